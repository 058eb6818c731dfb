package recurrent4j.train;

import java.util.Arrays;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;

/**
 * The loss of a network that answers any number of labels, {@link recurrent4j.model.Readout.Label#several}, for batches whose
 * examples are of one class each, namely of the one set of labels that they have: the sum of the labels' binary
 * cross-entropies, as the network's own last layer computes it, in nats an example.
 */
public final class LabelSets implements Objective {

    /** A row for each set, a column for each label: 1 for the labels of the set, and otherwise 0. */
    private final boolean[][] sets;

    /**
     * Takes which labels each set has: a row for each set, in the order of the classes, a column for each label.
     *
     * @throws InputException if there is no set, or one says it of another number of labels than the first
     */
    public LabelSets(boolean[][] sets) {
        this.sets = Arrays.stream(sets).map(boolean[]::clone).toArray(boolean[][]::new);
        if (sets.length == 0 || Arrays.stream(sets).anyMatch(set -> set.length != sets[0].length)) {
            throw new InputException(
                    "Of %d sets of labels each must say it of as many labels as the first; give one set or more.",
                    sets.length);
        }
    }

    @Override
    public Loss gradient(Network network, DataSet batch) {
        return OF_NETWORK.gradient(network, labelled(batch));
    }

    @Override
    public Loss loss(Network network, DataSet batch) {
        return OF_NETWORK.loss(network, labelled(batch));
    }

    @Override
    public Supplier<Loss> learn(Network network, DataSet batch, double learningRate, double clip) {
        return OF_NETWORK.learn(network, labelled(batch), learningRate, clip);
    }

    /** Returns a batch with the labels of each example's set. */
    private DataSet labelled(DataSet batch) {
        INDArray classes = batch.getLabels();
        int examples = Math.toIntExact(classes.size(0));
        float[] labels = new float[examples * sets[0].length];
        for (int example = 0; example < examples; example++) {
            boolean[] set = sets[classes.getRow(example).argMax().getInt(0)];
            for (int label = 0; label < set.length; label++) {
                labels[label * examples + example] = set[label] ? 1 : 0;
            }
        }
        INDArray several = Nd4j.create(labels, new long[] {examples, sets[0].length}, 'f');
        return new DataSet(batch.getFeatures(), several, batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());
    }

    @Override
    public String settings() {
        return ", label sets " + new Checksum().add(Arrays.deepToString(sets)).hex();
    }
}
