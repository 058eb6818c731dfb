package recurrent4j.timeseries.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.backtest.IntervalMetric.Bounds;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** The metrics by hand. */
class MetricsTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    /** Errors of 1 and 3 after a history whose mean change is (1 + 3) / 2 = 2. */
    @Test
    void pointErrorsAreMeansOfTheirTerms() {
        BacktestResult trial = trial(answering(11, 7), Series.of("A", 5, 6, 9, 10, 10));

        assertThat(trial.error(PointMetric.MAE)).isCloseTo(2, EXACTLY);
        assertThat(trial.error(PointMetric.RMSE)).isCloseTo(Math.sqrt(5), EXACTLY);
        assertThat(trial.error(PointMetric.SMAPE)).isCloseTo((200 / 21.0 + 600 / 17.0) / 2, EXACTLY);
        assertThat(trial.error(PointMetric.MASE)).isCloseTo(1, EXACTLY);
        assertThat(trial.error(PointMetric.MAE, 1)).isCloseTo(1, EXACTLY);
        assertThat(trial.error(PointMetric.RMSE, 2)).isCloseTo(3, EXACTLY);
    }

    @Test
    void errorsAreAveragedOverSeriesEachOnItsOwnScale() {
        BacktestResult trial = trial(answering(0, 0), Series.of("A", 1, 2, 1, 1), Series.of("B", 10, 40, 30, 30));

        assertThat(trial.error(PointMetric.MASE)).isCloseTo((1 + 1) / 2.0, EXACTLY);
        assertThat(trial.error(PointMetric.MAE)).isCloseTo((1 + 30) / 2.0, EXACTLY);
    }

    @Test
    void theScaleIsTheMeanChangeOverASeason() {
        assertThat(Scale.MEAN_CHANGE.of(new double[] {1, 2, 4, 8}, 1)).isCloseTo(7 / 3.0, EXACTLY);
        assertThat(Scale.MEAN_CHANGE.of(new double[] {1, 2, 4, 8}, 2)).isCloseTo(4.5, EXACTLY);
    }

    @Test
    void theScaleIsDefinedForSeriesThatAreShortOrNeverChange() {
        assertThat(Scale.MEAN_CHANGE.of(new double[] {1, 2, 4}, 12))
                .as("shorter than a season")
                .isCloseTo(1.5, EXACTLY);
        assertThat(Scale.MEAN_CHANGE.of(new double[] {1, 3, 1, 3}, 2))
                .as("perfectly seasonal")
                .isCloseTo(2, EXACTLY);
        assertThat(Scale.MEAN_CHANGE.of(new double[] {-7, -7, -7}, 1)).isCloseTo(7, EXACTLY);
        assertThat(Scale.MEAN_CHANGE.of(new double[] {0, 0}, 1)).isCloseTo(1, EXACTLY);
        assertThat(Scale.MEAN_CHANGE.of(new double[] {0}, 1)).isCloseTo(1, EXACTLY);
    }

    /** The two changes that 1000 makes count as the third, 4. */
    @Test
    void theUsualScaleIsNotMovedByOneValue() {
        assertThat(Scale.USUAL_CHANGE.of(new double[] {1, 2, 4, 8, 1000, 12, 13}, 1))
                .isCloseTo((1 + 2 + 4 + 4 + 4 + 1) / 6.0, EXACTLY);
        assertThat(Scale.USUAL_CHANGE.of(new double[] {5, 5, 5, 50, 5, 5}, 1))
                .as("otherwise constant")
                .isCloseTo(90 / 5.0, EXACTLY);
        assertThat(Scale.USUAL_CHANGE.of(new double[] {-7, -7, -7}, 1)).isCloseTo(7e-9, EXACTLY);
    }

    @Test
    void aSeriesOfZerosHasDefinedErrors() {
        BacktestResult right = trial(answering(0, 0), Series.of("A", 0, 0, 0, 0));
        BacktestResult wrong = trial(answering(2, 2), Series.of("A", 0, 0, 0, 0));

        assertThat(right.error(PointMetric.SMAPE)).isZero();
        assertThat(right.error(PointMetric.MASE)).isZero();
        assertThat(wrong.error(PointMetric.SMAPE)).isCloseTo(200, EXACTLY);
        assertThat(wrong.error(PointMetric.MASE)).isCloseTo(2, EXACTLY);
        assertThat(right.owa(right)).isEqualTo(1);
    }

    /** MASE is 1 against 2 and sMAPE 200/3 against 200, so that the mean of the ratios is (1/2 + 1/3) / 2. */
    @Test
    void owaIsTheMeanOfTheTwoRatiosToNaiveTwo() {
        Series series = Series.of("A", 1, 2, 1, 1);
        BacktestResult naive2 = trial(answering(-1, -1), series);
        BacktestResult other = trial(answering(2, 2), series);

        assertThat(other.owa(naive2)).isCloseTo((1 / 2.0 + 1 / 3.0) / 2, EXACTLY);
        assertThat(other.skill(PointMetric.MASE, naive2)).isCloseTo(0.5, EXACTLY);
        assertThat(naive2.skill(PointMetric.MASE, other)).isCloseTo(-1, EXACTLY);
    }

    @Test
    void intervalsAreScoredByWhatTheyClaimAndHold() {
        Bounds bounds = new Bounds(0.8, 10, 14);

        assertThat(IntervalMetric.COVERAGE.term(14, bounds, 2)).isEqualTo(1);
        assertThat(IntervalMetric.COVERAGE.term(14.1, bounds, 2)).isZero();
        assertThat(IntervalMetric.WIDTH.term(12, bounds, 2)).isEqualTo(4);
        assertThat(IntervalMetric.MSIS.term(12, bounds, 2)).isCloseTo(2, EXACTLY);
        assertThat(IntervalMetric.MSIS.term(15, bounds, 2)).isCloseTo((4 + 10) / 2.0, EXACTLY);
        assertThat(IntervalMetric.MSIS.term(7, bounds, 2)).isCloseTo((4 + 30) / 2.0, EXACTLY);
        assertThat(IntervalMetric.PINBALL.term(15, bounds, 2)).isCloseTo((0.1 * 5 + 0.9 * 1) / 2, EXACTLY);
    }

    @Test
    void pinballLossWeighsErrorsByTheQuantile() {
        assertThat(IntervalMetric.pinball(10, 8, 0.9)).isCloseTo(1.8, EXACTLY);
        assertThat(IntervalMetric.pinball(8, 10, 0.9)).isCloseTo(0.2, EXACTLY);
        assertThat(IntervalMetric.pinball(8, 10, 0.5)).isCloseTo(1, EXACTLY);
    }

    @Test
    void intervalScoresAreThereIfIntervalsAre() {
        ForecastMethod method = method(
                "wide",
                (known, horizon) -> new Forecast(
                        new double[] {1, 1},
                        List.of(new Forecast.Interval(0.8, new double[] {0, 2}, new double[] {2, 3}))));
        BacktestResult trial = trial(method, Series.of("A", 1, 2, 1, 1));

        assertThat(trial.score(IntervalMetric.COVERAGE, 0.8)).contains(0.5);
        assertThat(trial.score(IntervalMetric.WIDTH, 0.8)).contains(1.5);
        assertThat(trial.score(IntervalMetric.COVERAGE, 0.95)).isEmpty();
    }

    @Test
    void theTableNamesWhatItCanCompare() {
        SeriesSet set = SeriesSet.of("toy", 1, List.of(Series.of("A", 1, 2, 4, 6, 6)));
        Backtest backtest = new Backtest(set, BacktestPlan.holdOut(2));

        assertThat(backtest.run(List.of(answering(6, 6))).errors().headings())
                .containsExactly("method", "MAE", "RMSE", "sMAPE", "MASE", "seconds");
        BacktestResults trials = backtest.run(List.of(Baselines.seasonalNaive(), Baselines.naive2(), answering(6, 5)));
        assertThat(trials.errors().headings()).contains("OWA", "skill");
        assertThat(trials.errors().rows().get(2))
                .startsWith("toy", "0.500", "0.707")
                .contains("+75.0 %");
        assertThat(trials.byHorizon(PointMetric.MAE, 1).headings())
                .as("the last step is always shown")
                .containsExactly("MAE", "2");
        assertThat(trials.byHorizon(PointMetric.MAE, 2)).hasToString("""
                        MAE                 1      2
                        Seasonal naive  2.000  2.000
                        Naive2          2.000  2.000
                        toy             0.000  1.000
                        """);
        assertThat(trials.intervals(0.8).rows().get(0)).containsExactly("Seasonal naive", "-", "-", "-", "-");
    }

    /** On the first series the drift is exact; on the second, which ends where it began, both methods say the same. */
    @Test
    void seriesAreWonByWhoeverHasTheSmallestErrorThere() {
        SeriesSet set = SeriesSet.of("toy", 1, List.of(Series.of("A", 1, 2, 3, 4, 5), Series.of("B", 0, 2, 0, 2, 2)));
        BacktestResults trials = new Backtest(set, BacktestPlan.holdOut(2))
                .run(List.of(Baselines.naive(), Baselines.drift(), Baselines.drift()));

        assertThat(trials.trials().get(0).bySeries(PointMetric.MAE)).containsExactly(1.5, 2);
        assertThat(trials.trials().get(1).bySeries(PointMetric.MAE)).containsExactly(0, 2);
        assertThat(trials.wins()).hasToString("""
                        method  series won  mean rank  steps won
                        Naive       50.0 %      2.000          0
                        Drift      100.0 %      1.000          2
                        Drift      100.0 %      1.000          2
                        """);
    }

    private static BacktestResult trial(ForecastMethod method, Series... series) {
        return new Backtest(SeriesSet.of("toy", 1, List.of(series)), BacktestPlan.holdOut(2)).run(method);
    }

    private static ForecastMethod answering(double... forecast) {
        return method("toy", (known, horizon) -> Forecast.of(forecast));
    }

    private static ForecastMethod method(String name, ToyMethod.Answer answer) {
        return new ToyMethod(name, answer);
    }
}
