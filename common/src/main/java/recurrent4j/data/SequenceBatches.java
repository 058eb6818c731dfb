package recurrent4j.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Windows of one shape as minibatches: features {@code [batch, features, time]}, labels {@code [batch, horizon]}, or
 * {@code [batch, horizon, time]} if there is an answer at every step, perhaps with a mask {@code [batch, time]} of
 * those that count. Arrays are in order 'f', which is what recurrent layers read without a copy.
 */
public final class SequenceBatches {

    private final List<Window> windows;
    private final boolean everyStep;
    private final Augmentation augmentation;
    private final double emphasis;

    private SequenceBatches(List<Window> windows, boolean everyStep, Augmentation augmentation, double emphasis) {
        this.windows = windows;
        this.everyStep = everyStep;
        this.augmentation = augmentation;
        this.emphasis = emphasis;
    }

    /**
     * Prepares windows, which are kept and not copied.
     *
     * @param everyStep whether the labels of every step are the target's values that follow it, rather than the future
     *     alone being the one label of the window
     * @throws IllegalArgumentException if there is no window, or if two differ in shape
     */
    public static SequenceBatches of(List<Window> windows, boolean everyStep) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("There is no window to make batches of; give a longer series.");
        }
        Window first = windows.get(0);
        for (Window window : windows) {
            if (window.features() != first.features()
                    || window.steps() != first.steps()
                    || window.horizon() != first.horizon()) {
                throw new IllegalArgumentException(
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
        return new SequenceBatches(List.copyOf(windows), everyStep, Augmentation.NONE, 0);
    }

    /** Reads every sequence of a reader once, as {@link Window#read} does; later passes touch plain arrays only. */
    public static SequenceBatches read(SequenceRecordReader reader, int horizon, boolean everyStep) {
        return of(Window.read(reader, horizon), everyStep);
    }

    /** The same batches, each window changed anew whenever it is shuffled into one. */
    public SequenceBatches augmented(Augmentation change) {
        return new SequenceBatches(windows, everyStep, change, emphasis);
    }

    /**
     * The same batches, with a mask by which later answers count more: that after step {@code k} of {@code n} in
     * {@code (k / n)^power} of the windows of a batch, the last in all. The first answers have seen too little to be good,
     * and their large errors drown the small ones of the last.
     *
     * <p>The mask is of zeros and ones, since Deeplearning4j applies the mask of a single output twice to the gradient.
     *
     * @param power 0 if all answers count alike, infinite if the last one alone; of no effect where there is only one
     * @throws IllegalArgumentException if the power is negative or NaN
     */
    public SequenceBatches emphasizing(double power) {
        if (!(power >= 0)) {
            throw new IllegalArgumentException(
                    "An emphasis of %s favours the answers that have seen least; choose 0 or more.".formatted(power));
        }
        return new SequenceBatches(windows, everyStep, augmentation, power);
    }

    /** The number of windows. */
    public int examples() {
        return windows.size();
    }

    /** The number of minibatches of the given size, the last of which may be smaller. */
    public int batches(int batchSize) {
        return (windows.size() + batchSize - 1) / batchSize;
    }

    /** All windows in an order, and with augmentations, that the seed and the number of the epoch alone decide. */
    public Iterable<DataSet> shuffled(int batchSize, long seed, int epoch) {
        return () -> {
            // Far seeds for near epochs: java.util.Random's first numbers resemble each other for neighbouring seeds.
            var random = new Random(seed ^ (epoch * 0x9E3779B97F4A7C15L));
            return batches(permutation(random), batchSize, augmentation, random);
        };
    }

    /** All windows as they stand, without augmentation. */
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> batches(identity(), batchSize, Augmentation.NONE, new Random(0));
    }

    /** All windows as they stand, for Deeplearning4j's own {@code fit} and {@code evaluate}. */
    public DataSetIterator iterator(int batchSize) {
        return new ExistingDataSetIterator(inOrder(batchSize));
    }

    /** A SHA-256 of all numbers and the emphasis, by which a checkpoint recognises what it was trained on. */
    public String fingerprint() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one.", e);
        }
        for (Window window : windows) {
            for (float[] feature : window.past()) {
                digest.update(bytes(feature));
            }
            digest.update(bytes(window.future()));
        }
        if (emphasis > 0) {
            digest.update(
                    ByteBuffer.allocate(Double.BYTES).putDouble(0, emphasis).array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private int[] identity() {
        int[] order = new int[windows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    private int[] permutation(Random random) {
        int[] order = identity();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
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
                return data(batch);
            }
        };
    }

    private DataSet data(Window[] batch) {
        if (!everyStep) {
            return new DataSet(features(batch), Labels.ofTheFuture(batch));
        }
        var data = new DataSet(features(batch), Labels.ofEveryStep(batch));
        if (emphasis > 0) {
            data.setLabelsMaskArray(Labels.emphasis(batch, emphasis));
        }
        return data;
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
}
