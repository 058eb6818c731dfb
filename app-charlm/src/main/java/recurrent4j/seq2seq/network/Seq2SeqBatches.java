package recurrent4j.seq2seq.network;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Batches;
import recurrent4j.data.PaddedTokens;
import recurrent4j.data.Seeds;

/**
 * The numbers of pairs that are shown together, {@code [pairs, 1]}: of similar lengths, so that little is padded. What a
 * network reads of them {@link Seq2SeqObjective} finds when their turn comes.
 *
 * @param sources the length of each source
 * @param targets that of each target
 */
record Seq2SeqBatches(int[] sources, int[] targets, String fingerprint) implements Batches {

    /** Pairs that are judged side by side: each step of each has a number for every token of a vocabulary. */
    private static final int JUDGED = 64;

    static int[] numbers(DataSet batch) {
        return batch.getFeatures().toIntVector();
    }

    @Override
    public long examples() {
        return sources.length;
    }

    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        var random = new Random(seed ^ Seeds.spread(number));
        return PaddedTokens.shuffled(sources.length, alike(), batchSize, random).stream()
                .skip(learned)
                .map(this::batch)
                .iterator();
    }

    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        int most = Math.min(batchSize, JUDGED);
        List<Integer> order =
                IntStream.range(0, sources.length).boxed().sorted(alike()).toList();
        return () -> batches(order, most).map(this::batch).iterator();
    }

    private static Stream<List<Integer>> batches(List<Integer> order, int most) {
        return IntStream.range(0, (order.size() + most - 1) / most)
                .mapToObj(i -> order.subList(i * most, Math.min(order.size(), (i + 1) * most)));
    }

    /** The target's side costs more, since every step of it reads all of the source and chooses among a vocabulary. */
    private Comparator<Integer> alike() {
        return Comparator.<Integer>comparingInt(pair -> targets[pair]).thenComparingInt(pair -> sources[pair]);
    }

    /** Longer sources first, so that an engine may leave out what is padding in many neighbours. */
    private DataSet batch(List<Integer> pairs) {
        INDArray numbers = Nd4j.createFromArray(pairs.stream()
                .sorted(Comparator.comparingInt(pair -> -sources[pair]))
                .mapToInt(Integer::intValue)
                .toArray());
        return new DataSet(numbers.reshape(pairs.size(), 1), null);
    }
}
