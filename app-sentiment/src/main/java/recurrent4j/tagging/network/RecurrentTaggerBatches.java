package recurrent4j.tagging.network;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Batches;
import recurrent4j.data.PaddedTokens;
import recurrent4j.data.Seeds;

/**
 * The numbers of sentences that are shown together, {@code [sentences, 1]}: of similar lengths, so that little is padded. What
 * a network reads of them {@link RecurrentTaggerObjective} finds when their turn comes.
 */
record RecurrentTaggerBatches(int[] lengths, String fingerprint) implements Batches {

    static int[] numbers(DataSet batch) {
        return batch.getFeatures().toIntVector();
    }

    @Override
    public long examples() {
        return lengths.length;
    }

    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        List<List<Integer>> batches =
                PaddedTokens.shuffled(lengths, batchSize, new Random(seed ^ Seeds.spread(number)));
        return batches.stream().skip(learned).map(RecurrentTaggerBatches::batch).iterator();
    }

    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> PaddedTokens.batches(lengths, batchSize).stream()
                .map(RecurrentTaggerBatches::batch)
                .iterator();
    }

    private static DataSet batch(List<Integer> sentences) {
        INDArray numbers = Nd4j.createFromArray(
                sentences.stream().mapToInt(Integer::intValue).toArray());
        return new DataSet(numbers.reshape(sentences.size(), 1), null);
    }
}
