package recurrent4j.data;

import org.nd4j.linalg.dataset.DataSet;

/** One part of the data as minibatches, epoch after epoch. */
public interface Batches {

    /** How many examples an epoch shows: windows, reviews, or the tokens of a text. */
    long examples();

    /** How many minibatches of the given size an epoch has; the last may be smaller. */
    int count(int batchSize);

    /**
     * Returns an epoch to learn from; the seed and the number of the epoch alone decide its order.
     *
     * @param number of the epoch, from 1
     */
    Iterable<DataSet> epoch(int batchSize, long seed, int number);

    /** Returns everything once, in an order that never changes, to be judged by. */
    Iterable<DataSet> inOrder(int batchSize);

    /**
     * Whether each minibatch of an epoch goes on, row by row, where the one before it ended, so that a network may go on
     * from its state.
     */
    boolean consecutive();

    /** A SHA-256 of the data and of how it is shown, by which a checkpoint recognises what it was trained on. */
    String fingerprint();
}
