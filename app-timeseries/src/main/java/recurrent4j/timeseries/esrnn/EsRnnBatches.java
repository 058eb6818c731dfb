package recurrent4j.timeseries.esrnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Batches;

/**
 * The numbers of series that are shown together, {@code [series, 1]}: series of similar lengths, so that little is padded.
 * What a network reads of them changes while it learns, so that {@link EsRnnObjective} finds it when their turn comes.
 */
record EsRnnBatches(int[] lengths, String fingerprint) implements Batches {

    /** How much lengths may differ by chance when series are put together by length. */
    private static final double JITTER = 0.1;

    private static final int FEW = 16;

    static int[] numbers(DataSet batch) {
        return batch.getFeatures().toIntVector();
    }

    @Override
    public long examples() {
        return IntStream.of(lengths).asLongStream().sum();
    }

    @Override
    public int count(int batchSize) {
        return (lengths.length + batchSize - 1) / batchSize;
    }

    /** Returns what is left of an epoch, each of which goes on in the sequence of chance where the one before it ended. */
    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        var random = new Random(seed);
        for (int earlier = 1; earlier < number; earlier++) {
            random.doubles(lengths.length).sum();
            Collections.shuffle(Arrays.asList(new Object[count(batchSize)]), random);
        }
        double[] keys = IntStream.of(lengths)
                .mapToDouble(length -> length * (1 + JITTER * random.nextDouble()))
                .toArray();
        int[] order = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i]))
                .mapToInt(i -> i)
                .toArray();
        List<DataSet> batches = new ArrayList<>();
        Batches.cut(order, batchSize, 0, EsRnnBatches::batch).forEachRemaining(batches::add);
        Collections.shuffle(batches, random);
        return batches.listIterator(learned);
    }

    /** Returns batches of few, whatever is asked for: whole series take much memory. */
    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        int[] order = IntStream.range(0, lengths.length).toArray();
        return () -> Batches.cut(order, Math.min(batchSize, FEW), 0, EsRnnBatches::batch);
    }

    private static DataSet batch(int[] numbers) {
        return new DataSet(Nd4j.createFromArray(numbers).reshape(numbers.length, 1), null);
    }
}
