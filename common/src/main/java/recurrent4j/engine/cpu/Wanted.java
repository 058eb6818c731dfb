package recurrent4j.engine.cpu;

import java.util.Optional;

/**
 * What all blocks of a backward pass share.
 *
 * @param epsilon gradient of the output, {@code [time][units][batch]}
 * @param input where the gradient of the input goes, {@code [time][inputs][batch]}
 * @param squares sums of squares of the gradients of h by step, this block's own; empty if nobody asks
 */
record Wanted(Floats epsilon, Optional<Floats> input, double[] squares) {}
