package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.train.Sines.ARCHITECTURE;
import static recurrent4j.train.Sines.PLAN;
import static recurrent4j.train.Sines.TRAINING;
import static recurrent4j.train.Sines.VALIDATION;
import static recurrent4j.train.Sines.losses;
import static recurrent4j.train.Sines.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.Bits;
import recurrent4j.data.Augmentation;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.network.TestedEngine;

/** Trainings that are interrupted and go on. */
class ResumptionTest {

    private static final Augmentation NOISE = (window, random) -> {
        float[] past = window.past()[0].clone();
        for (int step = 0; step < past.length; step++) {
            past[step] += 0.1f * (float) random.nextGaussian();
        }
        return new Window(new float[][] {past}, window.future());
    };

    static Stream<Arguments> enginesDirectionsAndAugmentations() {
        return Stream.of(
                Arguments.of(TestedEngine.STOCK, Direction.FORWARD, NOISE),
                Arguments.of(TestedEngine.FUSED, Direction.FORWARD, Augmentation.NONE),
                Arguments.of(TestedEngine.FUSED, Direction.BIDIRECTIONAL, NOISE),
                Arguments.of(TestedEngine.STAND_IN, Direction.FORWARD, NOISE),
                Arguments.of(TestedEngine.STAND_IN, Direction.BIDIRECTIONAL, Augmentation.NONE),
                Arguments.of(TestedEngine.GPU, Direction.FORWARD, Augmentation.NONE),
                Arguments.of(TestedEngine.GPU, Direction.BIDIRECTIONAL, NOISE));
    }

    static Stream<Arguments> everyCombination() {
        return Arrays.stream(TestedEngine.values())
                .flatMap(engine -> Arrays.stream(Direction.values())
                        .flatMap(direction -> Stream.of(Augmentation.NONE, NOISE)
                                .map(augmentation -> Arguments.of(engine, direction, augmentation))));
    }

