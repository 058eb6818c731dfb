package recurrent4j.engine.cudnn;

import java.util.Optional;

/**
 * Recurrent layers on a device, with cuDNN's formulas and order of passes: a forward pass for training, then the gradient of
 * what it read, then that of the weights, on the same arrays.
 *
 * <p>Sequences are {@code [time][batch][features]}, states {@code [layers * directions][batch][units]}.
 */
interface Cells extends AutoCloseable {

    /** Numbers in the memory of the weights, some of which may belong to nothing. */
    long weights();

    /**
     * Where one of cuDNN's linear maps stands in the memory of the weights. They are numbered as cuDNN has them: first those of
     * the input, then those of the state, in the order of {@link Gates}.
     *
     * @param direction 0, or 1 for the layer that reads backwards
     */
    Place place(int layer, int direction, int map);

    /**
     * Where a map begins, in numbers.
     *
     * @param matrix {@code [units][inputs]}
     * @param bias {@code [units]}
     */
    record Place(long matrix, long bias) {}

    /** Readies it for batches of a size. */
    void prepare(int batch, int steps, Optional<int[]> lengths);

    /** Computes {@code pass.y()}, and remembers what the gradients need if it is for training. */
    void forward(Pass pass, boolean training);

    /** Computes the gradient of what was read from that of what was answered. */
    void differentiateInput(Pass pass, DeviceArray dy, DeviceArray dx);

    /** Adds the gradient of the weights. */
    void differentiateWeights(Pass pass, DeviceArray gradient);

    @Override
    void close();

    /** The arrays of a pass. */
    record Pass(DeviceArray weights, DeviceArray x, DeviceArray y, Optional<States> initial, Optional<States> last) {}

    /**
     * States of all layers.
     *
     * @param c {@link DeviceArray#NONE} where there is but one
     */
    record States(DeviceArray h, DeviceArray c) {}
}
