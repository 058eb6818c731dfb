package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.Bits;
import recurrent4j.data.Augmentation;
import recurrent4j.data.SequenceBatches;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenStreams;
import recurrent4j.data.Window;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Engine;
import recurrent4j.model.Input;
import recurrent4j.model.Network;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

class TrainerTest {

    private static final Architecture ARCHITECTURE = new Architecture(
            new Input.Values(1), RecurrentStack.of(Cell.SIMPLE_RNN, 6).dropping(0.2), new Readout.Values(1));
    private static final SequenceBatches TRAINING = SequenceBatches.of(sines(40, 1), false);
    private static final SequenceBatches VALIDATION = SequenceBatches.of(sines(10, 2), false);
    private static final TrainingPlan PLAN =
            TrainingPlan.plain(6, 8, 0.01, 5).along(Schedule.ONE_CYCLE, 1).keepingBest(0);

    private static final Augmentation NOISE = (window, random) -> {
        float[] past = window.past()[0].clone();
        for (int step = 0; step < past.length; step++) {
            past[step] += 0.1f * (float) random.nextGaussian();
        }
        return new Window(new float[][] {past}, window.future());
    };

    /** Stops a training as a pulled plug would: between two batches of the third epoch. */
    private static class PulledPlug implements Progress {
        @Override
        public void batch(TrainingPlan plan, int epoch, double done) {
            if (epoch == 3 && done > 0.5) {
                throw new IllegalStateException("pulled");
            }
        }

        @Override
        public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {}

        @Override
        public void resumed(double epochs) {}

        @Override
        public void finished(TrainingRun run) {}
    }

    @Test
    void aTrainingLearns() throws IOException {
        TrainingRun run = train(PLAN, Checkpoint.none());

        assertThat(run.epochs()).hasSize(6);
        assertThat(run.epochs().get(5).validationLoss())
                .isLessThan(0.5 * run.epochs().get(0).validationLoss());
    }

    @Test
    void theSameSeedGivesTheSameLosses() throws IOException {
        assertThat(losses(train(PLAN, Checkpoint.none()))).isEqualTo(losses(train(PLAN, Checkpoint.none())));
    }

    static Stream<Arguments> enginesDirectionsAndAugmentations() {
        return Arrays.stream(Engine.values())
                .flatMap(engine -> Arrays.stream(Direction.values())
                        .flatMap(direction -> Stream.of(Augmentation.NONE, NOISE)
                                .map(augmentation -> Arguments.of(engine, direction, augmentation))));
    }

    /** With dropout, whose numbers have to be drawn again; and with what the augmentation draws. */
    @ParameterizedTest
    @MethodSource("enginesDirectionsAndAugmentations")
    void anInterruptedTrainingGoesOnBitForBit(
            Engine engine, Direction direction, Augmentation augmentation, @TempDir Path folder) throws IOException {
        var architecture =
                new Architecture(ARCHITECTURE.input(), ARCHITECTURE.stack().reading(direction), ARCHITECTURE.readout());
        Supplier<Network> fresh = () -> engine.install(architecture.network(0.01, 5), 1);
        SequenceBatches training = TRAINING.augmented(augmentation);
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun whole =
                new Trainer(PLAN, Progress.SILENT, Checkpoint.none()).train(fresh.get(), training, VALIDATION);

        assertThatThrownBy(() -> new Trainer(PLAN, new PulledPlug(), Checkpoint.at(file))
                        .train(fresh.get(), training, VALIDATION))
                .hasMessage("pulled");
        TrainingRun resumed =
                new Trainer(PLAN, Progress.SILENT, Checkpoint.at(file)).train(fresh.get(), training, VALIDATION);

        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(Bits.of(resumed.network().weights()))
                .isEqualTo(Bits.of(whole.network().weights()));
        assertThat(Bits.of(resumed.network().updaterState()))
                .isEqualTo(Bits.of(whole.network().updaterState()));
    }

