package recurrent4j.sentiment.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelQualityTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static boolean[][] rows(String... rows) {
        boolean[][] sets = new boolean[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            sets[row] = new boolean[rows[row].length()];
            for (int label = 0; label < sets[row].length; label++) {
                sets[row][label] = rows[row].charAt(label) == '1';
            }
        }
        return sets;
    }

    /**
     * By hand: the labels have 1, 1 and 0 hits, 0, 1 and 1 missed, 1, 0 and 0 invented. Their F1 are 2/3, 2/3 and 0; all
     * together 2 hits of 4 that there are and 3 that are predicted: 4/7. One of four texts is wholly right, and 3 of 12 cells
     * are wrong. scikit-learn's f1_score, accuracy_score and hamming_loss say the same.
     */
    @Test
    void scoresAreThoseOfScikitLearn() {
        boolean[][] truth = rows("110", "010", "001", "000");
        boolean[][] predicted = rows("110", "000", "000", "100");

        LabelQuality quality = LabelQuality.of(truth, predicted);

        assertThat(quality.microF1()).isCloseTo(4 / 7.0, EXACT);
        assertThat(quality.macroF1()).isCloseTo((2 / 3.0 + 2 / 3.0 + 0) / 3, EXACT);
        assertThat(quality.subsetAccuracy()).isCloseTo(1 / 4.0, EXACT);
        assertThat(quality.hammingLoss()).isCloseTo(3 / 12.0, EXACT);
    }

    @Test
    void textsWithoutLabelsAreRightWhenNothingIsPredicted() {
        LabelQuality quality = LabelQuality.of(rows("00", "10"), rows("00", "10"));

        assertThat(quality.subsetAccuracy()).isEqualTo(1);
        assertThat(quality.microF1()).isEqualTo(1);
        // A label that no text has and that is never predicted has an F1 of 0, as by zero_division=0.
        assertThat(quality.macroF1()).isEqualTo(0.5);
        assertThat(LabelQuality.of(rows("00"), rows("00")).microF1()).isZero();
    }

    @Test
    void precisionAndRecallAreOfOneLabel() {
        LabelCount count = LabelCount.of(rows("1", "1", "0", "0"), rows("1", "0", "1", "1"), 0);

        assertThat(count.precision()).isCloseTo(1 / 3.0, EXACT);
        assertThat(count.recall()).isCloseTo(1 / 2.0, EXACT);
        assertThat(count.f1()).isCloseTo(2 / 5.0, EXACT);
    }

    @Test
    void withoutTextsNothingIsDefined() {
        assertThat(LabelQuality.of(new boolean[0][], new boolean[0][]).microF1())
                .isNaN();
    }

    @Test
    void theThresholdWithTheLargestMicroF1IsChosen() {
        boolean[][] truth = rows("10", "01", "00");
        double[][] probabilities = {{0.32, 0.1}, {0.2, 0.38}, {0.28, 0.1}};

        double threshold = Thresholded.choose(probabilities, truth);

        assertThat(threshold).isEqualTo(0.3);
        assertThat(Thresholded.predicted(probabilities, threshold)).isDeepEqualTo(truth);
    }

    @Test
    void ofEquallyGoodThresholdsTheOneNearestToAHalfIsChosen() {
        assertThat(Thresholded.choose(new double[][] {{0.9, 0.02}}, rows("10"))).isEqualTo(0.5);
        assertThat(Thresholded.choose(new double[][] {{0.9, 0.52}}, rows("10"))).isEqualTo(0.55);
    }
}
