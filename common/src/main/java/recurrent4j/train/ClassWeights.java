package recurrent4j.train;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;

/**
 * The cross-entropy of a network that tells classes apart, in which each example counts as much as its class weighs: rare
 * classes can be made as important as frequent ones (King and Zeng, Logistic Regression in Rare Events Data, 2001).
 */
public final class ClassWeights implements Objective {

    /** Below it a probability costs no more: single precision knows no logarithm of what is smaller. */
    private static final double LEAST = 1e-30;

    private final double[] weights;

    /**
     * Takes the weight of each class.
     *
     * @throws InputException if one is not above 0 and finite
     */
    public ClassWeights(double... weights) {
        this.weights = weights.clone();
        for (double weight : weights) {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new InputException("A class cannot weigh %s; choose a number above 0.", weight);
            }
        }
    }

    @Override
    public Loss gradient(Network network, DataSet batch) {
        double[] sum = new double[1];
        long examples = batch.getLabels().size(0);
        network.backpropagate(batch, answers -> {
            INDArray slopes = answers.like();
            sum[0] = each(
                    batch,
                    answers,
                    (row, label, weight, probability) ->
                            slopes.putScalar(row, label, -weight / probability / examples));
            return slopes;
        });
        return new Loss(sum[0] / examples, examples);
    }

    @Override
    public Loss loss(Network network, DataSet batch) {
        INDArray answers = network.output(batch.getFeatures(), batch.getFeaturesMaskArray());
        long examples = batch.getLabels().size(0);
        return new Loss(each(batch, answers, (row, label, weight, probability) -> {}) / examples, examples);
    }

    private interface Example {
        void with(long row, long label, double weight, double probability);
    }

    /** Returns the sum of the examples' losses. */
    private double each(DataSet batch, INDArray answers, Example example) {
        double sum = 0;
        INDArray labels = batch.getLabels();
        for (long row = 0; row < labels.size(0); row++) {
            for (int label = 0; label < weights.length; label++) {
                if (labels.getDouble(row, label) > 0) {
                    double probability = Math.max(LEAST, answers.getDouble(row, label));
                    example.with(row, label, weights[label], probability);
                    sum -= weights[label] * Math.log(probability);
                }
            }
        }
        return sum;
    }

    @Override
    public String settings() {
        return ", class weights " + Arrays.toString(weights);
    }
}
