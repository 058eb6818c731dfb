package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.Accelerator.Precision;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.cudnn.Trial.Twin;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** The contract of networks on a device, kept by a GPU; skipped where there is none. */
class GpuNetworkTest extends NetworkKernelContract {
    private static Accelerator gpu;

    @BeforeAll
    static void find() {
        gpu = Cuda.find(Optional.empty());
        assumeTrue(gpu.missing().isEmpty(), () -> gpu.missing().orElseThrow());
    }

    @Override
    NetworkKernel kernel(NetworkShape shape) {
        return gpu.network(shape, Precision.FLOAT32);
    }

    /** Sizes at which cuDNN chooses other algorithms, and kernels run in many blocks. */
    static Stream<Case> larger() {
        var characters = new Input.OneHot(65);
        var next = new Readout.NextToken(65);
        RecurrentStack both = RecurrentStack.of(Cell.LSTM, 96, 96).reading(Direction.BIDIRECTIONAL);
        return Stream.of(
                new Case(new Architecture(characters, RecurrentStack.of(Cell.LSTM, 128, 128), next), false),
                new Case(new Architecture(characters, RecurrentStack.of(Cell.GRU, 128), next), false),
                new Case(new Architecture(characters, RecurrentStack.of(Cell.SIMPLE_RNN, 256), next), false),
                new Case(new Architecture(characters, RecurrentStack.of(Cell.LSTM, 200, 200), next), false),
                new Case(new Architecture(new Input.Embedding(3000, 50), both, new Readout.Tags(17)), true),
                new Case(
                        new Architecture(
                                new Input.Embedding(3000, 50),
                                RecurrentStack.of(Cell.GRU, 128),
                                new Readout.NextToken(3000)),
                        false));
    }

    @ParameterizedTest
    @MethodSource("larger")
    void largerNetworksDifferentiateAsTheCpu(Case its) {
        Trial trial = Trial.of(its.architecture());
        Twin batch = trial.batch(32, 40, its.padded(), 2);
        double loss = trial.network().gradient(batch.here());
        float[] expected = trial.network().gradient().toFloatVector();
        try (NetworkKernel kernel = kernel(trial.shape())) {
            kernel.load(trial.snapshot());
            assertThat(kernel.loss(batch.there())).isCloseTo(loss, within(1e-4));
            float[] gradient = kernel.gradient(batch.there(), step(0));

            assertThat(distance(gradient, expected)).isLessThan(1e-4 * distance(expected, new float[expected.length]));
            assertThat(kernel.gradient(batch.there(), step(0))).isEqualTo(gradient);
        }
    }

    @Test
    void aNetworkMayBeHandedFromThreadToThread() throws InterruptedException {
        Trial trial = Trial.of(networks().findFirst().orElseThrow().architecture());
        Twin batch = trial.batch(3, 6, false, 2);
        try (NetworkKernel kernel = device(trial)) {
            double loss = kernel.loss(batch.there());
            double[] elsewhere = new double[1];
            Thread other = new Thread(() -> elsewhere[0] = kernel.loss(batch.there()));
            other.start();
            other.join();

            assertThat(elsewhere[0]).isEqualTo(loss);
        }
    }

    @Test
    void roundedFactorsStayNear() {
        RecurrentStack stack = RecurrentStack.of(Cell.LSTM, 256, 256);
        Trial trial = Trial.of(new Architecture(new Input.OneHot(65), stack, new Readout.NextToken(65)));
        Twin batch = trial.batch(32, 40, false, 2);
        double loss = trial.network().gradient(batch.here());
        float[] expected = trial.network().gradient().toFloatVector();
        try (NetworkKernel kernel = gpu.network(trial.shape(), Precision.TF32)) {
            kernel.load(trial.snapshot());
            assertThat(kernel.loss(batch.there())).isCloseTo(loss, within(1e-2));
            float[] gradient = kernel.gradient(batch.there(), step(0));

            assertThat(distance(gradient, expected)).isLessThan(2e-2 * distance(expected, new float[expected.length]));
        }
    }
}
