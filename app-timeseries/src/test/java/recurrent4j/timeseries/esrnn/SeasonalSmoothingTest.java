package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonalSmoothingTest {

    private static final double HALF = Seasons.logit(0.5);
    private static final double QUARTER = Seasons.logit(0.25);

    /** Starts at the mean 4 of the first season; r = 2 - 1 = 1, l = 4 + (1 - 4) / 2 = 2.5, s(2) = 1 + (1 - 2.5) / 4. */
    @Test
    void levelAndSeasonFollowTheirDefinition() {
        var smoothing = new SeasonalSmoothing(
                new double[] {2, 6, 5}, new Seasons(List.of(2)), new double[] {HALF, QUARTER, 1, -1});

        assertThat(smoothing.level(0)).isCloseTo(2.5, within(1e-12));
        assertThat(smoothing.ahead(0, 1)).isCloseTo(-1, within(1e-12));
        assertThat(smoothing.ahead(0, 2)).isCloseTo(0.625, within(1e-12));
        assertThat(smoothing.ahead(0, 3)).isCloseTo(-1, within(1e-12));
        // r = 6 + 1 = 7, l = 2.5 + 4.5 / 2 = 4.75, s(3) = -1 + 2.25 / 4; then r = 5 - 0.625.
        assertThat(smoothing.level(1)).isCloseTo(4.75, within(1e-12));
        assertThat(smoothing.season(2)).isCloseTo(0.625, within(1e-12));
        assertThat(smoothing.level(2)).isCloseTo((4.75 + 4.375) / 2, within(1e-12));
        assertThat(smoothing.ahead(2, 1)).isCloseTo(-0.4375, within(1e-12));
    }

    @Test
    void withoutSeasonTheLevelIsSimpleExponentialSmoothing() {
        var smoothing = new SeasonalSmoothing(new double[] {8, 4, 4}, new Seasons(List.of()), new double[] {HALF});

        assertThat(smoothing.level(2)).isEqualTo(5);
        assertThat(smoothing.ahead(2, 1)).isZero();
    }

    @Test
    void theAdjointIsTheGradientOfEveryParameter() {
        var random = new Random(1);
        var seasons = new Seasons(List.of(3, 5));
        double[] values = random.doubles(23, -1, 1).toArray();
        double[] parameters = random.doubles(seasons.parameters(), -1, 1).toArray();
        double[] weights = random.doubles(3 * values.length, -1, 1).toArray();
        SeasonalSmoothing.Adjoint adjoint = new SeasonalSmoothing(values, seasons, parameters).new Adjoint();
        for (int t = 0; t < values.length; t++) {
            adjoint.level(t, weights[3 * t]);
            adjoint.season(t, weights[3 * t + 1]);
            adjoint.ahead(t, 1 + t % 7, weights[3 * t + 2]);
        }

        double[] gradient = adjoint.byParameters();

        assertThat(gradient)
                .usingComparatorWithPrecision(1e-8)
                .containsExactly(Slopes.of(parameters, some -> weighted(values, seasons, some, weights)));
    }

    private static double weighted(double[] values, Seasons seasons, double[] parameters, double[] weights) {
        var smoothing = new SeasonalSmoothing(values, seasons, parameters);
        double sum = 0;
        for (int t = 0; t < values.length; t++) {
            sum += weights[3 * t] * smoothing.level(t);
            sum += weights[3 * t + 1] * smoothing.season(t);
            sum += weights[3 * t + 2] * smoothing.ahead(t, 1 + t % 7);
        }
        return sum;
    }

    @Test
    void theGuessFindsASeasonOnATrend() {
        double[] values = new double[24];
        for (int t = 0; t < values.length; t++) {
            values[t] = 0.5 * t + (t % 4 == 1 ? 3 : -1);
        }

        double[] guess = new Seasons(List.of(4)).guess(values);

        assertThat(List.of(guess[2], guess[3], guess[4], guess[5]))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(-1.0, 3.0, -1.0, -1.0);
    }

    @Test
    void noiseIsGuessedToBeNoSeason() {
        double[] values = new Random(3).doubles(36).toArray();

        double[] guess = new Seasons(List.of(12)).guess(values);

        double largest = 0;
        for (int i = 2; i < guess.length; i++) {
            largest = Math.max(largest, Math.abs(guess[i]));
        }
        assertThat(largest).isLessThan(0.2);
    }
}