    /** With dropout, whose numbers have to be drawn again; and with what the augmentation draws. */
    @ParameterizedTest
    @MethodSource("enginesDirectionsAndAugmentations")
    void anInterruptedTrainingGoesOnBitForBit(
            TestedEngine engine, Direction direction, Augmentation augmentation, @TempDir Path folder)
            throws IOException {
        var architecture =
                new Architecture(ARCHITECTURE.input(), ARCHITECTURE.stack().reading(direction), ARCHITECTURE.readout());
        Supplier<Network> fresh = () -> engine.install(Network.of(architecture, 0.01, 5), 1);
        WindowBatches training = TRAINING.augmented(augmentation);
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun whole =
                new Trainer(PLAN, Progress.SILENT, Checkpoint.none()).train(fresh.get(), training, VALIDATION);

        assertThatThrownBy(() -> new Trainer(PLAN, new Interruption(3, 0.5), Checkpoint.at(file))
                        .train(fresh.get(), training, VALIDATION))
                .hasMessage("interrupted");
        TrainingRun resumed =
                new Trainer(PLAN, Progress.SILENT, Checkpoint.at(file)).train(fresh.get(), training, VALIDATION);

        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(Bits.of(resumed.network().weights()))
                .isEqualTo(Bits.of(whole.network().weights()));
        assertThat(Bits.of(resumed.network().updaterState()))
                .isEqualTo(Bits.of(whole.network().updaterState()));
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("everyCombination")
    void anInterruptedTrainingGoesOnInEveryCombination(
            TestedEngine engine, Direction direction, Augmentation augmentation, @TempDir Path folder)
            throws IOException {
        anInterruptedTrainingGoesOnBitForBit(engine, direction, augmentation, folder);
    }

    @Test
    void aFinishedTrainingIsNotRepeated(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun first = train(PLAN, Checkpoint.at(file));

        var network = Network.of(ARCHITECTURE, 0.01, 5);
        TrainingRun second =
                new Trainer(PLAN, new Interruption(3, 0.5), Checkpoint.at(file)).train(network, TRAINING, VALIDATION);

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

    @ParameterizedTest
    @EnumSource
    void anInterruptedTrainingGoesOnWithinAnEpochFromTheCarriedState(TestedEngine engine, @TempDir Path folder)
            throws IOException {
        TokenStreamBatches text = TokenStreamBatches.of(TokenSequence.of(digits(210)), 10, 10, true);
        var plan = TrainingPlan.plain(2, 4, 0.01, 5)
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0)
                .carryingState();
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun whole = new Trainer(plan, Progress.SILENT, Checkpoint.none()).train(reader(engine), text, text);

        assertThatThrownBy(() -> new Trainer(
                                plan,
                                new Interruption(2, 0.5),
                                Checkpoint.at(file).every(Duration.ZERO))
                        .train(reader(engine), text, text))
                .hasMessage("interrupted");
        var resumption = new AtomicReference<Double>();
        TrainingRun resumed = new Trainer(
                        plan,
                        new Interruption(2, 0.5) {
                            @Override
                            public void batch(TrainingPlan plan, int epoch, double done) {}

                            @Override
                            public void resumed(double epochs) {
                                resumption.set(epochs);
                            }
                        },
                        Checkpoint.at(file))
                .train(reader(engine), text, text);

        assertThat(resumption.get()).isGreaterThan(1.5).isLessThan(2);
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(Bits.of(resumed.network().weights()))
                .isEqualTo(Bits.of(whole.network().weights()));
    }

    /** From the processor to a GPU and back: the losses are those of a training by one engine, but for their last digits. */
    @ParameterizedTest
    @EnumSource(
            value = TestedEngine.class,
            names = {"STAND_IN", "GPU"})
    void aTrainingGoesOnWithAnotherEngine(TestedEngine other, @TempDir Path folder) throws IOException {
        TokenStreamBatches text = TokenStreamBatches.of(TokenSequence.of(digits(210)), 10, 10, true);
        var plan = TrainingPlan.plain(4, 4, 0.01, 5).keepingBest(0).carryingState();
        Path file = folder.resolve("checkpoint.zip");
        TrainingRun whole = new Trainer(plan, Progress.SILENT, Checkpoint.none())
                .train(regularReader(TestedEngine.FUSED), text, text);

        for (TestedEngine engine : new TestedEngine[] {TestedEngine.FUSED, other}) {
            int until = engine == other ? 3 : 2;
            Network reader = regularReader(engine);
            Checkpoint kept = Checkpoint.at(file).every(Duration.ZERO);
            assertThatThrownBy(() -> new Trainer(plan, new Interruption(until, 0.5), kept).train(reader, text, text))
                    .hasMessage("interrupted");
        }
        TrainingRun resumed = new Trainer(plan, Progress.SILENT, Checkpoint.at(file))
                .train(regularReader(TestedEngine.FUSED), text, text);

        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            Epoch expected = whole.epochs().get(epoch);
            assertThat(resumed.epochs().get(epoch).trainLoss()).isCloseTo(expected.trainLoss(), within(1e-4));
            assertThat(resumed.epochs().get(epoch).validationLoss()).isCloseTo(expected.validationLoss(), within(1e-4));
        }
    }

    private static Network regularReader(TestedEngine engine) {
        var architecture =
                new Architecture(new Input.OneHot(10), RecurrentStack.of(Cell.LSTM, 8, 8), new Readout.NextToken(10));
        return engine.install(Network.of(architecture, 0.01, 5), 1);
    }

    private static Network reader(TestedEngine engine) {
        var architecture = new Architecture(
                new Input.OneHot(10), RecurrentStack.of(Cell.LSTM, 8, 8).dropping(0.2), new Readout.NextToken(10));
        return engine.install(Network.of(architecture, 0.01, 5), 1);
    }

    private static int[] digits(int count) {
        return new Random(3).ints(count, 0, 10).toArray();
    }
}
