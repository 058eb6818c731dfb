package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.CountingDevice;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.LeakProbe;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.series.Clock;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Repairs;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

class GlobalRecurrentTest {

    private static final GlobalRecurrent SMALL = new GlobalRecurrent(
            RecurrentStack.of(Cell.GRU, 12),
            TrainingPlan.plain(8, 16, 0.02, 1).along(Schedule.ONE_CYCLE, 1),
            1,
            5_000,
            OptionalInt.empty(),
            false,
            TrainingContext.quiet(Engine.FUSED));

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    @Test
    void itsNetworksLeaveTheDeviceWhenAllIsForecast() {
        var framing = new Framing(1, 3, 6, List.of(), List.of());
        var design = new Architecture(framing.reads(), RecurrentStack.of(Cell.GRU, 3), framing.answers());
        var device = new CountingDevice();

        new FittedGlobalRecurrent(framing, List.of(device.install(Network.of(design, 0.01, 1)))).forecast(waves(2, 30));

        assertThat(device.made()).isEqualTo(1);
        assertThat(device.open()).isZero();
    }

    /** Sawtooth waves of different levels, sizes and phases, about which no baseline knows that they fall after rising. */
    @Test
    void itLearnsFromAllSeriesHowEachGoesOn() {
        BacktestResults trials = new Backtest(waves(12, 80), BacktestPlan.holdOut(3))
                .run(List.of(Baselines.seasonalNaive(), Baselines.drift(), SMALL));

        double network = trials.of(SMALL.name()).orElseThrow().error(PointMetric.MASE);
        assertThat(network).isLessThan(0.5 * trials.trials().get(0).error(PointMetric.MASE));
        assertThat(network).isLessThan(0.5 * trials.trials().get(1).error(PointMetric.MASE));
    }

    @Test
    void itSeesNothingOfAFuture() {
        assertThat(new LeakProbe(set -> SMALL, 3).firstLeak(waves(3, 40))).isEmpty();
    }

    @Test
    void itSeesNothingOfAFutureCovariate() {
        assertThat(new LeakProbe(set -> SMALL, 3).firstLeak(announced(3))).isEmpty();
    }

    /** Noise that its covariate announced a step before. */
    @Test
    void itLearnsWhatACovariateAnnounces() {
        SeriesSet set = announced(8);
        SeriesSet alone = SeriesSet.of(
                "alone",
                1,
                set.series().stream()
                        .map(one -> Series.of(one.id(), one.values()))
                        .toList());

        double told = new Backtest(set, new BacktestPlan(1, 10, 1, OptionalInt.empty(), false))
                .run(SMALL)
                .error(PointMetric.MASE);
        double untold = new Backtest(alone, new BacktestPlan(1, 10, 1, OptionalInt.empty(), false))
                .run(SMALL)
                .error(PointMetric.MASE);

        assertThat(told).isLessThan(0.5 * untold);
    }

    private static SeriesSet announced(int count) {
        List<Series> series = IntStream.range(0, count)
                .mapToObj(i -> {
                    double[] noise = new Random(i).doubles(101).toArray();
                    return new Series("N" + i, Arrays.copyOf(noise, 100), Clock.counting(100), new double[][] {
                        Arrays.copyOfRange(noise, 1, 101)
                    });
                })
                .toList();
        return new SeriesSet("announced", series, new Frequency("step", 1), Repairs.none(), List.of("next"));
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

    /** The first attempt breaks off in the second network. */
    @Test
    void anInterruptedTrainingGoesOnToTheSameForecast(@TempDir Path folder) {
        SeriesSet set = waves(2, 40);
        GlobalRecurrent two =
                new GlobalRecurrent(SMALL.stack(), SMALL.plan(), 2, 1_000, OptionalInt.empty(), false, SMALL.context());
        Function<String, Checkpoint> kept = name -> Checkpoint.at(folder.resolve(name));
        List<String> resumed = new ArrayList<>();

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        two.in(context(GlobalRecurrentTest::breakingOff, kept)).fit(set, 2));
        FittedMethod again =
                two.in(context(name -> noting(name, resumed), kept)).fit(set, 2);

        assertThat(resumed).containsExactly("GRU 12, 1 of 2", "GRU 12, 2 of 2");
        assertThat(again.forecast(set).get(1).mean())
                .containsExactly(two.fit(set, 2).forecast(set).get(1).mean());
    }

    private static TrainingContext context(Function<String, Progress> told, Function<String, Checkpoint> kept) {
        var trainer = new EnsembleTrainer(1, (name, examples, epochs, members) -> new EnsembleProgress() {
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
            public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
                if (name.endsWith("2 of 2") && epoch.number() == 3) {
                    throw new IllegalStateException("interrupted");
                }
            }
        };
    }

    private static Progress noting(String name, List<String> resumed) {
        return new Progress() {
            @Override
            public void resumed(double epochs) {
                resumed.add(name);
            }
        };
    }

    @Test
    void asManyThreadsAsThereAreLearnTheSame() {
        SeriesSet set = waves(2, 40);
        GlobalRecurrent two =
                new GlobalRecurrent(SMALL.stack(), SMALL.plan(), 2, 200, OptionalInt.empty(), false, SMALL.context());
        var threads = new TrainingContext(
                Engine.FUSED, new EnsembleTrainer(2, EnsembleProgress.Display.SILENT), name -> Checkpoint.none());

        assertThat(two.in(threads).fit(set, 2).forecast(set).get(1).mean())
                .containsExactly(two.fit(set, 2).forecast(set).get(1).mean());
    }

    @Test
    void withPatienceTheLastWindowsOfEachSeriesJudge() {
        SeriesSet set = waves(3, 60);
        var all = FramedWindowBatches.of(set, Framing.of(set, 4, OptionalInt.empty(), false), 30);
        FramedWindowBatches latest = all.latest();
        GlobalRecurrent patient = new GlobalRecurrent(
                SMALL.stack(),
                SMALL.plan().lasting(30).keepingBest(2),
                1,
                200,
                OptionalInt.empty(),
                false,
                SMALL.context());

        assertThat(latest.examples()).isEqualTo(3);
        assertThat(all.before(latest).examples()).isBetween(all.examples() / 2, all.examples() * 9 / 10);
        assertThat(patient.fit(set, 4).forecast(set).get(0).horizon()).isEqualTo(4);
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
