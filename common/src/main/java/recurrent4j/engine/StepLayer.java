package recurrent4j.engine;

/**
 * A recurrent layer of a {@link StepKernel}.
 *
 * @param shape formula and sizes
 * @param weights the trained parameters, which are copied
 */
public record StepLayer(CellShape shape, Parameters weights) {}
