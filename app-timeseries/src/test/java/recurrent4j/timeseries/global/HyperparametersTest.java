package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

class HyperparametersTest {

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    @Test
    void numberAndLengthOfSeriesDecideHowManyWindowsThereAre() {
        assertThat(windows(1, 144, 12)).isEqualTo(144 - 12 - 60 + 1);
        assertThat(windows(1, 50, 6)).isEqualTo(50 - 6 - 22 + 1);
        assertThat(windows(200, 50, 6)).isEqualTo(200 * windows(1, 50, 6));
        assertThat(windows(1, 5, 5)).isZero();
    }

    /** What is counted is what is learned. */
    @Test
    void allWindowsThatAreCountedAreCut() {
        SeriesSet set = sawteeth(3, 70);
        Framing framing = Framing.of(set, 4, OptionalInt.empty(), false);

        assertThat(FramedWindowBatches.of(set, framing, 1_000).examples()).isEqualTo(framing.windows(set));
    }

    @Test
    void fewWindowsAreReadOftenByASmallNetworkThatDropsAndStopsEarly() {
        Hyperparameters one = Hyperparameters.ofSeries(sawteeth(2, 144), 12, 7);
        Hyperparameters many = Hyperparameters.ofSeries(sawteeth(400, 144), 12, 7);

        assertThat(one.stack().units().get(0)).isLessThan(many.stack().units().get(0));
        assertThat(one.stack().dropout()).isPositive();
        assertThat(many.stack().dropout()).isZero();
        assertThat(one.plan().batch()).isLessThan(many.plan().batch());
        assertThat(one.plan().epochs()).isGreaterThan(many.plan().epochs());
        assertThat(one.plan().patience()).isPositive();
        assertThat(many.plan().patience()).isZero();
        assertThat(one.plan().seed()).isEqualTo(many.plan().seed()).isEqualTo(7);
    }

    @Test
    void aHandfulOfWindowsIsNotAskedWhenToStop() {
        assertThat(Hyperparameters.ofSeries(sawteeth(1, 144), 12, 7).plan().patience())
                .isZero();
    }

    @Test
    void whoHasMoreWindowsNeedsNoMoreEpochs() {
        List<Integer> epochs = IntStream.of(0, 10, 300, 1_000, 5_000, 19_999, 20_000, 80_000, 5_000_000)
                .mapToObj(windows -> Hyperparameters.ofWindows(windows, 20, 1).plan())
                .map(TrainingPlan::epochs)
                .toList();

        assertThat(epochs).isSortedAccordingTo((a, b) -> b - a).endsWith(1);
    }

    /** The first training, whose last windows judge, tells how many epochs the second has, which learns from all of them. */
    @Test
    void earlyStoppingFindsTheEpochsAfterWhichAllWindowsAreLearned() {
        SeriesSet set = sawteeth(4, 48);
        List<TrainingRun> runs = new ArrayList<>();
        var names = new TreeSet<String>();
        var trainer = new EnsembleTrainer(1, (name, examples, epochs, members) -> new EnsembleProgress() {
            @Override
            public Progress of(int number, String member) {
                names.add(member);
                return new Progress() {
                    @Override
                    public void finished(TrainingRun run) {
                        runs.add(run);
                    }
                };
            }
        });
        GlobalRecurrent network =
                GlobalRecurrent.of(set, 3, 1).in(new TrainingContext(Engine.FUSED, trainer, name -> Checkpoint.none()));

        network.fit(set, 3);

        double best = (runs.get(0).best().number() + runs.get(1).best().number()) / 2.0;
        assertThat(runs).hasSize(4);
        assertThat(runs.get(2).epochs()).hasSize((int) Math.round(best));
        assertThat(runs.get(2).examples()).isGreaterThan(runs.get(0).examples()).isEqualTo(windows(4, 48, 3));
        assertThat(names)
                .contains(network.name() + ", 1 of 2", network.name() + ", early stopping, 1 of 2")
                .hasSize(4);
    }

    private static long windows(int count, int length, int horizon) {
        SeriesSet set = sawteeth(count, length);
        return Framing.of(set, horizon, OptionalInt.empty(), false).windows(set);
    }

    private static SeriesSet sawteeth(int count, int length) {
        return SeriesSet.of(
                "sawteeth",
                1,
                IntStream.range(0, count)
                        .mapToObj(i -> Series.of(
                                "S" + i,
                                IntStream.range(0, length)
                                        .mapToDouble(t -> 10 + i + (t * t + i) % 7)
                                        .toArray()))
                        .toList());
    }
}