    @Test
    void aFinishedTrainingIsNotRepeated(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun first = train(PLAN, Checkpoint.at(file));

        var network = ARCHITECTURE.network(0.01, 5);
        TrainingRun second =
                new Trainer(PLAN, new PulledPlug(), Checkpoint.at(file)).train(network, TRAINING, VALIDATION);

        assertThat(second.epochs()).isEqualTo(first.epochs());
        assertThat(Bits.of(network.weights())).isEqualTo(Bits.of(first.network().weights()));
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.zip");
        train(PLAN, Checkpoint.at(file));

        assertThatThrownBy(() -> train(PLAN.along(Schedule.COSINE, 1), Checkpoint.at(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to another training");
    }

    @Test
    void aDamagedCheckpointIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.zip");
        train(PLAN, Checkpoint.at(file));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> train(PLAN, Checkpoint.at(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void theBestEpochIsKept() throws IOException {
        var wild = TrainingPlan.plain(20, 8, 0.5, 5).keepingBest(0);

        TrainingRun run = train(wild, Checkpoint.none());

        double least =
                run.epochs().stream().mapToDouble(Epoch::validationLoss).min().orElseThrow();
        assertThat(run.best().validationLoss()).isEqualTo(least);
        assertThat(run.best().number()).isLessThan(20);
        assertThat(loss(run.network())).isCloseTo(least, within(1e-6));
    }

    @Test
    void patienceEndsATrainingThatGetsNoBetter() throws IOException {
        var wild = TrainingPlan.plain(50, 8, 0.5, 5).keepingBest(3);

        TrainingRun run = train(wild, Checkpoint.none());

        assertThat(run.epochs()).hasSize(run.best().number() + 3).hasSizeLessThan(50);
    }

    @Test
    void aLossThatIsNoNumberStopsAtOnceAndSaysWhatToTry() {
        var training =
                SequenceBatches.of(List.of(new Window(new float[][] {{1e30f, 1e30f}}, new float[] {1e30f})), false);

        assertThatThrownBy(() -> new Trainer(PLAN, Progress.SILENT, Checkpoint.none())
                        .train(ARCHITECTURE.network(0.01, 5), training, training))
                .isInstanceOf(DivergenceException.class)
                .hasMessageContaining("in epoch 1")
                .hasMessageContaining("learning rate");
    }

    @Test
    void clippingKeepsTheDirectionAndBoundsTheNorm() throws IOException {
        // Adam is blind to the gradient's scale, so the clipped norm shows in its running mean: (1 - 0.9) * clip.
        var plan = TrainingPlan.plain(1, 40, 0.01, 5).along(Schedule.CONSTANT, 1e-3);
        Network free = ARCHITECTURE_WITHOUT_DROPOUT.network(0.01, 5);
        Network clipped = ARCHITECTURE_WITHOUT_DROPOUT.network(0.01, 5);

        new Trainer(plan.along(Schedule.CONSTANT, 0), Progress.SILENT, Checkpoint.none())
                .train(free, TRAINING, VALIDATION);
        new Trainer(plan, Progress.SILENT, Checkpoint.none()).train(clipped, TRAINING, VALIDATION);

        var freeMean = free.updaterState().getRow(0);
        var clippedMean = clipped.updaterState().getRow(0);
        assertThat(freeMean.norm2Number().doubleValue()).isGreaterThan(1e-3);
        assertThat(clippedMean.norm2Number().doubleValue()).isCloseTo(1e-4, within(1e-9));
        double factor = 1e-4 / freeMean.norm2Number().doubleValue();
        assertThat(clippedMean.sub(freeMean.mul(factor)).amaxNumber().doubleValue())
                .isLessThan(1e-9);
    }

    @Test
    void aCarriedStateIsLearnedInOrder() throws IOException {
        var architecture = new Architecture(
                new Input.Values(1), RecurrentStack.of(Cell.LSTM, 4), new Readout.ValuesAtEveryStep(1));
        var stream = SequenceBatches.of(consecutive(12, 10), true).inSuccession();
        var plan = TrainingPlan.plain(3, 1, 0.01, 5).carryingState();

        TrainingRun run = new Trainer(plan, Progress.SILENT, Checkpoint.none())
                .train(architecture.network(0.01, 5), stream, stream);

        assertThat(run.epochs().get(2).trainLoss())
                .isLessThan(run.epochs().get(0).trainLoss());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anInterruptedTrainingGoesOnWithinAnEpochFromTheCarriedState(Engine engine, @TempDir Path folder)
            throws IOException {
        TokenStreams text = TokenStreams.of(TokenSequence.of(digits(600)), 10, 20, true);
        var plan = TrainingPlan.plain(4, 4, 0.01, 5)
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0)
                .carryingState();
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun whole = new Trainer(plan, Progress.SILENT, Checkpoint.none()).train(reader(engine), text, text);

        assertThatThrownBy(() -> new Trainer(
                                plan, new PulledPlug(), Checkpoint.at(file).every(Duration.ZERO))
                        .train(reader(engine), text, text))
                .hasMessage("pulled");
        var resumption = new AtomicReference<Double>();
        TrainingRun resumed = new Trainer(
                        plan,
                        new PulledPlug() {
                            @Override
                            public void batch(TrainingPlan plan, int epoch, double done) {}

                            @Override
                            public void resumed(double epochs) {
                                resumption.set(epochs);
                            }
                        },
                        Checkpoint.at(file))
                .train(reader(engine), text, text);

        assertThat(resumption.get()).isGreaterThan(2.5).isLessThan(3);
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(Bits.of(resumed.network().weights()))
                .isEqualTo(Bits.of(whole.network().weights()));
    }

    @Test
    void aStateIsNotCarriedThroughShuffledWindows() {
        assertThatThrownBy(() -> train(PLAN.carryingState(), Checkpoint.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batches that follow each other");
    }

    private static Network reader(Engine engine) {
        var architecture = new Architecture(
                new Input.OneHot(10), RecurrentStack.of(Cell.LSTM, 8, 8).dropping(0.2), new Readout.NextToken(10));
        return engine.install(architecture.network(0.01, 5), 1);
    }

    private static int[] digits(int count) {
        return new Random(3).ints(count, 0, 10).toArray();
    }

    private static final Architecture ARCHITECTURE_WITHOUT_DROPOUT =
            new Architecture(ARCHITECTURE.input(), ARCHITECTURE.stack().dropping(0), ARCHITECTURE.readout());

    private static TrainingRun train(TrainingPlan plan, Checkpoint checkpoint) throws IOException {
        return new Trainer(plan, Progress.SILENT, checkpoint)
                .train(ARCHITECTURE.network(plan.learningRate(), plan.seed()), TRAINING, VALIDATION);
    }

    private static double loss(Network network) {
        return network.loss(VALIDATION.inOrder(10).iterator().next());
    }

    private static List<List<Double>> losses(TrainingRun run) {
        return run.epochs().stream()
                .map(epoch -> List.of(epoch.trainLoss(), epoch.validationLoss()))
                .toList();
    }

    private static List<Window> sines(int count, long seed) {
        var random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(sine(10, 6 * random.nextDouble()));
        }
        return windows;
    }

    private static List<Window> consecutive(int count, int steps) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(sine(steps, 0.5 * steps * i));
        }
        return windows;
    }

    private static Window sine(int steps, double phase) {
        float[] past = new float[steps];
        for (int t = 0; t < steps; t++) {
            past[t] = (float) Math.sin(0.5 * t + phase);
        }
        return new Window(new float[][] {past}, new float[] {(float) Math.sin(0.5 * steps + phase)});
    }
}
