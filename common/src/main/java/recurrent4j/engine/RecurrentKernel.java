package recurrent4j.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes one recurrent layer over whole sequences: state in, state out.
 */
public interface RecurrentKernel {

    /**
     * Computes all outputs.
     *
     * @param weights the layer's parameters
     * @param sequence what to read
     * @param output {@code [batch, units, time]}, float32, dense in 'f' order: written
     * @return the pass, for the last state
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    ForwardPass infer(Parameters weights, Sequence sequence, INDArray output);

    /**
     * Computes all outputs and remembers what the backward pass needs.
     *
     * @param weights the layer's parameters
     * @param sequence what to read
     * @param output {@code [batch, units, time]}, float32, dense in 'f' order: written
     * @return the tape
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    Tape record(Parameters weights, Sequence sequence, INDArray output);
}
