package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.LeakProbe;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Progress;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

class EsRnnTest {

    /** Enough to see that something is learned, but not what. */
    private static final EsRnn SMALL = small(Cell.GRU, 1, 20);

    private static EsRnn small(Cell cell, int networks, int steps) {
        return new EsRnn(
                RecurrentStack.of(cell, 12),
                TrainingPlan.plain(4, 4, 0.02, 1).along(Schedule.ONE_CYCLE, 1),
                networks,
                steps,
                TrainingContext.quiet(Engine.FUSED));
    }

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    /** Sawtooth waves of different levels, sizes and phases, about which no baseline knows that they fall after rising. */
    @Test
    void itLearnsFromAllSeriesHowEachGoesOn() {
        EsRnn trained = small(Cell.GRU, 1, 300);
        BacktestResults trials = new Backtest(waves(12, 80, 1), BacktestPlan.holdOut(3))
                .run(List.of(Baselines.seasonalNaive(), Baselines.drift(), trained));

        double network = trials.of(trained.name()).orElseThrow().error(PointMetric.MASE);
        assertThat(network).isLessThan(0.5 * trials.trials().get(0).error(PointMetric.MASE));
        assertThat(network).isLessThan(0.5 * trials.trials().get(1).error(PointMetric.MASE));
    }

    @Test
    void itSeesNothingOfAFuture() {
        assertThat(new LeakProbe(set -> SMALL, 3).firstLeak(waves(3, 40, 5))).isEmpty();
    }

    @Test
    void longSeriesLearnSmoothingOfTheirOwnWithoutSeeingAFuture() {
        SeriesSet set = waves(2, EsRnnObjective.FEWEST_VALUES + 10, 5);

        assertThat(new LeakProbe(all -> SMALL, 3).firstLeak(set)).isEmpty();
        Series first = set.series().get(0);
        double[] learned = SMALL.fit(set, 3).smoothing().of(0, first, NormalizedHistory.of(first.values(), 5));
        assertThat(learned[0]).isNotCloseTo(new Seasons(List.of(5)).guess(new double[40])[0], within(1e-3));
    }

    @Test
    void theSameSeedGivesTheSameForecast() {
        SeriesSet set = waves(2, 40, 1);
        EsRnn two = small(Cell.LSTM, 2, 20);

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
            Forecast.Interval narrow = forecast.interval(0.8).orElseThrow();
            Forecast.Interval wide = forecast.interval(0.95).orElseThrow();
            for (int step = 0; step < 3; step++) {
                assertThat(forecast.mean()[step]).isBetween(narrow.lower()[step], narrow.upper()[step]);
                assertThat(wide.lower()[step]).isLessThanOrEqualTo(narrow.lower()[step]);
                assertThat(wide.upper()[step]).isGreaterThanOrEqualTo(narrow.upper()[step]);
            }
        }
    }

    @Test
    void deeplearning4jKnowsEveryPartOfAnLstm() {
        FittedEsRnn fitted = small(Cell.LSTM, 1, 20).fit(waves(2, 20, 1), 2);

        assertThat(fitted.networks().get(0).configuration()).doesNotContain("recurrent4j");
    }

    /** Broken off within the third epoch of the second network, whose series learn numbers of their own. */
    @Test
    void anInterruptedTrainingGoesOnBitForBit(@TempDir Path folder) {
        SeriesSet set = waves(6, EsRnnObjective.FEWEST_VALUES, 5);
        EsRnn two = new EsRnn(SMALL.stack(), SMALL.plan().from(7), 2, 1, SMALL.context());
        Function<String, Checkpoint> kept =
                name -> Checkpoint.at(folder.resolve(name)).every(Duration.ZERO);
        FittedEsRnn whole = two.fit(set, 3);

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> two.in(context(1, EsRnnTest::breakingOff, kept)).fit(set, 3));
        FittedEsRnn resumed = two.in(context(1, name -> Progress.SILENT, kept)).fit(set, 3);

        assertSame(resumed, whole, set);
    }

    @Test
    void twoThreadsLearnWhatOneLearns() {
        SeriesSet set = waves(3, EsRnnObjective.FEWEST_VALUES, 1);
        EsRnn three = small(Cell.GRU, 3, 1);

        FittedEsRnn sideBySide = three.in(context(2, name -> Progress.SILENT, name -> Checkpoint.none()))
                .fit(set, 3);

        assertSame(sideBySide, three.fit(set, 3), set);
    }

    @Test
    void aSavedModelForecastsAsItDidBefore(@TempDir Path folder) throws IOException {
        SeriesSet set = waves(3, EsRnnObjective.FEWEST_VALUES, 5);
        FittedEsRnn fitted = small(Cell.LSTM, 2, 1).fit(set, 3);
        var provenance = new Provenance(
                "timeseries",
                "train",
                1,
                DataSource.generated("waves", "sawtooth waves", "0", 3),
                Environment.here("fused", 1));
        var bundle = new ModelBundle(RunCard.of(provenance, List.of()), fitted.networks(), Map.of());
        for (Map.Entry<String, Object> part : fitted.parts().entrySet()) {
            bundle = bundle.with(part.getKey(), part.getValue());
        }
        bundle.save(folder.resolve("model"));

        ModelBundle loaded = ModelBundle.load(folder.resolve("model"), "timeseries");
        FittedEsRnn again = FittedEsRnn.of(
                loaded,
                loaded.networks().stream()
                        .map(network -> Engine.FUSED.install(network, 1))
                        .toList());

        assertSame(again, fitted, set);
        assertSame(again, fitted, set.map(one -> new Series("new " + one.id(), one.values(), one.clock())));
        assertThat(again.framing()).isEqualTo(fitted.framing());
    }

    @Test
    void withPatienceTheLastHorizonJudges() {
        EsRnn patient = new EsRnn(SMALL.stack(), SMALL.plan().lasting(8).keepingBest(1), 1, 1, SMALL.context());

        assertThat(patient.fit(waves(4, 60, 5), 3).forecast(waves(4, 60, 5))).hasSize(4);
    }

    private static void assertSame(FittedEsRnn one, FittedEsRnn other, SeriesSet set) {
        List<Forecast> expected = other.forecast(set);
        List<Forecast> actual = one.forecast(set);
        for (int i = 0; i < set.size(); i++) {
            assertThat(actual.get(i).mean()).containsExactly(expected.get(i).mean());
            assertThat(actual.get(i).interval(0.95).orElseThrow().upper())
                    .containsExactly(
                            expected.get(i).interval(0.95).orElseThrow().upper());
        }
    }

    private static TrainingContext context(
            int threads, Function<String, Progress> told, Function<String, Checkpoint> kept) {
        var trainer = new EnsembleTrainer(threads, (name, examples, epochs, members) -> new EnsembleProgress() {
            @Override
            public Progress of(int number, String member) {
                return told.apply(member);
            }
        });
        return new TrainingContext(Engine.FUSED, trainer, kept);
    }

    private static Progress breakingOff(String name) {
        return new Progress() {
            @Override
            public void batch(TrainingPlan plan, int epoch, double done) {
                if (name.endsWith("2 of 2") && epoch == 3 && done > 0.4) {
                    throw new IllegalStateException("interrupted");
                }
            }
        };
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
