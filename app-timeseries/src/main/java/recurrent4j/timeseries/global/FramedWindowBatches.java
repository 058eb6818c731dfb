package recurrent4j.timeseries.global;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Batches;
import recurrent4j.data.Seeds;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Windows of many series as minibatches. Each window is cut when its turn comes: all of them at once would take a hundred
 * times the memory of the series.
 *
 * @param owners the number of the series that each window is of
 * @param origins where each window ends
 */
record FramedWindowBatches(List<FramedSeries> series, int[] owners, int[] origins, int horizon, String fingerprint)
        implements Batches {

    /** Of so many windows of a series, one judges where training waits for better epochs. */
    private static final int SHARE = 10;

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
        return new FramedWindowBatches(
                framed, owners, origins, framing.horizon(), set.fingerprint(framing + " " + most));
    }

    FramedWindowBatches none() {
        return those(i -> false, "none");
    }

    /** Returns the latest windows of each series, one of {@value #SHARE}, if some remain whose futures end before. */
    FramedWindowBatches latest() {
        var latest = new BitSet();
        int next;
        for (int from = 0; from < owners.length; from = next) {
            next = from + 1;
            while (next < owners.length && owners[next] == owners[from]) {
                next++;
            }
            int held = (next - from) / SHARE;
            if (held > 0 && origins[next - 1] + horizon <= origins[from + held - 1]) {
                latest.set(from, from + held);
            }
        }
        return those(latest::get, "latest");
    }

    /** Returns the windows whose futures end before any of others begins in the same series. */
    FramedWindowBatches before(FramedWindowBatches later) {
        int[] ends = new int[series.size()];
        Arrays.fill(ends, Integer.MAX_VALUE);
        for (int i = 0; i < later.origins.length; i++) {
            ends[later.owners[i]] = Math.min(ends[later.owners[i]], later.origins[i]);
        }
        return those(i -> origins[i] + horizon <= ends[owners[i]], "before " + later.fingerprint);
    }

    private FramedWindowBatches those(IntPredicate which, String name) {
        int[] kept = IntStream.range(0, origins.length).filter(which).toArray();
        return new FramedWindowBatches(
                series,
                Arrays.stream(kept).map(i -> owners[i]).toArray(),
                Arrays.stream(kept).map(i -> origins[i]).toArray(),
                horizon,
                fingerprint + " " + name);
    }

    @Override
    public long examples() {
        return origins.length;
    }

    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        int[] order = Batches.shuffled(origins.length, new Random(seed ^ Seeds.spread(number)));
        return Batches.cut(order, batchSize, learned, this::batch);
    }

    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> Batches.cut(IntStream.range(0, origins.length).toArray(), batchSize, 0, this::batch);
    }

    private DataSet batch(int[] numbers) {
        List<Window> windows = Arrays.stream(numbers)
                .mapToObj(i -> series.get(owners[i]).window(origins[i]))
                .toList();
        return WindowBatches.of(windows, false)
                .inOrder(numbers.length)
                .iterator()
                .next();
    }
}
