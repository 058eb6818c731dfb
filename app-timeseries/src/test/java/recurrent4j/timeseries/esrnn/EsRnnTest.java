package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.LeakProbe;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.baseline.Drift;
import recurrent4j.timeseries.baseline.SeasonalNaive;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.Interval;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

class EsRnnTest {

    private static final EsRnn SMALL = small(Cell.GRU, 1);

    private static EsRnn small(Cell cell, int networks) {
        return new EsRnn(
                RecurrentStack.of(cell, 12),
                TrainingPlan.plain(4, 4, 0.02, 1).along(Schedule.ONE_CYCLE, 1),
                networks,
                TrainingContext.quiet(network -> Engine.FUSED.install(network, 1)));
    }

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    /** Sawtooth waves of different levels, sizes and phases, about which no baseline knows that they fall after rising. */
    @Test
    void itLearnsFromAllSeriesHowEachGoesOn() {
        BacktestResults trials = new Backtest(waves(12, 80, 1), BacktestPlan.holdOut(3))
                .run(List.of(new SeasonalNaive(), new Drift(), SMALL));

        double network = trials.of(SMALL.name()).orElseThrow().error(PointMetric.MASE);
        assertThat(network).isLessThan(0.5 * trials.trials().get(0).error(PointMetric.MASE));
        assertThat(network).isLessThan(0.5 * trials.trials().get(1).error(PointMetric.MASE));
    }

    @Test
    void itSeesNothingOfAFuture() {
        assertThat(new LeakProbe(set -> SMALL, 3).firstLeak(waves(3, 40, 5))).isEmpty();
    }

    @Test
    void longSeriesLearnSmoothingOfTheirOwnWithoutSeeingAFuture() {
        SeriesSet set = waves(2, SeriesParameters.FEWEST_VALUES + 10, 5);

        assertThat(new LeakProbe(all -> SMALL, 3).firstLeak(set)).isEmpty();
        double[] learned = SMALL.fit(set, 3)
                .members()
                .get(0)
                .parameters()
                .get(FittedEsRnn.key(set.series().get(0)));
        assertThat(learned[0]).isNotCloseTo(new Seasons(List.of(5)).guess(new double[40])[0], within(1e-3));
    }

    @Test
    void theSameSeedGivesTheSameForecast() {
        SeriesSet set = waves(2, 40, 1);
        EsRnn two = small(Cell.LSTM, 2);

        assertThat(two.fit(set, 2).forecast(set).get(0).mean())
                .containsExactly(two.fit(set, 2).forecast(set).get(0).mean());
    }

    @Test
    void seriesThatNeverChangeStayAsTheyAre() {
        SeriesSet set =
                SeriesSet.of("toy", 1, List.of(Series.of("flat", 4, 4, 4, 4, 4, 4), Series.of("zero", 0, 0, 0)));

        List<Forecast> forecasts = SMALL.fit(set, 2).forecast(set);

        assertThat(forecasts.get(0).mean()).usingComparatorWithPrecision(1e-12).containsExactly(4, 4);
        assertThat(forecasts.get(1).mean()).containsExactly(0, 0);
    }

    @Test
    void aSeriesThatWasNotLearnedFromIsForecastByMeanRates() {
        FittedEsRnn fitted = SMALL.fit(waves(4, 40, 5), 5);
        SeriesSet unseen = waves(6, 40, 5).map(one -> new Series("new " + one.id(), one.values(), one.clock()));

        Forecast forecast = fitted.forecast(unseen).get(5);

        assertThat(DoubleStream.of(forecast.mean()).boxed())
                .allSatisfy(value -> assertThat(value).isBetween(50.0, 250.0));
    }

    @Test
    void whereValuesAreNegativeLevelsAddUpInsteadOfMultiplying() {
        SeriesSet set = waves(4, 60, 1)
                .map(one -> new Series(
                        one.id(),
                        IntStream.range(0, 60)
                                .mapToDouble(t -> one.values()[t] - 60)
                                .toArray(),
                        one.clock()));

        double[] all = SMALL.fit(set, 2).forecast(set).stream()
                .flatMapToDouble(forecast -> DoubleStream.of(forecast.mean()))
                .toArray();
        assertThat(DoubleStream.of(all).boxed())
                .allSatisfy(value -> assertThat(value).isBetween(-100.0, 100.0));
    }

    @Test
    void widerIntervalsHoldNarrowerOnesAndTheForecast() {
        SeriesSet set = waves(4, 60, 1);

        for (Forecast forecast : SMALL.fit(set, 3).forecast(set)) {
            Interval narrow = forecast.interval(0.8).orElseThrow();
            Interval wide = forecast.interval(0.95).orElseThrow();
            for (int step = 0; step < 3; step++) {
                assertThat(forecast.mean()[step]).isBetween(narrow.lower()[step], narrow.upper()[step]);
                assertThat(wide.lower()[step]).isLessThanOrEqualTo(narrow.lower()[step]);
                assertThat(wide.upper()[step]).isGreaterThanOrEqualTo(narrow.upper()[step]);
            }
        }
    }

    @Test
    void deeplearning4jKnowsEveryPartOfAnLstm() {
        FittedEsRnn fitted = small(Cell.LSTM, 1).fit(waves(2, 20, 1), 2);

        assertThat(fitted.members().get(0).network().configuration()).doesNotContain("recurrent4j");
    }

    private static SeriesSet waves(int count, int length, int season) {
        return SeriesSet.of(
                "waves",
                season,
                IntStream.range(0, count)
                        .mapToObj(i -> Series.of(
                                "W" + i,
                                IntStream.range(0, length)
                                        .mapToDouble(t -> (1 + i) * (20 + (t + i) % 5))
                                        .toArray()))
                        .toList());
    }
}
