package recurrent4j.data;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;

/**
 * Windows of one shape as minibatches: features {@code [batch, features, time]}, labels {@code [batch, horizon]}, or
 * {@code [batch, horizon, time]} if there is an answer at every step. Arrays are in order 'f', which is what recurrent
 * layers read without a copy.
 */
public final class WindowBatches implements Batches {

    private final List<Window> windows;
    private final boolean everyStep;
    private final Augmentation augmentation;
    private final boolean consecutive;

    private WindowBatches(List<Window> windows, boolean everyStep, Augmentation augmentation, boolean consecutive) {
        this.windows = windows;
        this.everyStep = everyStep;
        this.augmentation = augmentation;
        this.consecutive = consecutive;
    }

    /**
     * Prepares windows, which are kept and not copied.
     *
     * @param everyStep whether the labels of every step are the target's values that follow it, rather than the future
     *     alone being the one label of the window
     * @throws InputException if there is no window, or if two differ in shape
     */
    public static WindowBatches of(List<Window> windows, boolean everyStep) {
        if (windows.isEmpty()) {
            throw new InputException("There is no window to make batches of; give a longer series.");
        }
        Window first = windows.get(0);
        for (Window window : windows) {
            if (window.features() != first.features()
                    || window.steps() != first.steps()
                    || window.horizon() != first.horizon()) {
                throw new InputException(
                        "A window of %d features, %d steps and %d future values stands beside one of %d, %d and %d; all must have one shape."
                                .formatted(
                                        window.features(),
                                        window.steps(),
                                        window.horizon(),
                                        first.features(),
                                        first.steps(),
                                        first.horizon()));
            }
        }
        return new WindowBatches(List.copyOf(windows), everyStep, Augmentation.NONE, false);
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

    @Override
    public int count(int batchSize) {
        return (windows.size() + batchSize - 1) / batchSize;
    }

    @Override
    public boolean consecutive() {
        return consecutive;
    }

    /**
     * Returns all windows: in their order if they follow each other, else shuffled.
     *
     * @throws InputException if they follow each other, which they can do only one by one, and more are wanted
     *     in a batch
     */
    @Override
    public Iterable<DataSet> epoch(int batchSize, long seed, int number) {
        if (consecutive && batchSize != 1) {
            throw new InputException(
                    "A state is carried from one window to the next, and a minibatch of %d would mix them; choose 1."
                            .formatted(batchSize));
        }
        return consecutive ? inOrder(batchSize) : shuffled(batchSize, seed, number);
    }

    /** All windows in an order, and with augmentations, that the seed and the number of the epoch alone decide. */
    Iterable<DataSet> shuffled(int batchSize, long seed, int epoch) {
        return () -> {
            var random = new Random(seed ^ Seeds.spread(epoch));
            return batches(Seeds.shuffled(windows.size(), random), batchSize, augmentation, random);
        };
    }

    /** All windows as they stand, without augmentation. */
    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> batches(identity(), batchSize, Augmentation.NONE, new Random(0));
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

    private int[] identity() {
        int[] order = new int[windows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    private Iterator<DataSet> batches(int[] order, int batchSize, Augmentation change, Random random) {
        return new Iterator<>() {
            private int next = 0;

            @Override
            public boolean hasNext() {
                return next < order.length;
            }

            @Override
            public DataSet next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Window[] batch = new Window[Math.min(batchSize, order.length - next)];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = change.apply(windows.get(order[next++]), random);
                }
                return new DataSet(features(batch), everyStep ? labelsOfEveryStep(batch) : labels(batch));
            }
        };
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

    private static INDArray labels(Window[] batch) {
        int size = batch.length;
        int horizon = batch[0].horizon();
        float[] values = new float[size * horizon];
        for (int b = 0; b < size; b++) {
            for (int h = 0; h < horizon; h++) {
                values[h * size + b] = batch[b].future()[h];
            }
        }
        return Nd4j.create(values, new long[] {size, horizon}, 'f');
    }

    private static INDArray labelsOfEveryStep(Window[] batch) {
        int size = batch.length;
        int horizon = batch[0].horizon();
        int steps = batch[0].steps();
        float[] values = new float[size * horizon * steps];
        for (int b = 0; b < size; b++) {
            float[] past = batch[b].past()[0];
            float[] future = batch[b].future();
            for (int step = 0; step < steps; step++) {
                for (int h = 0; h < horizon; h++) {
                    int at = step + 1 + h;
                    values[(step * horizon + h) * size + b] = at < steps ? past[at] : future[at - steps];
                }
            }
        }
        return Nd4j.create(values, new long[] {size, horizon, steps}, 'f');
    }
}
