package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.timeseries.backtest.IntervalMetric.COVERAGE;
import static recurrent4j.timeseries.backtest.PointMetric.MASE;
import static recurrent4j.timeseries.backtest.PointMetric.RMSE;
import static recurrent4j.timeseries.backtest.PointMetric.SMAPE;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.Conformal;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.HoltWinters;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.Reading.MissingValues;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Figures that others published, reached from the same files. sMAPE, MASE and OWA of M4 are those of the organisers'
 * table "Evaluation and Ranks".
 */
class PublishedFiguresTest {

    /** Half of the last digit that was printed. */
    private static final double PRINTED = 0.0005;

    @Test
    void naiveForecastsOfTheWeeklySeriesOfM4AgreeToEveryPrintedDigit() throws Exception {
        BacktestResults trials =
                weekly().run(List.of(Baselines.naive(), Baselines.seasonalNaive(), Baselines.naive2()));

        for (BacktestResult trial : trials.trials()) {
            assertThat(trial.error(SMAPE)).as(trial.name()).isCloseTo(9.161, within(PRINTED));
            assertThat(trial.error(MASE)).as(trial.name()).isCloseTo(2.777, within(PRINTED));
            assertThat(trial.owa(trials.of("Naive2").orElseThrow())).isEqualTo(1);
        }
    }

    @Test
    void thetaOnTheWeeklySeriesOfM4AgreesToEveryPrintedDigit() throws Exception {
        assertErrors(weekly(), Baselines.theta(), 9.093, 2.637, PRINTED / 2.637);
        assertThat(weekly().run(Baselines.theta()).owa(weekly().run(Baselines.naive2())))
                .isCloseTo(0.971, within(PRINTED));
    }

    /** R searches for parameters and start at once and stops at other places, but its errors are these. */
    @Test
    void exponentialSmoothingOnTheWeeklySeriesOfM4IsWithinOnePercent() throws Exception {
        assertErrors(weekly(), Baselines.ses(), 9.012, 2.685, 0.01);
        assertErrors(weekly(), Baselines.holt(), 9.708, 2.420, 0.01);
        assertErrors(weekly(), Baselines.damped(), 8.866, 2.404, 0.01);
        assertErrors(weekly(), Baselines.comb(), 8.944, 2.432, 0.01);
    }

    /** Of M4's hourly test values we have none, so these are of the last two days before. */
    @Test
    void theHourlySeriesOfM4FavourTheSeasonalNaiveForecastAsInTheCompetition() throws Exception {
        SeriesSet set = new SeriesColumns(SeriesColumns.Format.M4, "", "", "", List.of())
                .read(PublicData.file("m4/Hourly-train.csv.gz"), Reading.strict());
        BacktestResults trials = new Backtest(set, BacktestPlan.holdOut(48))
                .run(List.of(Baselines.naive2(), Baselines.seasonalNaive(), Baselines.ses(), Baselines.theta()));

        BacktestResult naive2 = trials.of("Naive2").orElseThrow();
        assertThat(set.season()).isEqualTo(24);
        assertThat(trials.of("Seasonal naive").orElseThrow().owa(naive2)).isCloseTo(0.627, within(0.01));
        assertThat(trials.of("SES").orElseThrow().owa(naive2)).isCloseTo(0.990, within(0.01));
        assertThat(trials.of("Theta").orElseThrow().owa(naive2)).isCloseTo(1.006, within(0.01));
    }

    /** The competitors' own forecasts, scored; theirs was adjusted for season by other means. */
    @Test
    void thetaOnTheMonthlySeriesOfM3IsWithinOnePercent() throws Exception {
        Backtest monthly = new Backtest(PublicData.m3Monthly(), BacktestPlan.holdOut(18));

        assertErrors(monthly, Baselines.theta(), 13.892, 0.858, 0.01);
        assertErrors(monthly, Baselines.naive2(), 16.891, 1.037, 0.01);
    }

    @Test
    void theLastYearOfAirPassengersIsForecastBetterThanByCopyingAndDrifting() throws Exception {
        SeriesSet air = new SeriesColumns(SeriesColumns.Format.COLUMN, "", "time", "value", List.of())
                .read(PublicData.file("air_passengers/AirPassengers.csv"), Reading.strict());
        Backtest lastYear = new Backtest(air, BacktestPlan.holdOut(12));

        assertThat(air.season()).isEqualTo(12);
        assertThat(lastYear.run(Baselines.naive()).error(RMSE)).isCloseTo(102.98, within(0.005));
        assertThat(lastYear.run(Baselines.seasonalNaive()).error(RMSE)).isCloseTo(50.71, within(0.005));
        assertThat(lastYear.run(Baselines.holtWinters(HoltWinters.Kind.MULTIPLICATIVE))
                        .error(RMSE))
                .isLessThan(17.62);
        assertThat(lastYear.run(Baselines.autoregression()).error(RMSE)).isLessThan(17.62);
    }

    @Test
    void theTemperatureOfTheNextDayIsForecastBetterThanByTheLast() throws Exception {
        SeriesSet days = new SeriesColumns(SeriesColumns.Format.COLUMN, "", "Date", "Temp", List.of())
                .read(
                        PublicData.file("daily_min_temperatures/daily-min-temperatures.csv"),
                        Reading.treating(MissingValues.DROP));
        Backtest lastYear = new Backtest(days, new BacktestPlan(1, 365, 1, OptionalInt.empty(), true));

        assertThat(days.repairs().dropped())
                .as("the last days of two leap years")
                .isEqualTo(2);
        assertThat(lastYear.run(Baselines.naive()).error(RMSE)).isCloseTo(2.582, within(PRINTED));
        assertThat(lastYear.run(Baselines.autoregression()).error(RMSE)).isLessThan(2.30);
    }

    @Test
    void intervalsOnTheWeeklySeriesOfM4HoldWhatTheyClaimWithinTwoPoints() throws Exception {
        BacktestResult theta = weekly().run(new Conformal(
                Baselines.theta(), new BacktestPlan(13, 3, 13, OptionalInt.empty(), true), List.of(0.8, 0.95)));

        assertThat(theta.score(COVERAGE, 0.8).orElseThrow()).isCloseTo(0.80, within(0.02));
        assertThat(theta.score(COVERAGE, 0.95).orElseThrow()).isCloseTo(0.95, within(0.02));
    }

    private static void assertErrors(
            Backtest backtest, ForecastMethod method, double smape, double mase, double tolerance) {
        BacktestResult trial = backtest.run(method);
        assertThat(trial.error(SMAPE)).as(method.name()).isCloseTo(smape, within(tolerance * smape));
        assertThat(trial.error(MASE)).as(method.name()).isCloseTo(mase, within(tolerance * mase));
    }

    private static Backtest weekly() throws IOException {
        SeriesSet known = new SeriesColumns(SeriesColumns.Format.M4, "", "", "", List.of())
                .read(PublicData.file("m4/Weekly-train.csv.gz"), Reading.strict());
        SeriesSet test = new SeriesColumns(SeriesColumns.Format.M4, "", "", "", List.of())
                .read(PublicData.file("m4/Weekly-test.csv"), Reading.strict());
        return new Backtest(known.followedBy(test), BacktestPlan.holdOut(13));
    }
}
