package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final float[][] EXPECTED = {{1, 2}, {3, 4}, {-1, 0}};
    private static final float[][] PREDICTED = {{1, 4}, {0, 4}, {0, 0}};

    @Test
    void meanSquaredErrorIsTheMeanOfSquares() {
        assertThat(Metrics.mse(EXPECTED, PREDICTED)).isEqualTo((4 + 9 + 1) / 6.0);
    }

    @Test
    void rootMeanSquaredErrorIsItsRoot() {
        assertThat(Metrics.rmse(EXPECTED, PREDICTED)).isEqualTo(Math.sqrt(14 / 6.0));
    }

    @Test
    void meanAbsoluteErrorIsTheMeanOfDistances() {
        assertThat(Metrics.mae(EXPECTED, PREDICTED)).isEqualTo((2 + 3 + 1) / 6.0);
    }

    @Test
    void manySmallErrorsAreNotLostInASumOfFloats() {
        var expected = new float[2_000_000][1];
        var predicted = new float[2_000_000][1];
        expected[0][0] = 4096;
        for (int i = 1; i < predicted.length; i++) {
            predicted[i][0] = 0.5f;
        }
        double sum = 4096.0 * 4096.0 + 0.25 * 1_999_999;
        assertThat(Metrics.mse(expected, predicted)).isEqualTo(sum / 2_000_000, within(1e-9));
    }

    @Test
    void missingRowsAreCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.mse(EXPECTED, new float[2][2]))
                .withMessage("Expected 3 rows but 2 were predicted; a metric compares them one by one.");
    }

    @Test
    void aRowOfAnotherLengthIsNamed() {
        float[][] predicted = {{1, 4}, {0}, {0, 0}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.mae(EXPECTED, predicted))
                .withMessage("Expected 2 values in row 1 but 1 were predicted; a metric compares them one by one.");
    }

    @Test
    void aPredictionThatIsNotANumberIsNamed() {
        float[][] predicted = {{1, 4}, {0, Float.NaN}, {0, 0}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.rmse(EXPECTED, predicted))
                .withMessage("Predicted value 1 of row 1 is NaN; only finite numbers have an error.");
    }

    @Test
    void anInfiniteTruthIsNamed() {
        float[][] expected = {{Float.POSITIVE_INFINITY, 2}, {3, 4}, {-1, 0}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.mse(expected, PREDICTED))
                .withMessage("Expected value 0 of row 0 is Infinity; only finite numbers have an error.");
    }

    @Test
    void nothingHasNoMean() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.mse(new float[4][0], new float[4][0]))
                .withMessageContaining("no values to compare");
    }
}
