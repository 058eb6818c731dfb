package recurrent4j.timeseries.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.baseline.ExponentialSmoothing.Trend;

/** Each baseline against its definition, worked out by hand. */
class BaselineDefinitionTest {

    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final Offset<Double> NEARLY = within(1e-3);
    private static final double[] PATTERN = {0.5, 1, 1.5, 1};

    @Test
    void naiveRepeatsTheLastValue() {
        assertThat(Baselines.naive().forecast(new double[] {1, 5, 3}, 2, 2)).containsExactly(3, 3);
    }

    @Test
    void seasonalNaiveRepeatsTheLastSeason() {
        double[] history = {9, 1, 2, 3};

        assertThat(Baselines.seasonalNaive().forecast(history, 3, 5)).containsExactly(1, 2, 3, 1, 2);
        assertThat(Baselines.seasonalNaive().forecast(history, 1, 2)).containsExactly(3, 3);
        assertThat(Baselines.seasonalNaive().forecast(history, 5, 2)).containsExactly(3, 3);
    }

    @Test
    void driftContinuesTheLineFromTheFirstValueToTheLast() {
        assertThat(Baselines.drift().forecast(new double[] {1, 9, 5}, 1, 2)).containsExactly(7, 9);
        assertThat(Baselines.drift().forecast(new double[] {4}, 1, 2)).containsExactly(4, 4);
    }

    @Test
    void meanForecastsTheMean() {
        assertThat(Baselines.mean().forecast(new double[] {1, 2, 6}, 1, 2)).containsExactly(3, 3);
    }

    /**
     * By hand, for the pattern around its mean, (-0.5, 0, 0.5, 0): in 16 values r₁ = r₃ = 0, r₂ = -7/8, r₄ = 3/4, and
     * the limit is 1.645 √((1 + 2·49/64)/16) = 0.654; in 12 values r₂ = -5/6, r₄ = 2/3, and the limit is 0.734.
     */
    @Test
    void aSeasonIsFoundWhereItsAutocorrelationIsBeyondTheLimit() {
        assertThat(Seasonality.isSeasonal(seasonal(16), 4)).isTrue();
        assertThat(Seasonality.isSeasonal(seasonal(12), 4)).isFalse();
        assertThat(Seasonality.isSeasonal(seasonal(11), 4)).isFalse();
        assertThat(Seasonality.isSeasonal(seasonal(16), 1)).isFalse();
        assertThat(Seasonality.isSeasonal(new double[16], 4)).isFalse();
    }

    @Test
    void indicesAreRatiosToTheMovingAverage() {
        assertThat(Seasonality.indices(seasonal(16), 4).orElseThrow()).containsExactly(PATTERN, EXACTLY);
        assertThat(Seasonality.indices(odd(), 3).orElseThrow())
                .containsExactly(new double[] {0.5, 0.75, 1.75}, EXACTLY);
    }

    @Test
    void aSeriesThatGoesBelowZeroHasNoIndices() {
        double[] history = seasonal(16);
        history[3] = -1;

        assertThat(Seasonality.indices(history, 4)).isEmpty();
    }

    @Test
    void naiveTwoRepeatsTheAdjustedLevelAndTheSeason() {
        double[] history = seasonal(17);
        history[16] = 100; // twice what the season expects at this place

        double[] indices = Seasonality.indices(history, 4).orElseThrow();
        double level = 100 / indices[0];

        assertThat(Baselines.naive2().forecast(seasonal(16), 4, 6))
                .containsExactly(new double[] {50, 100, 150, 100, 50, 100}, EXACTLY);
        assertThat(Baselines.naive2().forecast(history, 4, 2))
                .containsExactly(new double[] {level * indices[1], level * indices[2]}, EXACTLY);
        assertThat(Baselines.naive2().forecast(seasonal(12), 4, 2)).containsExactly(100, 100);
    }

    /**
     * By hand, with α = 1/2 and a start l: the errors are 1 - l, 3/2 - l/2, 11/4 - l/4, whose squares are least at
     * l = 13/7; the level is then 21/8 + l/8 = 20/7.
     */
    @Test
    void smoothingStartsWhereTheSquaredErrorIsLeast() {
        ExponentialSmoothing.Fit fit = ExponentialSmoothing.fit(new double[] {1, 2, 4}, 0.5, 0, 1);

        double l = 13 / 7.0;
        double squares = (1 - l) * (1 - l) + (1.5 - l / 2) * (1.5 - l / 2) + (2.75 - l / 4) * (2.75 - l / 4);
        assertThat(fit.level()).isCloseTo(20 / 7.0, EXACTLY);
        assertThat(fit.error()).isCloseTo(squares / 3, EXACTLY);
        assertThat(fit.forecast(2)).containsExactly(new double[] {20 / 7.0, 20 / 7.0}, EXACTLY);
    }

