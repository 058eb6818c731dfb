package recurrent4j.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** One part of the data as minibatches, epoch after epoch. */
public interface Batches {

    /** How many examples an epoch shows: windows, reviews, or the tokens of a text. */
    long examples();

    /** How many minibatches of the given size an epoch has at most; the last may be smaller. */
    default int count(int batchSize) {
        return Math.toIntExact((examples() + batchSize - 1) / batchSize);
    }

    /**
     * Returns an epoch to learn from; the seed and the number of the epoch alone decide its order.
     *
     * @param number of the epoch, from 1
     */
    default Iterable<DataSet> epoch(int batchSize, long seed, int number) {
        return () -> rest(batchSize, seed, number, 0);
    }

    /**
     * Returns what is left of an epoch to learn from.
     *
     * @param number of the epoch, from 1
     */
    Iterator<DataSet> rest(int batchSize, long seed, int number, int learned);

    /** Returns everything once, in an order that never changes, to be judged by. */
    Iterable<DataSet> inOrder(int batchSize);

    /** Returns everything in order, pass after pass, for Deeplearning4j's own {@code evaluate}. */
    default DataSetIterator iterator(int batchSize) {
        return new BatchIterator(this, batchSize, pass -> inOrder(batchSize));
    }

    /** Returns an epoch to learn from in each pass, for Deeplearning4j's own {@code fit}. */
    default DataSetIterator iterator(int batchSize, long seed) {
        return new BatchIterator(this, batchSize, pass -> epoch(batchSize, seed, pass));
    }

    /**
     * Whether each minibatch of an epoch goes on, row by row, where the one before it ended, so that a network may go on
     * from its state.
     */
    default boolean consecutive() {
        return false;
    }

    /** A SHA-256 of the data and of how it is shown, by which a checkpoint recognises what it was trained on. */
    String fingerprint();

    /** Returns the numbers from 0 to below a count in random order. */
    static int[] shuffled(int count, Random random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /**
     * Returns the minibatches of examples in an order, each made when its turn comes.
     *
     * @param first the minibatch to begin with, from 0
     */
    static Iterator<DataSet> cut(int[] order, int batchSize, int first, Function<int[], DataSet> maker) {
        return IntStream.range(first, (order.length + batchSize - 1) / batchSize)
                .map(batch -> batch * batchSize)
                .mapToObj(from -> Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize)))
                .map(maker)
                .iterator();
    }
}
