package recurrent4j.data;

import java.util.Iterator;
import java.util.function.IntFunction;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;

/** Minibatches as Deeplearning4j's own {@code fit} and {@code evaluate} want them, pass after pass. */
final class BatchIterator extends ExistingDataSetIterator {

    private static final long serialVersionUID = 1;

    private final int batchSize;

    /** @param passes returns the minibatches of each pass, counted from 1; a pass of which none was taken does not count */
    BatchIterator(Batches batches, int batchSize, IntFunction<Iterable<DataSet>> passes) {
        this(counted(passes), batches.inOrder(1).iterator().next(), batches.examples(), batchSize);
    }

    private BatchIterator(Iterable<DataSet> passes, DataSet example, long examples, int batchSize) {
        super(
                passes,
                (int) Math.min(Integer.MAX_VALUE, examples),
                (int) example.getFeatures().size(1),
                (int) example.getLabels().size(1));
        this.batchSize = batchSize;
    }

    private static Iterable<DataSet> counted(IntFunction<Iterable<DataSet>> passes) {
        int[] taken = new int[1];
        return () -> {
            int pass = taken[0] + 1;
            Iterator<DataSet> rest = passes.apply(pass).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rest.hasNext();
                }

                @Override
                public DataSet next() {
                    taken[0] = pass;
                    return rest.next();
                }
            };
        };
    }

    /** Returns how many examples a minibatch has at most. */
    @Override
    public int batch() {
        return batchSize;
    }
}
