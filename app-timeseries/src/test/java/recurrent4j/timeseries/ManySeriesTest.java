package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.Conformal;
import recurrent4j.timeseries.backtest.IntervalMetric;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Sets as large as people have them, in the heap of 2 GB that tests are given. */
class ManySeriesTest {

    private static final GlobalRecurrent NETWORK = new GlobalRecurrent(
            RecurrentStack.of(Cell.GRU, 8),
            TrainingPlan.plain(1, 32, 0.01, 1).along(Schedule.ONE_CYCLE, 1),
            2,
            1_000,
            OptionalInt.empty(),
            false,
            TrainingContext.quiet(Engine.FUSED));

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    @Test
    void aThousandSeriesAreReadForecastAndJudged() throws IOException {
        assertJudged(1_000);
    }

    @Test
    @Tag("full")
    void aHundredThousandSeriesAreReadForecastAndJudged() throws IOException {
        assertJudged(100_000);
    }

    @Test
    void aNetworkLearnsFromAThousandSeriesAndForecastsThem() throws IOException {
        assertLearned(1_000);
    }

    @Test
    @Tag("full")
    void aNetworkLearnsFromAHundredThousandSeriesAndForecastsThem() throws IOException {
        assertLearned(100_000);
    }

    private void assertJudged(int count) throws IOException {
        SeriesSet set = readLong(count);

        BacktestResult theta = new Backtest(set, BacktestPlan.holdOut(6))
                .run(new Conformal(Baselines.theta(), BacktestPlan.holdOut(6), List.of(0.8, 0.95)));

        assertThat(theta.latest()).hasSize(count);
        assertThat(theta.score(IntervalMetric.COVERAGE, 0.95).orElseThrow()).isGreaterThan(0.9);
    }

    private void assertLearned(int count) throws IOException {
        Path file = folder.resolve("rows.csv.gz");
        ManySeriesFile.writeRows(file, count);
        SeriesSet set = new SeriesColumns(SeriesColumns.Format.M4, "", "", "", List.of()).read(file, Reading.strict());
        assertThat(set.frequency()).isEqualTo(new Frequency("month", 12));
        assertRead(set, count);

        List<Forecast> forecasts = NETWORK.fit(set, 6).forecast(set);

        assertThat(forecasts).hasSize(count);
        double next = ManySeriesFile.value(count - 1, ManySeriesFile.LENGTH);
        assertThat(forecasts.get(count - 1).mean()[0]).isBetween(0.5 * next, 2 * next);
    }

    private SeriesSet readLong(int count) throws IOException {
        Path file = folder.resolve("many.csv.gz");
        ManySeriesFile.writeLong(file, count);
        SeriesSet set = new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of())
                .read(file, Reading.strict());
        assertRead(set, count);
        assertThat(set.series().get(count - 1).clock().label(0)).isEqualTo("2008-04");
        assertThat(set.frequency()).isEqualTo(new Frequency("1 month", 12));
        return set;
    }

    private static void assertRead(SeriesSet set, int count) {
        assertThat(set.size()).isEqualTo(count);
        assertThat(set.series()).allMatch(series -> series.length() == ManySeriesFile.LENGTH);
        assertThat(set.series().get(count - 1).values()[99]).isEqualTo(ManySeriesFile.value(count - 1, 99));
    }
}
