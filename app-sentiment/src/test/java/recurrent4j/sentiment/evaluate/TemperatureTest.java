package recurrent4j.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TemperatureTest {

    /**
     * Four answers of 9 to 1, of which three are right. With (n + 1) / (n + 2) = 5/6 the true class is asked for, so that class 0
     * should have 3/4 * 5/6 + 1/4 * 1/6 = 2/3, which are 2 to 1: the temperature is ln 9 / ln 2.
     */
    @Test
    void itIsWhatHandArithmeticSays() {
        double[][] sure = {{0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}};

        Temperature fitted = Temperature.fit(sure, 0, 0, 0, 1);

        assertThat(fitted.value()).isCloseTo(Math.log(9) / Math.log(2), within(1e-5));
        assertThat(fitted.apply(0.9, 0.1)).containsExactly(new double[] {2.0 / 3, 1.0 / 3}, within(1e-6));
    }

    /** At the temperature 2 square roots are in proportion: 0.64, 0.32 and 0.04 are as 16 to 8 to 1. */
    @Test
    void probabilitiesAreRaisedToThePowerOfItsInverse() {
        double sum = 4 + Math.sqrt(8) + 1;

        assertThat(new Temperature(2).apply(0.64, 0.32, 0.04))
                .containsExactly(new double[] {4 / sum, Math.sqrt(8) / sum, 1 / sum}, within(1e-12));
        assertThat(Temperature.NONE.apply(0.64, 0.36)).containsExactly(0.64, 0.36);
        assertThat(new Temperature(50).apply(1, 0)[0]).isGreaterThan(0.5);
    }

    @Test
    void theLikeliestLabelStaysTheLikeliest() {
        var random = new Random(1);
        for (int row = 0; row < 1000; row++) {
            double[] probabilities = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double sum = probabilities[0] + probabilities[1] + probabilities[2];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] /= sum;
            }
            double[] scaled = new Temperature(0.05 + 5 * random.nextDouble()).apply(probabilities);
            assertThat(Prediction.likeliest(scaled)).isEqualTo(Prediction.likeliest(probabilities));
        }
    }

    @Test
    void fewTextsWithoutAnErrorDoNotAskForBoundlessCertainty() {
        double[][] right = {{0.8, 0.2}, {0.2, 0.8}};

        Temperature fitted = Temperature.fit(right, 0, 1);

        // (2 + 1) / (2 + 2) is asked for, which is 3 to 1, and 4 to 1 was given.
        assertThat(fitted.value()).isCloseTo(Math.log(4) / Math.log(3), within(1e-5));
    }

    @Test
    void withoutTextsNothingChanges() {
        assertThat(Temperature.fit(new double[0][])).isEqualTo(Temperature.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Temperature(0))
                .withMessageContaining("0.01");
        assertThatIllegalArgumentException().isThrownBy(() -> new Temperature(Double.NaN));
    }
}
