package recurrent4j.layers.fused;

/** The names of a layer's parameters, as Deeplearning4j's layers have them. */
public final class ParameterNames {

    /** Weights of what the layer reads, or the rows of an embedding. */
    public static final String INPUT_WEIGHTS = "W";

    /** Weights of the state that a recurrent layer carries from step to step. */
    public static final String RECURRENT_WEIGHTS = "RW";

    /** What is added whatever the layer reads. */
    public static final String BIAS = "b";

    private ParameterNames() {}
}
