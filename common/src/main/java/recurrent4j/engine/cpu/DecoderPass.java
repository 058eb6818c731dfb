package recurrent4j.engine.cpu;

import java.util.Optional;
import recurrent4j.engine.DecoderKernel.DecoderShape;

/**
 * What all blocks of a decoder's pass share. Arrays are {@code [time][features][batch]}; each block has columns of its own.
 *
 * @param input of the lowest layer: the target's vectors, with room for what is fed behind them if something is
 * @param states of each layer
 * @param initial states of each layer before the first step
 * @param recording whether a backward pass may follow
 */
record DecoderPass(
        DecoderShape shape,
        Extent extent,
        Floats target,
        Floats input,
        Floats[] states,
        Floats[][] initial,
        Floats memory,
        Floats output,
        DecoderWeights weights,
        boolean recording) {

    /**
     * How much there is, and what of it exists.
     *
     * @param targetMask {@code [time][batch]}
     * @param memoryMask {@code [time][batch]}
     */
    record Extent(int batch, int steps, int memorySteps, Optional<float[]> targetMask, Optional<float[]> memoryMask) {}

    /** Gradients by what a pass has read and computed, in the same layout. */
    record Gradients(Floats epsilon, Floats target, Floats input, Floats[] states, Floats memory) {}

    /** Returns what a layer computes in this pass. */
    Products.Call call(int layer) {
        return new Products.Call(
                extent.batch,
                extent.steps,
                SequenceArray.byFeature(layer == 0 ? input : states[layer - 1]),
                Optional.empty(),
                SequenceArray.byFeature(states[layer]),
                initial[layer],
                extent.targetMask,
                recording);
    }

    int top() {
        return states.length - 1;
    }
}
