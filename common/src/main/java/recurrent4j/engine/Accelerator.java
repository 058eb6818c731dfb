package recurrent4j.engine;

import java.util.Optional;

/** A device that computes whole networks, such as a GPU; or the reason why there is none. */
public interface Accelerator {

    /** Why it cannot compute here, as a sentence that names the way out; empty if it can. */
    Optional<String> missing();

    /**
     * What computes, in one line, such as {@code NVIDIA H100, CUDA 13.0, cuDNN 9.13}.
     *
     * @throws IllegalStateException with the sentence, if it cannot compute here
     */
    String description();

    /** Why it cannot compute a network that it is asked for, as a sentence that names the way out; empty if it can. */
    Optional<String> refusal(NetworkShape shape);

    /**
     * A network on the device, with weights of zero until some are loaded.
     *
     * @throws IllegalStateException with the sentence, if it cannot compute here
     * @throws IllegalArgumentException with the sentence of {@link #refusal}, if it cannot compute that
     */
    NetworkKernel network(NetworkShape shape, Precision precision);

    /** How products are computed. */
    enum Precision {
        /** In single precision, which the CPU computes in, too. */
        FLOAT32,
        /** With factors of 10 bits, on tensor cores (NVIDIA's TensorFloat-32); everything else in single precision. */
        TF32
    }
}
