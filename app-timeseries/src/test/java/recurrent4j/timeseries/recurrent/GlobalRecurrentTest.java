package recurrent4j.timeseries.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import recurrent4j.model.Cell;
import recurrent4j.model.Engine;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.LeakProbe;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.backtest.Trials;
import recurrent4j.timeseries.baseline.Drift;
import recurrent4j.timeseries.baseline.SeasonalNaive;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

class GlobalRecurrentTest {

    private static final GlobalRecurrent SMALL = new GlobalRecurrent(
            RecurrentStack.of(Cell.GRU, 12),
            TrainingPlan.plain(1, 16, 0.02, 1).along(Schedule.ONE_CYCLE, 1),
            1,
            5_000,
            network -> Engine.FUSED.install(network, 1));

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    /** Sawtooth waves of different levels, sizes and phases, about which no baseline knows that they fall after rising. */
    @Test
    void itLearnsFromAllSeriesHowEachGoesOn() {
        Trials trials = new Backtest(waves(12, 80), BacktestPlan.holdOut(3))
                .run(List.of(new SeasonalNaive(), new Drift(), SMALL));

        double network = trials.of(SMALL.name()).orElseThrow().error(PointMetric.MASE);
        assertThat(network).isLessThan(0.5 * trials.trials().get(0).error(PointMetric.MASE));
        assertThat(network).isLessThan(0.5 * trials.trials().get(1).error(PointMetric.MASE));
    }

    @Test
    void itSeesNothingOfAFuture() {
        assertThat(new LeakProbe(set -> SMALL, 3).firstLeak(waves(3, 40))).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameForecast() {
        SeriesSet set = waves(2, 40);

        assertThat(SMALL.fit(set, 2).forecast(set).get(0).mean())
                .containsExactly(SMALL.fit(set, 2).forecast(set).get(0).mean());
    }

    @Test
    void seriesThatNeverChangeStayAsTheyAre() {
        SeriesSet set = SeriesSet.of("toy", 1, List.of(Series.of("flat", 4, 4, 4, 4, 4, 4)));

        assertThat(SMALL.fit(set, 2).forecast(set).get(0).mean()).containsExactly(4, 4);
    }

    private static SeriesSet waves(int count, int length) {
        return SeriesSet.of(
                "waves",
                1,
                IntStream.range(0, count)
                        .mapToObj(i -> Series.of(
                                "W" + i,
                                IntStream.range(0, length)
                                        .mapToDouble(t -> (1 + i) * (20 + (t + i) % 5))
                                        .toArray()))
                        .toList());
    }
}
