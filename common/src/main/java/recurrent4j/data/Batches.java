package recurrent4j.data;

import java.util.Iterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** One part of the data as minibatches, epoch after epoch. */
public interface Batches {

    /** How many examples an epoch shows: windows, reviews, or the tokens of a text. */
    long examples();

    /** How many minibatches of the given size an epoch has at most; the last may be smaller. */
    int count(int batchSize);

    /**
     * Returns an epoch to learn from; the seed and the number of the epoch alone decide its order.
     *
     * @param number of the epoch, from 1
     */
    Iterable<DataSet> epoch(int batchSize, long seed, int number);

    /**
     * Returns what is left of an epoch to learn from.
     *
     * @param number of the epoch, from 1
     * @param learned how many of its minibatches are passed over
     */
    default Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        Iterator<DataSet> batches = epoch(batchSize, seed, number).iterator();
        for (int i = 0; i < learned && batches.hasNext(); i++) {
            batches.next();
        }
        return batches;
    }

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
    boolean consecutive();

    /** A SHA-256 of the data and of how it is shown, by which a checkpoint recognises what it was trained on. */
    String fingerprint();
}
