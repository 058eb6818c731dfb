package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import recurrent4j.layers.fused.Backend;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

class OptionsTest {

    private static final TrainingPlan USUAL = TrainingPlan.plain(20, 32, 0.001, 1);

    @AfterEach
    void forgetThePrecision() {
        System.clearProperty(Engine.PRECISION);
    }

    @Command(name = "app")
    private static final class App {
        @Mixin
        private StackOptions stack;

        @Mixin
        private TrainingOptions training;

        @Mixin
        private EngineOptions engines;
    }

    @Test
    void withoutOptionsEverythingIsAsUsual() {
        App app = parse();

        assertThat(app.stack.given()).isFalse();
        assertThat(app.stack.stack(RecurrentStack.of(Cell.LSTM, 20, 20)))
                .isEqualTo(RecurrentStack.of(Cell.LSTM, 20, 20));
        assertThat(app.training.plan(USUAL)).isEqualTo(TrainingPlan.plain(20, 32, 0.001, 42));
        assertThat(app.engines.engine()).isEqualTo(Engine.FUSED);
    }

    @Test
    void aNamedStackIsBuiltFromItsOptions() {
        App app = parse(
                "--cell",
                "simple_rnn",
                "--layers",
                "3",
                "--units",
                "7",
                "--direction",
                "bidirectional",
                "--dropout",
                "0.2");

        assertThat(app.stack.given()).isTrue();
        assertThat(app.stack.stack(RecurrentStack.of(Cell.LSTM, 20, 20)))
                .isEqualTo(RecurrentStack.of(Cell.SIMPLE_RNN, 7, 7, 7)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(0.2));
    }

    @Test
    void aNamedPlanReplacesJustWhatItNames() {
        App app = parse(
                "--epochs", "3", "--learning-rate", "0.01", "--schedule", "one_cycle", "--clip", "2", "--seed", "7");

        assertThat(app.training.plan(USUAL))
                .isEqualTo(TrainingPlan.plain(3, 32, 0.01, 7).along(Schedule.ONE_CYCLE, 2));
    }

    @Test
    void patienceKeepsTheBestWeights() {
        assertThat(parse("--patience", "5").training.plan(USUAL))
                .isEqualTo(TrainingPlan.plain(20, 32, 0.001, 42).keepingBest(5));
    }

    @Test
    void stockLayersComputeInOneThreadUnlessToldOtherwise() {
        assertThat(parse("--engine", "stock").engines.threads()).isEqualTo(1);
        assertThat(parse("--engine", "stock", "--threads", "3").engines.threads())
                .isEqualTo(3);
        assertThatThrownBy(() -> parse("--threads", "0").engines.threads()).hasMessageContaining("0 threads");
    }

    @Test
    void aGpuIsOnlyThereWhereTheProgramWasBuiltForIt() {
        Assumptions.assumeFalse(Backend.isBuiltForGpu(), "This program was built with -Pcuda.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--engine", "gpu").engines.start())
                .withMessage("This program was built without CUDA; build it with -Pcuda, or choose another engine.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--precision", "tf32").engines.startTraining())
                .withMessageContaining("-Pcuda");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--cuda-home", "cuda").engines.start())
                .withMessageContaining("-Pcuda");
        App usual = parse();
        usual.engines.startTraining();
        assertThat(usual.engines.engine()).isEqualTo(Engine.FUSED);
    }

    @Test
    void whatIsAboutAGpuIsRefusedWithoutOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--engine", "fused", "--precision", "float32")
                        .engines
                        .start())
                .withMessage("--precision and --cuda-home are about a GPU; leave them out, or choose --engine GPU.");
    }

    private static App parse(String... arguments) {
        App app = new App();
        new CommandLine(app).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return app;
    }
}
