package recurrent4j.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;

/**
 * Windows of one shape as minibatches: features {@code [batch, features, time]}, labels {@code [batch, horizon]}, or
 * {@code [batch, horizon, time]} if there is an answer at every step. Arrays are in order 'f', which is what recurrent
 * layers read without a copy.
 *
 * @param everyStep whether the labels of every step are the target's values that follow it, rather than the future alone
 *     being the one label of the window
 * @param augmentation changes each window anew whenever it is shuffled into a minibatch
 * @param consecutive whether the windows follow each other, and are shown in their order
 */
public record WindowBatches(List<Window> windows, boolean everyStep, Augmentation augmentation, boolean consecutive)
        implements Batches {

    /** @throws InputException if there is no window, or if two differ in shape */
    public WindowBatches {
        if (windows.isEmpty()) {
            throw new InputException("There is no window to make batches of; give a longer series.");
        }
        Window first = windows.get(0);
        for (Window window : windows) {
            if (window.features() != first.features()
                    || window.steps() != first.steps()
                    || window.horizon() != first.horizon()) {
                throw new InputException(
                        "A window of %d features, %d steps and %d future values stands beside one of %d, %d and %d; all must have one shape.",
                        window.features(),
                        window.steps(),
                        window.horizon(),
                        first.features(),
                        first.steps(),
                        first.horizon());
            }
        }
        windows = List.copyOf(windows);
    }

    /** Windows that are shown as they are, each by itself; they are kept and not copied. */
    public static WindowBatches of(List<Window> windows, boolean everyStep) {
        return new WindowBatches(windows, everyStep, Augmentation.NONE, false);
    }

    /** The same batches, each window changed anew whenever it is shuffled into one. */
    public WindowBatches augmented(Augmentation change) {
        return new WindowBatches(windows, everyStep, change, consecutive);
    }

    /** The same batches, of windows that follow each other and are shown in their order. */
    public WindowBatches inSuccession() {
        return new WindowBatches(windows, everyStep, augmentation, true);
    }

    /** The number of windows. */
    @Override
    public long examples() {
        return windows.size();
    }

    /**
     * Returns what is left of all windows: in their order if they follow each other, else shuffled.
     *
     * @throws InputException if they follow each other, which they can do only one by one, and more are wanted in a batch
     */
    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        if (consecutive && batchSize != 1) {
            throw new InputException(
                    "A state is carried from one window to the next, and a minibatch of %d would mix them; choose 1.",
                    batchSize);
        }
        var random = new Random(seed ^ Seeds.spread(number));
        Iterator<DataSet> batches = consecutive
                ? inOrder(1).iterator()
                : Batches.cut(
                        Batches.shuffled(windows.size(), random),
                        batchSize,
                        0,
                        some -> batch(some, window -> augmentation.apply(window, random)));
        // What is passed over has drawn its augmentations.
        for (int i = 0; i < learned && batches.hasNext(); i++) {
            batches.next();
        }
        return batches;
    }

    /** All windows as they stand, without augmentation. */
    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        int[] order = IntStream.range(0, windows.size()).toArray();
        return () -> Batches.cut(order, batchSize, 0, some -> batch(some, UnaryOperator.identity()));
    }

    @Override
    public String fingerprint() {
        var fingerprint = new Checksum().add(everyStep + " " + augmentation + " " + consecutive);
        for (Window window : windows) {
            for (float[] feature : window.past()) {
                fingerprint.add(feature);
            }
            fingerprint.add(window.future());
        }
        return fingerprint.hex();
    }

    private DataSet batch(int[] numbers, UnaryOperator<Window> change) {
        Window[] batch =
                Arrays.stream(numbers).mapToObj(windows::get).map(change).toArray(Window[]::new);
        return new DataSet(features(batch), labels(batch));
    }

    /** The windows' past as one array {@code [batch, features, time]} in order 'f'. */
    public static INDArray features(Window... batch) {
        int size = batch.length;
        int features = batch[0].features();
        int steps = batch[0].steps();
        float[] values = new float[size * features * steps];
        for (int b = 0; b < size; b++) {
            for (int feature = 0; feature < features; feature++) {
                float[] past = batch[b].past()[feature];
                for (int step = 0; step < steps; step++) {
                    values[(step * features + feature) * size + b] = past[step];
                }
            }
        }
        return Nd4j.create(values, new long[] {size, features, steps}, 'f');
    }

    /** What follows the last step alone, or each step. */
    private INDArray labels(Window[] batch) {
        int horizon = batch[0].horizon();
        int steps = batch[0].steps();
        int first = everyStep ? 0 : steps - 1;
        float[] values = new float[batch.length * horizon * (steps - first)];
        for (int b = 0; b < batch.length; b++) {
            float[] past = batch[b].past()[0];
            for (int step = first; step < steps; step++) {
                for (int h = 0; h < horizon; h++) {
                    int at = step + 1 + h;
                    values[((step - first) * horizon + h) * batch.length + b] =
                            at < steps ? past[at] : batch[b].future()[at - steps];
                }
            }
        }
        long[] shape = everyStep ? new long[] {batch.length, horizon, steps} : new long[] {batch.length, horizon};
        return Nd4j.create(values, shape, 'f');
    }
}
