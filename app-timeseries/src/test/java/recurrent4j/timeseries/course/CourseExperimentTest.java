package recurrent4j.timeseries.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.timeseries.baseline.LinearAutoregression;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.TrainingPlan;

/** The experiment of the course: its scores are pinned, so that a change of a digit is a change of data or arithmetic. */
class CourseExperimentTest {

    /** Half of the last digit that is printed. */
    private static final double PRINTED = 5e-7;

    private static final TrainingContext CONTEXT = new TrainingContext(
            Engine.FUSED, new EnsembleTrainer(2, EnsembleProgress.Display.SILENT), name -> Checkpoint.none());

    private static CourseTask task;

    @BeforeAll
    static void data() {
        Engine.FUSED.start(2);
        task = CourseTask.of(Preset.COURSE, Optional.empty(), Optional.empty());
    }

    @Test
    void linearAutoregressionScoresAsPrinted() {
        CourseTask.Trial linear = task.linear();

        assertScores(linear, 0.002931, 0.003007, PRINTED);
        assertThat(((LinearAutoregression) linear.fitted()).penalty()).isEqualTo(1e-9);
        assertThat(linear.parameters()).isEqualTo(51);
    }

    @Test
    void networksAfterOneEpochScoreAsPrinted() {
        List<NetworkSpec> networks = CourseNetworks.course(50, 1, CourseNetworks.Budget.QUICK, 42);

        assertScores(trial(task, networks.get(0).planned(plan -> plan.lasting(1))), 0.025567, 0.026541, PRINTED);
        assertScores(trial(task, networks.get(3).planned(plan -> plan.lasting(1))), 0.004949, 0.005378, PRINTED);
    }

    /** Nothing that names the training part of one seed shows where an answer is at the wrong step or in the wrong unit. */
    @Test
    void theStateOfAWaveIsCarriedFromWindowToWindow() {
        CourseTask sine = CourseTask.of(Preset.SINE, Optional.empty(), Optional.empty());
        List<NetworkSpec> networks = CourseNetworks.standard(sine, CourseNetworks.Budget.QUICK, 42);

        assertScores(trial(sine, networks.get(0).planned(plan -> plan.lasting(3))), 0.003692, 0.004686, PRINTED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> networks.get(0)
                        .planned(plan -> TrainingPlan.plain(1, 4, 0.1, 1).carryingState()))
                .withMessageContaining("a minibatch of 4 would mix them");
    }

    @Test
    void thePublishedFigureBelongsToThePublishedTraining() {
        NetworkSpec published =
                CourseNetworks.course(50, 1, CourseNetworks.Budget.QUICK, 42).get(0);

        assertThat(published.published()).hasValue(0.004168);
        assertThat(published.planned(plan -> plan).published()).hasValue(0.004168);
        assertThat(published.planned(plan -> plan.lasting(1)).published()).isEmpty();
        assertThat(CourseNetworks.course(20, 1, CourseNetworks.Budget.QUICK, 42))
                .allMatch(network -> network.published().isEmpty());
    }

    @Test
    void gradientsAreShownOfTheTopLayerAndOfBothItsDirections() {
        CourseTask sine = CourseTask.of(Preset.SINE, Optional.of(10), Optional.empty());
        RecurrentStack stack = RecurrentStack.of(Cell.LSTM, 2, 2);

        assertThat(gradients(stack, sine)).containsExactly("LSTM 2-2 + Dense(1)");
        assertThat(gradients(stack.reading(Direction.BIDIRECTIONAL), sine))
                .hasSize(2)
                .allMatch(name -> name.matches(".*, \\D+"));
    }

    private static List<String> gradients(RecurrentStack stack, CourseTask task) {
        NetworkSpec spec = NetworkSpec.of(
                CourseNetworks.architecture(stack, new Readout.Values(1)), TrainingPlan.plain(1, 32, 0.001, 1));
        return List.copyOf(spec.stateGradients(Engine.FUSED.install(spec.network(), 2), task)
                .keySet());
    }

    static Stream<Arguments> networks() {
        List<NetworkSpec> networks = CourseNetworks.course(50, 1, CourseNetworks.Budget.QUICK, 42);
        double[][] printed = {
            {0.004031, 0.003958},
            {0.010868, 0.011313},
            {0.002824, 0.002890},
            {0.002913, 0.003117},
            {0.002488, 0.002617},
            {0.003028, 0.003147},
            {0.001033, 0.001089}
        };
        return Stream.iterate(0, i -> i < networks.size(), i -> i + 1)
                .map(i -> Arguments.of(networks.get(i), printed[i][0], printed[i][1]));
    }

    /** Other processors round differently, which long trainings make visible. */
    @Tag("full")
    @ParameterizedTest
    @MethodSource("networks")
    void everyNetworkScoresAsPrinted(NetworkSpec network, double validation, double test) {
        assertScores(trial(task, network), validation, test, 0.05 * validation);
    }

    private static CourseTask.Trial trial(CourseTask task, NetworkSpec network) {
        Network trained = network.train(task, CONTEXT).network();
        return task.trial(network.name(), network.forecaster(trained, task));
    }

    private static void assertScores(CourseTask.Trial trial, double validation, double test, double tolerance) {
        Measured measured = trial.measured().get(Metrics.MSE);
        assertThat(measured.validation()).as(trial.name()).isCloseTo(validation, within(tolerance));
        assertThat(measured.test()).as(trial.name()).isCloseTo(test, within(tolerance));
    }
}
