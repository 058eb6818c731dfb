package recurrent4j.layers.engine;

/**
 * A recurrent layer of a {@link StepEngine}.
 *
 * @param shape formula and sizes
 * @param weights the trained parameters, which are copied
 */
public record StepLayer(CellShape shape, Parameters weights) {}
