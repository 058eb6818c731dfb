package recurrent4j.timeseries.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class ConformalTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    /**
     * By hand: from the four origins the naive forecast of 0, 1, 3, 6, 10, 15 is off by 2, 3, 4, 5; of n = 4 errors the fourth
     * is that of 80 %.
     */
    @Test
    void theMarginOfOneSeriesIsItsPastError() {
        Forecast forecast = forecast(conformal(Baselines.naive(), 1, 4), Series.of("A", 0, 1, 3, 6, 10, 15));

        assertThat(forecast.mean()).containsExactly(15);
        assertThat(forecast.interval(0.8).orElseThrow().lower()).containsExactly(new double[] {10}, EXACTLY);
        assertThat(forecast.interval(0.8).orElseThrow().upper()).containsExactly(new double[] {20}, EXACTLY);
    }

    /**
     * By hand: 19 series, each with two changes of 1 and e, are off by e = 1 to 19, in units of the first change, 1, or, where
     * that is not half of it, of their mean, (1 + e) / 2: by 1, 2, 1.5, 1.6 and so on to 1.9. Of n = 19 errors the 16th is that
     * of 80 %, of e = 17, and the 19th that of 95 %, of e = 2.
     */
    @Test
    void theLevelPicksTheErrorInUnitsOfTheScaleByItsRank() {
        List<Series> series = new ArrayList<>();
        for (int error = 1; error <= 19; error++) {
            series.add(Series.of("S" + error, 0, 1, 1 + error));
        }
        SeriesSet set = SeriesSet.of("toy", 1, series);
        Forecast first =
                conformal(Baselines.naive(), 1, 1).fit(set, 1).forecast(set).get(0);

        assertThat(first.interval(0.8).orElseThrow().upper()[0]).isCloseTo(2 + 17 / 9.0, EXACTLY);
        assertThat(first.interval(0.95).orElseThrow().upper()[0]).isCloseTo(2 + 2, EXACTLY);
    }

    /** By hand: the one error at each step is 1, 2, 3, so that all three stand for each, and the largest for 95 %. */
    @Test
    void stepsAboutAStepHelpWhereItHasTooFewErrors() {
        Forecast forecast = forecast(conformal(Baselines.naive(), 3, 1), Series.of("A", 4, 5, 6, 7));

        assertThat(forecast.interval(0.95).orElseThrow().upper()).containsExactly(new double[] {10, 10, 10}, EXACTLY);
    }

    @Test
    void intervalsOfTheMethodItselfAreCorrected() {
        ForecastMethod narrow = new ToyMethod("narrow", (known, horizon) -> {
            double last = known.values()[known.length() - 1];
            Forecast.Interval own = new Forecast.Interval(0.8, new double[] {last - 1}, new double[] {last + 3});
            return new Forecast(new double[] {last}, List.of(own));
        });

        Forecast wider = forecast(conformal(narrow, 1, 1), Series.of("A", 0, 1, 2, 7));
        Forecast narrower = forecast(conformal(narrow, 1, 1), Series.of("A", 0, 1, 2, 4));

        // off by 7 - (2 + 3)
        assertThat(wider.interval(0.8).orElseThrow().lower()[0]).isCloseTo(6 - 2, EXACTLY);
        assertThat(wider.interval(0.8).orElseThrow().upper()[0]).isCloseTo(10 + 2, EXACTLY);
        // inside by 1
        assertThat(narrower.interval(0.8).orElseThrow().upper()[0]).isCloseTo(7 - 1, EXACTLY);
    }

    @Test
    void unseenFuturesLieWithinAsOftenAsTheLevelSays() {
        Random random = new Random(5);
        List<Series> walks = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            double[] walk = new double[60];
            for (int t = 1; t < walk.length; t++) {
                walk[t] = walk[t - 1] + (1 + i) * random.nextGaussian();
            }
            walks.add(Series.of("W" + i, walk));
        }

        BacktestResult trial = new Backtest(SeriesSet.of("walks", 1, walks), BacktestPlan.holdOut(4))
                .run(conformal(Baselines.naive(), 4, 3));

        assertThat(trial.score(IntervalMetric.COVERAGE, 0.8).orElseThrow()).isCloseTo(0.8, within(0.02));
        assertThat(trial.score(IntervalMetric.COVERAGE, 0.95).orElseThrow()).isCloseTo(0.95, within(0.01));
    }

    /** D5: as a saved model may hold them that somebody has changed. */
    @Test
    void marginsWithoutALevelOrAWidthAreRefused() {
        for (double level : new double[] {0, -1, 1, 2e9, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Margins(List.of(level), new double[][] {{1}}, Scale.USUAL_CHANGE))
                    .withMessageContaining("levels between 0 and 1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Margins(List.of(0.8, 0.9), new double[][] {{1, 2}, {Double.NaN, 1}}, Scale.USUAL_CHANGE));
    }

    @Test
    void aSeriesWithoutEnoughPastToCalibrateOnIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forecast(conformal(Baselines.naive(), 2, 2), Series.of("A", 1, 2, 3, 4)))
                .withMessageStartingWith(
                        "A horizon of 2 in 2 folds, 2 apart takes 5 values, and series A of toy has 4;");
    }

    private static Forecast forecast(ForecastMethod method, Series series) {
        SeriesSet set = SeriesSet.of("toy", 1, List.of(series));
        return method.fit(
                        set,
                        method instanceof Conformal conformal
                                ? conformal.calibration().horizon()
                                : 1)
                .forecast(set)
                .get(0);
    }

    private static Conformal conformal(ForecastMethod method, int horizon, int folds) {
        var calibration = new BacktestPlan(horizon, folds, horizon, OptionalInt.empty(), true);
        return new Conformal(method, calibration, List.of(0.8, 0.95));
    }
}
