package recurrent4j.engine.cpu;

import java.util.Optional;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * The matrix products of a block, and the order in which its arrays hold the numbers of a step.
 *
 * <p>Going forward, and then back, it is told the step; all that it is asked for then belongs to that step.
 */
abstract class Products {

    /**
     * What all blocks of a forward pass share.
     *
     * @param input of as many features as the layer reads
     * @param tokens the input, if it is nothing but single ones
     * @param output a feature a unit
     * @param initial state arrays, {@code [units][batch]}, or none
     * @param mask {@code [time][batch]}
     * @param recording whether a backward pass may follow
     */
    record Call(
            int batch,
            int steps,
            SequenceArray input,
            Optional<OneHotInput> tokens,
            SequenceArray output,
            Floats[] initial,
            Optional<float[]> mask,
            boolean recording) {

        int slots() {
            return recording ? steps + 1 : 2;
        }

        /** The step behind the last that exists in any of some examples, at least 1: what follows is padding. */
        int end(Strip strip) {
            return mask.map(exists -> strip.end(exists, steps)).orElse(steps);
        }
    }

    /**
     * What all blocks of a backward pass share: gradients in the layout of the output and the input; and this block's
     * own sums of squares of the gradients of h by step, without room for any if nobody asks.
     */
    record Wanted(SequenceArray epsilon, Optional<SequenceArray> input, double[] squares) {}

    final PackedWeights weights;
    final PackedWeights gradient;
    final CellShape shape;
    final Strip strip;
    /** States that there is room for: one before each step and the last, or two in turns. */
    final int slots;

    final Blas.Gemm gemm = Blas.gemm();
    Call call;

    /** The step behind the last that is computed: beyond it, all examples of the block are padding. */
    int end;

    /** Whether a pass makes all steps in one go, so that their arrays may be copied several steps at once. */
    boolean inOneGo;

    Optional<SequenceArray> inputGradient = Optional.empty();
    int step;
    int slot;

    Products(PackedWeights weights, PackedWeights gradient, CellShape shape, Strip strip, int slots) {
        this.weights = weights;
        this.gradient = gradient;
        this.shape = shape;
        this.strip = strip;
        this.slots = slots;
    }

    /** Which unit the number at an index of a state array belongs to. */
    abstract int unit(int index);

    /** Copies a time step of {@code [time][feature][batch]} into an array of the block. */
    void read(Floats source, int from, float[] target, int features) {
        strip.read(source, from, target, features);
    }

    /** Copies an array of the block into a time step. */
    void write(float[] source, Floats target, int to, int features) {
        strip.write(source, target, to, features);
    }

    /** Copies a time step of sequences into an array of the block. */
    void read(SequenceArray source, int step, float[] target, int features) {
        read(source.numbers(), step, target, features);
    }

    /** Copies an array of the block into a time step of sequences. */
    void write(float[] source, SequenceArray target, int step, int features) {
        write(source, target.numbers(), step, features);
    }

    /** Writes h after a step of a forward pass, or notes that it is to be written with that of a later step. */
    void answer(float[] h, int step) {
        write(h, call.output(), step, shape.units());
    }

    /** Copies the gradient of h after a step of a backward pass. */
    void error(SequenceArray epsilon, int step, float[] dh) {
        read(epsilon, step, dh, shape.units());
    }

    /** Sets all features of a time step to zero. */
    final void clear(SequenceArray target, int step, int features) {
        write(new float[features * strip.size()], target, step, features);
    }

    /** Multiplies every number of an example with the example's mask. */
    void mask(float[] masks, int at, float[] values) {
        strip.mask(masks, at, values);
    }

    /** Takes h before a slot's step. */
    abstract void state(float[] h, int to);

    /** Gives back the memory outside the Java heap. */
    void free() {
        gradient.free();
    }

    void beginForward(Call next) {
        call = next;
        end = call.end(strip);
    }

    /** Goes on to a step and its input; the state before it is in the slot. */
    abstract void forwardTo(int next, int before);

    /** Pre-activations from x, the bias, and from h in some blocks; those that don't read x must have been {@link #put}. */
    abstract void preactivate(int fromBlock, int toBlock);

    /** Adds to the pre-activations of the first block what comes from a state that stands in for h there. */
    abstract void addKept(float[] kept);

    /** Copies the pre-activations of a block of units. */
    abstract void get(int block, float[] target);

    /** Replaces the pre-activations of a block of units, or sets the gradients with respect to them. */
    abstract void put(int block, float[] source);

    void beginBackward(Wanted wanted) {
        inputGradient = wanted.input();
    }

    void backTo(int next, int before) {
        step = next;
        slot = before;
    }

    /** From the gradients of all pre-activations, of which some blocks read h, to those of the weights and of x. */
    abstract void differentiate(int fromBlock, int toBlock);

    /** The gradients of the weights that the state which stood in for h met. */
    abstract void differentiateKept(float[] kept);

    /** What the gradients of some blocks' pre-activations mean for h. */
    abstract void towardsState(int fromBlock, int toBlock, float[] target);

    abstract void finish();
}
