package recurrent4j.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.TokenBatch;

/** How many answers a batch asks for, and what one of them costs. */
final class Answers {

    private Answers() {}

    /** One an example, or one at every step that is not padding. */
    static double count(DataSet batch) {
        if (batch instanceof TokenBatch tokens) {
            return tokens.asked().numbers().length;
        }
        INDArray labels = batch.getLabels();
        if (batch.getLabelsMaskArray() != null) {
            return batch.getLabelsMaskArray().sumNumber().doubleValue();
        }
        return labels.rank() == 3 ? (double) labels.size(0) * labels.size(2) : labels.size(0);
    }

    /** The mean of all answers, from a loss as Deeplearning4j counts it; 0 without answers. */
    static double mean(double score, DataSet batch) {
        double answers = count(batch);
        return answers == 0 ? 0 : score * batch.numExamples() / answers;
    }
}
