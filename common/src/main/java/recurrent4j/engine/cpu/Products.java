package recurrent4j.engine.cpu;

import recurrent4j.engine.CellShape;

/**
 * The matrix products of a block, and the order in which its arrays hold the numbers of a step.
 *
 * <p>Going forward, and then back, it is told the step; all that it is asked for then belongs to that step.
 */
abstract class Products {
    final PackedWeights weights;
    final PackedWeights gradient;
    final CellShape shape;
    final Strip strip;
    final Gemm gemm = Blas.gemm();

    Products(PackedWeights weights, PackedWeights gradient, CellShape shape, Strip strip) {
        this.weights = weights;
        this.gradient = gradient;
        this.shape = shape;
        this.strip = strip;
    }

    /** Which unit the number at an index of a state array belongs to. */
    abstract int unit(int index);

    /** Copies a time step of {@code [time][feature][batch]} into an array of the block. */
    abstract void read(Floats source, int step, float[] target, int features);

    /** Copies an array of the block into a time step. */
    abstract void write(float[] source, Floats target, int step, int features);

    /** Multiplies every number of an example with the example's mask. */
    abstract void mask(float[] masks, int step, float[] values);

    /** Takes h before a slot's step. */
    abstract void state(float[] h, int slot);

    /** Makes room for as many slots; what they held is lost. */
    abstract void reserve(int slots);

    abstract void beginForward(Call call);

    /** Goes on to a step and its input; the state before it is in the slot. */
    abstract void forwardTo(int step, int slot);

    /** Pre-activations from x, the bias, and from h in some blocks; those that don't read x must have been {@link #put}. */
    abstract void preactivate(int fromBlock, int toBlock);

    /** Adds to the pre-activations of the first block what comes from a state that stands in for h there. */
    abstract void addKept(float[] kept);

    /** Copies the pre-activations of a block of units. */
    abstract void get(int block, float[] target);

    /** Replaces the pre-activations of a block of units, or sets the gradients with respect to them. */
    abstract void put(int block, float[] source);

    abstract void beginBackward(Wanted wanted);

    /** Goes back to a step. */
    abstract void backTo(int step, int slot);

    /** From the gradients of all pre-activations, of which some blocks read h, to those of the weights and of x. */
    abstract void differentiate(int fromBlock, int toBlock);

    /** The gradients of the weights that the state which stood in for h met. */
    abstract void differentiateKept(float[] kept);

    /** What the gradients of some blocks' pre-activations mean for h. */
    abstract void towardsState(int fromBlock, int toBlock, float[] target);

    /** Completes the gradients of the weights. */
    abstract void finish();
}
