package recurrent4j.tagging.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Scores {@code [batch, tags, time]} as rows of one a tag for each token of a sentence. */
final class RecurrentEmissions {

    private final float[] scores;
    private final int rows;
    private final int tags;

    RecurrentEmissions(INDArray scores) {
        this.scores = scores.dup('f').data().asFloat();
        rows = (int) scores.size(0);
        tags = (int) scores.size(1);
    }

    int size() {
        return scores.length;
    }

    int tags() {
        return tags;
    }

    double[] of(int row, int length) {
        double[] emissions = new double[length * tags];
        for (int i = 0; i < emissions.length; i++) {
            emissions[i] = scores[i * rows + row];
        }
        return emissions;
    }

    void put(double[] slopes, int row, float... into) {
        for (int i = 0; i < slopes.length; i++) {
            into[i * rows + row] = (float) slopes[i];
        }
    }
}
