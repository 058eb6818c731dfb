package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.train.Sines.ARCHITECTURE;
import static recurrent4j.train.Sines.PLAN;
import static recurrent4j.train.Sines.TRAINING;
import static recurrent4j.train.Sines.VALIDATION;
import static recurrent4j.train.Sines.consecutive;
import static recurrent4j.train.Sines.losses;
import static recurrent4j.train.Sines.train;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.engine.Accelerator.Precision;
import recurrent4j.engine.cudnn.StandIn;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.DeviceNetwork;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.network.TestedEngine;

class TrainerTest {

    @Test
    void aTrainingLearns() throws IOException {
        TrainingRun run = train(PLAN, Checkpoint.none());

        assertThat(run.epochs()).hasSize(6);
        assertThat(run.epochs().get(5).validationLoss())
                .isLessThan(0.5 * run.epochs().get(0).validationLoss());
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameLosses(TestedEngine engine) throws IOException {
        assertThat(losses(trained(engine, PLAN))).isEqualTo(losses(trained(engine, PLAN)));
    }

    @ParameterizedTest
    @EnumSource
    void theBestEpochIsKept(TestedEngine engine) throws IOException {
        var wild = TrainingPlan.plain(20, 8, 0.5, 5).keepingBest(0);

        TrainingRun run = trained(engine, wild);

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

    /** Our layers sum errors in double precision, and know no loss from values of single precision that is none. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FUSED")
    void aLossThatIsNoNumberStopsAtOnceAndSaysWhatToTry(TestedEngine engine) {
        var training =
                WindowBatches.of(List.of(new Window(new float[][] {{1e30f, 1e30f}}, new float[] {1e30f})), false);
        Network network = engine.install(Network.of(ARCHITECTURE, 0.01, 5), 1);

        assertThatThrownBy(
                        () -> new Trainer(PLAN, Progress.SILENT, Checkpoint.none()).train(network, training, training))
                .isInstanceOf(DivergenceException.class)
                .hasMessageContaining("in epoch 1")
                .hasMessageContaining("learning rate");
    }

    @Test
    void aTrainingGivesTheMemoryOfADeviceBackEvenIfItFails() throws IOException {
        var device = new StandIn();
        Network network = Engine.FUSED.install(Network.of(ARCHITECTURE, 0.01, 5), 1);
        Network there = DeviceNetwork.of(network, device, Precision.FLOAT32);
        Network taken = Engine.FUSED.install(Network.of(ARCHITECTURE, 0.01, 6), 1);
        Network failing = DeviceNetwork.of(taken, device, Precision.FLOAT32);
        var broken = WindowBatches.of(List.of(new Window(new float[][] {{1e30f, 1e30f}}, new float[] {1e30f})), false);
        var trainer = new Trainer(TrainingPlan.plain(1, 40, 0.01, 5), Progress.SILENT, Checkpoint.none());

        assertThatThrownBy(() -> trainer.train(failing, broken, broken)).isInstanceOf(DivergenceException.class);
        assertThat(device.open()).isZero();
        trainer.train(there, VALIDATION, VALIDATION);
        assertThat(device.open()).isZero();
        there.loss(VALIDATION.inOrder(10).iterator().next());
        assertThat(device.open()).isPositive();
    }

    private static TrainingRun trained(TestedEngine engine, TrainingPlan plan) throws IOException {
        return new Trainer(plan, Progress.SILENT, Checkpoint.none())
                .train(engine.install(Network.of(ARCHITECTURE, 0.01, 5), 1), TRAINING, VALIDATION);
    }

    @Test
    void clippingKeepsTheDirectionAndBoundsTheNorm() throws IOException {
        // Adam is blind to the gradient's scale, so the clipped norm shows in its running mean: (1 - 0.9) * clip.
        var plan = TrainingPlan.plain(1, 40, 0.01, 5).along(Schedule.CONSTANT, 1e-3);
        Network free = Network.of(ARCHITECTURE_WITHOUT_DROPOUT, 0.01, 5);
        Network clipped = Network.of(ARCHITECTURE_WITHOUT_DROPOUT, 0.01, 5);

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
        var stream = WindowBatches.of(consecutive(12, 10), true).inSuccession();
        var plan = TrainingPlan.plain(3, 1, 0.01, 5).carryingState();

        TrainingRun run = new Trainer(plan, Progress.SILENT, Checkpoint.none())
                .train(Network.of(architecture, 0.01, 5), stream, stream);

        assertThat(run.epochs().get(2).trainLoss())
                .isLessThan(run.epochs().get(0).trainLoss());
    }

    @Test
    void aStateIsNotCarriedThroughShuffledWindows() {
        assertThatThrownBy(() -> train(PLAN.carryingState(), Checkpoint.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batches that follow each other");
    }

    private static final Architecture ARCHITECTURE_WITHOUT_DROPOUT =
            new Architecture(ARCHITECTURE.input(), ARCHITECTURE.stack().dropping(0), ARCHITECTURE.readout());

    private static double loss(Network network) {
        return network.loss(VALIDATION.inOrder(10).iterator().next());
    }
}
