package recurrent4j.layers.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes one recurrent layer over whole sequences: state in, state out.
 *
 * <p>An engine keeps its work space from call to call, so a layer should own one. It may be used by one thread at a time;
 * engines of different layers don't know each other. Results depend on the number of threads that it was made for, but not
 * on timing: the same call gives the same bits.
 */
public interface RecurrentEngine {

    /**
     * An engine for the CPU.
     *
     * @param shape formula and sizes
     * @param threads how many threads may share a pass, at least 1; small layers use fewer
     * @return the engine
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    static RecurrentEngine onCpu(CellShape shape, int threads) {
        return new CpuEngine(shape, threads);
    }

    /**
     * Computes all outputs.
     *
     * @param weights the layer's parameters
     * @param sequence what to read
     * @param output {@code [batch, units, time]}, float32, dense in 'f' order: written
     * @return the pass, for the last state
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    Pass infer(Parameters weights, Sequence sequence, INDArray output);

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
