package recurrent4j.timeseries.global;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Batches;
import recurrent4j.data.Seeds;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.io.Checksum;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Windows of many series as minibatches. Each window is cut when its turn comes: all of them at once would take a hundred
 * times the memory of the series.
 */
final class FramedWindowBatches implements Batches {

    private final List<FramedSeries> series;
    private final int[] owners;
    private final int[] origins;
    private final String fingerprint;

    private FramedWindowBatches(List<FramedSeries> series, int[] owners, int[] origins, String fingerprint) {
        this.series = series;
        this.owners = owners;
        this.origins = origins;
        this.fingerprint = fingerprint;
    }

    /**
     * Finds the windows of a set.
     *
     * @param most windows of a series; series in which nothing changes have none
     */
    static FramedWindowBatches of(SeriesSet set, Framing framing, int most) {
        List<FramedSeries> framed =
                set.series().stream().map(one -> new FramedSeries(one, framing)).toList();
        List<int[]> found =
                framed.stream().parallel().map(one -> one.origins(most)).toList();
        int[] owners = IntStream.range(0, found.size())
                .flatMap(i -> Arrays.stream(found.get(i)).map(origin -> i))
                .toArray();
        int[] origins = found.stream().flatMapToInt(Arrays::stream).toArray();
        return new FramedWindowBatches(framed, owners, origins, fingerprint(set, framing + " " + most));
    }

    /** Returns the first window alone: what weights are kept is not decided by it. */
    FramedWindowBatches first() {
        return new FramedWindowBatches(
                series, Arrays.copyOf(owners, 1), Arrays.copyOf(origins, 1), fingerprint + " first");
    }

    @Override
    public long examples() {
        return origins.length;
    }

    @Override
    public int count(int batchSize) {
        return (origins.length + batchSize - 1) / batchSize;
    }

    @Override
    public boolean consecutive() {
        return false;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Iterable<DataSet> epoch(int batchSize, long seed, int number) {
        return () -> batches(shuffled(new Random(seed ^ Seeds.spread(number))), batchSize);
    }

    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> batches(IntStream.range(0, origins.length).toArray(), batchSize);
    }

    private int[] shuffled(Random random) {
        int[] order = IntStream.range(0, origins.length).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private Iterator<DataSet> batches(int[] order, int batchSize) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < order.length;
            }

            @Override
            public DataSet next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = next;
                next = Math.min(order.length, from + batchSize);
                List<Window> batch = Arrays.stream(order, from, next)
                        .mapToObj(FramedWindowBatches.this::window)
                        .toList();
                return WindowBatches.of(batch, false)
                        .inOrder(batchSize)
                        .iterator()
                        .next();
            }
        };
    }

    private Window window(int number) {
        return series.get(owners[number]).window(origins[number]);
    }

    /** The series and how they are cut decide all windows, so that none has to be cut for it. */
    private static String fingerprint(SeriesSet set, String cut) {
        var fingerprint = new Checksum().add(cut);
        for (Series one : set.series()) {
            fingerprint
                    .add(one.id() + " " + one.clock().label(0) + " "
                            + one.clock().step())
                    .add(bytes(one.values()));
            for (double[] covariate : one.covariates()) {
                fingerprint.add(bytes(covariate));
            }
        }
        return fingerprint.hex();
    }

    private static ByteBuffer bytes(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        return bytes;
    }
}
