package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkKernel.Step;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Answer;
import recurrent4j.engine.NetworkShape.QuantileError;
import recurrent4j.engine.UpdateKernel.AdamStep;
import recurrent4j.engine.cudnn.Device.Grid;
import recurrent4j.engine.cudnn.Trial.Twin;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** The source of the kernels, compiled for the CPU, is held to plain Java, on all that networks ask of it. */
class KernelsTest {
    private static CompiledKernels forwards;
    private static CompiledKernels backwards;

    private final Set<Kernel> seen = EnumSet.noneOf(Kernel.class);

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        assumeTrue(CompiledKernels.canCompile(), "There is no g++ here to compile the kernels with.");
        forwards = CompiledKernels.start(false);
        backwards = CompiledKernels.start(true);
    }

    @AfterAll
    static void stop() throws IOException {
        if (forwards != null) {
            forwards.close();
            backwards.close();
        }
    }

    /** Runs a kernel in Java, and compiled on copies, whose threads run in either order. */
    private void compare(Kernel kernel, Grid grid, Object... arguments) {
        Object[] once = copies(arguments);
        Object[] again = copies(arguments);
        forwards.run(kernel, grid, once);
        backwards.run(kernel, grid, again);
        new PlainKernels().run(kernel, grid, arguments);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof PlainArray expected) {
                assertThat(((PlainArray) again[i]).bytes())
                        .as("%s, argument %d, in either order", kernel, i)
                        .isEqualTo(((PlainArray) once[i]).bytes());
                compare(kernel + ", argument " + i, ((PlainArray) once[i]).values(), expected.values());
            }
        }
        seen.add(kernel);
    }

    private static void compare(String what, float[] found, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!Float.isNaN(expected[i]) || !Float.isNaN(found[i])) {
                assertThat(found[i])
                        .as("%s, number %d", what, i)
                        .isCloseTo(expected[i], within(1e-5f + 1e-5f * Math.abs(expected[i])));
            }
        }
    }

    private static Object[] copies(Object... arguments) {
        Object[] copies = arguments.clone();
        for (int i = 0; i < copies.length; i++) {
            if (arguments[i] instanceof PlainArray array) {
                copies[i] = array.copy();
                for (int before = 0; before < i; before++) {
                    if (arguments[before] instanceof PlainArray other && other.isSame(array)) {
                        copies[i] = copies[before];
                    }
                }
            }
        }
        return copies;
    }

    @Test
    void networksComputeTheSameWithTheCompiledSource() {
        RecurrentStack both = RecurrentStack.of(Cell.GRU, 3).reading(Direction.BIDIRECTIONAL);
        RecurrentStack dropping = RecurrentStack.of(Cell.SIMPLE_RNN, 3, 3).dropping(0.4);
        var pooled = new Readout.Label(3, List.of(Pooling.MAX, Pooling.LAST, Pooling.MEAN));
        use(new Architecture(new Input.OneHot(5), dropping, new Readout.NextToken(5)), false);
        use(new Architecture(new Input.Embedding(List.of(7, 4), 3, 0.3), both, pooled), true);
        use(new Architecture(new Input.Embedding(7, 3), both, new Readout.Tags(3)), true);
        use(new Architecture(new Input.Values(3), dropping, new Readout.ValuesAtEveryStep(2)), false);
        use(new Architecture(new Input.Values(3), both, new Readout.Medians(2)), true);
        use(new Architecture(new Input.Values(3), both, new Readout.Label(3).ofSeveral(3)), true);
        Trial values = Trial.of(new Architecture(new Input.Values(3), both, new Readout.Values(3)));
        use(quantiles(values), values.batch(3, 5, true, 1));

        assertThat(seen).containsExactlyInAnyOrder(Kernel.values());
    }

    private static Trial quantiles(Trial trial) {
        NetworkShape shape = trial.shape();
        Answer answer = shape.answer();
        var loss = new QuantileError(List.of(0.1, 0.5, 0.9));
        var quantiles = new Answer(answer.pooling(), answer.dropout(), answer.output(), loss);
        return new Trial(
                trial.architecture(),
                trial.network(),
                new NetworkShape(shape.reading(), shape.layers(), quantiles, shape.parameters()));
    }

    private void use(Architecture architecture, boolean padded) {
        Trial trial = Trial.of(architecture);
        use(trial, trial.batch(3, 5, padded, 1));
    }

    private void use(Trial trial, Twin batch) {
        try (NetworkKernel kernel = new CudnnNetwork(new PlainDevice(this::compare), trial.shape(), 20)) {
            kernel.load(trial.snapshot());
            var step = new Step(new AdamStep(0.01, 0.9, 0.999, 1e-7, 3), 0.5, -8_765_432_109L);
            kernel.learn(batch.there(), step);
            kernel.gradient(batch.there(), answers -> answers.clone(), step);
            kernel.output(batch.there());
        }
    }

    @Test
    void manyNumbersAreSharedAmongThreadsAndBlocks() {
        var random = new Random(1);
        PlainArray numbers = numbers(30_000, random);
        PlainArray parts = PlainArray.of(40);
        compare(Kernel.SUM, new Grid(40, 1, 256), numbers, parts, 30_000L, 0.1f);
        compare(Kernel.SUM_SQUARES, new Grid(40, 1, 64), numbers, parts, 30_000L);
        PlainArray columns = numbers(3 * 70, random);
        compare(Kernel.SUM_COLUMNS, new Grid(2, 3, 64), numbers, columns, 400L, 70, 150, 0);
        compare(Kernel.SUM_COLUMNS, new Grid(1, 3, 32), numbers, columns, 400L, 70, 150, 1);
        compare(Kernel.TRANSPOSE, new Grid(3, 1, 64), numbers, PlainArray.of(30_000), 10L, 60, 50);
        PlainArray answers = numbers(5 * 700, random);
        compare(Kernel.SOFTMAX, Grid.rows(5, 700), answers, 700);
        compare(Kernel.SOFTMAX_SLOPES, Grid.rows(5, 700), answers, numbers(5 * 700, random), 700);
        PlainArray classes = PlainArray.of(5);
        classes.integers().put(0, new int[] {0, 699, 31, 300, 255});
        PlainArray asked = PlainArray.of(5);
        asked.floats().put(0, new float[] {1, 0.5f, 0, 1, 1});
        compare(
                Kernel.SOFTMAX_LOSS,
                Grid.rows(5, 700),
                numbers(3500, random),
                classes,
                asked,
                numbers(5, random),
                700,
                2f);
    }

    private static PlainArray numbers(int count, Random random) {
        PlainArray array = PlainArray.of(count);
        for (int i = 0; i < count; i++) {
            array.floats().put(i, (float) random.nextGaussian());
        }
        return array;
    }
}