    /** With a damping of 1/2 a trend of 4 adds 2, then 1. */
    @Test
    void aDampedTrendAddsLessEachStep() {
        assertThat(new ExponentialSmoothing.Fit(10, 4, 0.5, 0).forecast(3)).containsExactly(12, 13, 13.5);
        assertThat(new ExponentialSmoothing.Fit(10, 4, 1, 0).forecast(3)).containsExactly(14, 18, 22);
    }

    @Test
    void theParametersOfSmoothingAreThoseOfTheLeastError() {
        double[] history = wave();
        var ses = new ExponentialSmoothing(Trend.NONE);
        double least = Double.POSITIVE_INFINITY;
        double forecast = 0;
        for (int i = 1; i < 10_000; i++) {
            ExponentialSmoothing.Fit fit = ExponentialSmoothing.fit(history, i / 10_000.0, 0, 1);
            forecast = fit.error() < least ? fit.level() : forecast;
            least = Math.min(least, fit.error());
        }

        assertThat(ses.forecast(history, 1, 1)[0]).isCloseTo(forecast, NEARLY);
    }

    @Test
    void holtContinuesAStraightLine() {
        double[] line = IntStream.range(0, 20).mapToDouble(i -> 1000 - 3 * i).toArray();

        assertThat(new ExponentialSmoothing(Trend.LINEAR).forecast(line, 1, 3))
                .containsExactly(new double[] {940, 937, 934}, NEARLY);
    }

    @Test
    void dampedSmoothingContinuesATrendThatFadesByItsOwnRule() {
        double[] fading = IntStream.range(0, 30)
                .mapToDouble(i -> 100 - 50 * Math.pow(0.9, i))
                .toArray();

        assertThat(new ExponentialSmoothing(Trend.DAMPED).forecast(fading, 1, 2))
                .containsExactly(new double[] {100 - 50 * Math.pow(0.9, 30), 100 - 50 * Math.pow(0.9, 31)}, NEARLY);
    }

    @Test
    void combIsTheMeanOfItsParts() {
        Baseline.Rule comb = Baselines.mean(List.of(Baselines.naive(), Baselines.mean()));

        assertThat(comb.forecast(new double[] {0, 6}, 1, 2)).containsExactly(4.5, 4.5);
        assertThat(Baselines.comb().forecast(wave(), 1, 1)[0])
                .isCloseTo(
                        (Baselines.ses().forecast(wave(), 1, 1)[0]
                                        + Baselines.holt().forecast(wave(), 1, 1)[0]
                                        + Baselines.damped().forecast(wave(), 1, 1)[0])
                                / 3,
                        EXACTLY);
    }

    /** On a line both theta lines are the line; the smoothed one stays where it ends, so half of the slope is left. */
    @Test
    void thetaContinuesALineByHalfOfItsSlope() {
        double[] line = IntStream.range(0, 50).mapToDouble(i -> 10 + 2 * i).toArray();

        assertThat(Baselines.theta().forecast(line, 1, 3)).containsExactly(new double[] {109, 110, 111}, within(0.01));
    }

    @Test
    void thetaStaysAboveZeroWhereTheHistoryDid() {
        double[] falling = IntStream.range(0, 10).mapToDouble(i -> 9 - i).toArray();
        double[] below = IntStream.range(0, 10).mapToDouble(i -> 8 - i).toArray();

        assertThat(Baselines.theta().forecast(falling, 1, 9)).endsWith(0, 0, 0);
        assertThat(Baselines.theta().forecast(below, 1, 9)[8]).isLessThan(-1);
    }

    @Test
    void holtWintersContinuesATrendWithASeason() {
        double[] swing = {5, -1, -4};
        double[] added = IntStream.range(0, 12)
                .mapToDouble(i -> 10 + 2 * i + swing[i % 3])
                .toArray();

        assertThat(Baselines.holtWinters(HoltWinters.Kind.ADDITIVE).forecast(added, 3, 4))
                .containsExactly(new double[] {39, 35, 34, 45}, NEARLY);
        assertThat(Baselines.holtWinters(HoltWinters.Kind.MULTIPLICATIVE).forecast(seasonal(10), 4, 4))
                .containsExactly(new double[] {150, 100, 50, 100}, NEARLY);
    }

    private static double[] seasonal(int values) {
        return IntStream.range(0, values).mapToDouble(i -> 100 * PATTERN[i % 4]).toArray();
    }

    private static double[] odd() {
        double[] pattern = {2, 3, 7};
        return IntStream.range(0, 30).mapToDouble(i -> pattern[i % 3]).toArray();
    }

    private static double[] wave() {
        return IntStream.range(0, 40)
                .mapToDouble(i -> 20 + 5 * Math.sin(0.4 * i) + (i * 7) % 5)
                .toArray();
    }
}
