package recurrent4j.tagging.network;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.tagging.crf.LinearChain;

/** What the scores of a batch of sentences cost, in nats summed over all sentences, and the slopes by which they are to move. */
final class RecurrentTagLoss {

    private final TagOutput output;
    private final LinearChain chain;
    private final EncodedSentences sentences;
    private final int[] numbers;
    private double loss;

    /** @param numbers of the sentences, in the order of the rows of the scores */
    RecurrentTagLoss(TagOutput output, LinearChain chain, EncodedSentences sentences, int... numbers) {
        this.output = output;
        this.chain = chain;
        this.sentences = sentences;
        this.numbers = numbers;
    }

    /** Returns what was found by the slopes so far. */
    double loss() {
        return loss;
    }

    /** Returns the loss of what a network has answered. */
    double of(List<INDArray> outputs) {
        RecurrentEmissions emissions = new RecurrentEmissions(outputs.get(0));
        double sum = 0;
        for (int row = 0; row < numbers.length; row++) {
            int[] gold = sentences.tags().get(numbers[row]);
            sum += gold.length == 0 ? 0 : chain.loss(emissions.of(row, gold.length), gold);
        }
        if (!output.labels().isEmpty()) {
            double[][] scores = outputs.get(1).toDoubleMatrix();
            for (int row = 0; row < numbers.length; row++) {
                int right = sentences.labels()[numbers[row]];
                sum -= right < 0 ? 0 : Math.log(softmax(scores[row])[right]);
            }
        }
        return sum;
    }

    /**
     * Returns for each output of the network what makes derivatives of its scores, adding to the loss.
     *
     * @param byChain to which the derivatives by the weights of the chain are added
     */
    List<UnaryOperator<INDArray>> slopes(double[] byChain) {
        UnaryOperator<INDArray> tags = scores -> tagSlopes(scores, byChain);
        return output.labels().isEmpty() ? List.of(tags) : List.of(tags, this::labelSlopes);
    }

    private INDArray tagSlopes(INDArray scores, double[] byChain) {
        RecurrentEmissions emissions = new RecurrentEmissions(scores);
        float[] slopes = new float[emissions.size()];
        for (int row = 0; row < numbers.length; row++) {
            int[] gold = sentences.tags().get(numbers[row]);
            double[] by = new double[gold.length * emissions.tags()];
            loss += chain.differentiate(emissions.of(row, gold.length), gold, by, byChain);
            emissions.put(by, row, slopes);
        }
        return Nd4j.create(slopes, scores.shape(), 'f');
    }

    private INDArray labelSlopes(INDArray scores) {
        double[][] rows = scores.toDoubleMatrix();
        float[] slopes = new float[(int) scores.length()];
        for (int row = 0; row < rows.length; row++) {
            double[] probabilities = softmax(rows[row]);
            int right = sentences.labels()[numbers[row]];
            loss -= Math.log(probabilities[right]);
            for (int label = 0; label < probabilities.length; label++) {
                slopes[label * rows.length + row] = (float) (probabilities[label] - (label == right ? 1 : 0));
            }
        }
        return Nd4j.create(slopes, scores.shape(), 'f');
    }

    static double[] softmax(double... scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp(scores[i] - largest);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
