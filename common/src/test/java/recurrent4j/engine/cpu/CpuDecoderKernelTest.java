package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.DecoderKernel;
import recurrent4j.engine.DecoderKernel.DecoderGradients;
import recurrent4j.engine.DecoderKernel.DecoderInput;
import recurrent4j.engine.DecoderKernel.DecoderMemory;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.DecoderSteps;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.DecoderKernel.TokenParameters;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.Recurrence;

class CpuDecoderKernelTest {

    private static final int TOKENS = 7;

    private record Kind(Recurrence cell, Scoring scoring, boolean fed) {

        DecoderShape shape(int... units) {
            return DecoderTrial.shape(cell, scoring, fed, units);
        }
    }

    private static Stream<Kind> kinds() {
        return Arrays.stream(Recurrence.values())
                .flatMap(cell -> Arrays.stream(Scoring.values())
                        .flatMap(scoring -> Stream.of(true, false).map(fed -> new Kind(cell, scoring, fed))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void agreesWithTheReferenceInTwoNarrowLayers(Kind kind) {
        assertAgrees(new DecoderTrial(kind.shape(7, 5), 5, 4, 6), 1);
        assertAgrees(new DecoderTrial(kind.shape(7, 5), 5, 4, 6).padded(), 1);
    }

    /** Every cell once, and all kinds of one. */
    private static Stream<Kind> wideKinds() {
        return kinds().filter(
                        kind -> kind.cell() == Recurrence.GRU || kind.scoring() == Scoring.ADDITIVE && kind.fed());
    }

    @ParameterizedTest
    @MethodSource("wideKinds")
    void agreesWithTheReferenceInAWideLayer(Kind kind) {
        assertAgrees(new DecoderTrial(kind.shape(65), 3, 3, 4).padded(), 1);
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("kinds")
    void agreesWithTheReferenceInAWideLayerOfEveryKind(Kind kind) {
        agreesWithTheReferenceInAWideLayer(kind);
    }

    /** Those that differ in how many states they have; the others share all that threads and padding meet. */
    private static Stream<Kind> someKinds() {
        return kinds().filter(kind -> kind.cell() == Recurrence.GRU || kind.cell() == Recurrence.LSTM);
    }

    @ParameterizedTest
    @MethodSource("someKinds")
    void twoThreadsFindWhatOneFindsAndTheSameBitsEveryTime(Kind kind) {
        // Enough work for two, and steps for several products at a time.
        DecoderTrial trial = new DecoderTrial(kind.shape(70, 90), 33, 9, 7).padded();
        Found one = found(trial, 1, trial.input());
        Found two = found(trial, 2, trial.input());
        Found again = found(trial, 2, trial.input());
        assertClose("answers", two.answers, one.answers);
        one.gradients.forEach((name, expected) -> assertClose(name, two.gradients.get(name), expected));
        assertThat(again.answers).isEqualTo(two.answers);
        two.gradients.forEach((name, numbers) ->
                assertThat(again.gradients.get(name)).as(name).isEqualTo(numbers));
    }

    @ParameterizedTest
    @MethodSource("someKinds")
    void whatPaddingHoldsNeverComesOut(Kind kind) {
        for (DecoderShape shape : List.of(kind.shape(7, 5), kind.shape(65))) {
            DecoderTrial trial = new DecoderTrial(shape, 17, 5, 6).padded();
            Found clean = found(trial, 2, trial.input());
            Found spoiled = found(trial, 2, trial.spoiled());
            assertThat(spoiled.answers).isEqualTo(clean.answers);
            clean.gradients.forEach((name, numbers) ->
                    assertThat(spoiled.gradients.get(name)).as(name).isEqualTo(numbers));
            assertZeroAtPadding(trial, DecoderTrial.TARGET, clean.gradients.get(DecoderTrial.TARGET));
            assertZeroAtPadding(trial, DecoderTrial.MEMORY, clean.gradients.get(DecoderTrial.MEMORY));
        }
    }

    @Test
    void batchesOfAnySizeFollowEachOther() {
        DecoderShape shape = DecoderTrial.shape(Recurrence.GRU, Scoring.ADDITIVE, true, 70);
        DecoderKernel kernel = new CpuKernels().decoder(shape, 2);
        for (int[] sizes : new int[][] {{3, 4, 5}, {41, 15, 9}, {1, 1, 1}, {16, 3, 20}, {41, 20, 3}}) {
            DecoderTrial trial = new DecoderTrial(shape, sizes[0], sizes[1], sizes[2]).padded();
            Found expected = found(trial, 2, trial.input());
            Found found = found(trial, kernel, trial.input());
            assertThat(found.answers).isEqualTo(expected.answers);
            expected.gradients.forEach((name, numbers) ->
                    assertThat(found.gradients.get(name)).as(name).isEqualTo(numbers));
        }
    }

    private static Stream<DecoderShape> steppedShapes() {
        return Stream.concat(kinds().map(kind -> kind.shape(7, 5)), wideKinds().map(kind -> kind.shape(65)));
    }

    @ParameterizedTest
    @MethodSource("steppedShapes")
    void stepByStepItAnswersAsInOnePassWhateverRowsContinueWhich(DecoderShape shape) {
        DecoderTrial trial = new DecoderTrial(shape, 4, 6, 5).padded();
        Random random = new Random(3);
        var tokens = new TokenParameters(
                random(random, TOKENS, shape.target()),
                new DenseParameters(random(random, shape.answers(), TOKENS), random(random, 1, TOKENS)));
        DecoderInput input = trial.input();
        var memory = new DecoderMemory(input.memory(), input.memoryMask(), input.initial());
        DecoderKernel kernel = new CpuKernels().decoder(shape, 1);
        DecoderKernel whole = new CpuKernels().decoder(shape, 1);
        try (DecoderSteps steps = kernel.steps(trial.weights(), tokens, memory)) {
            // Which sequence each row belongs to, and what it has read.
            int[] sequences = {0, 1, 2, 3};
            int[][] read = {{}, {}, {}, {}};
            for (int t = 0; t < trial.steps; t++) {
                // Rows come, go, and change places; a last one alone.
                int rows = t == trial.steps - 1 ? 1 : 3 + random.nextInt(16);
                int[] parents = random.ints(rows, 0, sequences.length).toArray();
                int[] next = random.ints(rows, 0, TOKENS).toArray();
                sequences = chosen(sequences, parents);
                read = longer(read, parents, next);
                float[][] found = steps.next(parents, next);
                assertThat(steps.sequences()).isEqualTo(sequences);
                for (int row = 0; row < Math.min(rows, 3); row++) {
                    assertClose("row " + row, found[row], whole(whole, trial, tokens, sequences[row], read[row]));
                }
                assertAttention(trial, steps.attention(), sequences);
            }
        }
    }

    private static void assertAttention(DecoderTrial trial, float[][] attention, int[] sequences) {
        if (trial.shape.scoring() == Scoring.NONE) {
            assertThat(attention).isEmpty();
            return;
        }
        for (int row = 0; row < sequences.length; row++) {
            assertThat(attention[row]).hasSize(trial.memoryLengths[sequences[row]]);
            double sum = 0;
            for (float share : attention[row]) {
                sum += share;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    /** Log-probabilities after the last of some tokens, from one pass over all of them. */
    private static float[] whole(
            DecoderKernel kernel, DecoderTrial trial, TokenParameters tokens, int sequence, int[] read) {
        int batch = trial.batch;
        INDArray target = Nd4j.create(DataType.FLOAT, new long[] {batch, trial.shape.target(), read.length}, 'f');
        for (int t = 0; t < read.length; t++) {
            for (int i = 0; i < trial.shape.target(); i++) {
                target.putScalar(sequence, i, t, tokens.table().getDouble(read[t], i));
            }
        }
        DecoderInput input = trial.input();
        INDArray answers = Nd4j.create(DataType.FLOAT, new long[] {batch, trial.shape.answers(), read.length}, 'f');
        kernel.infer(
                trial.weights(),
                new DecoderInput(target, Optional.empty(), input.memory(), input.memoryMask(), input.initial()),
                answers);
        double[] values = new double[TOKENS];
        double sum = 0;
        for (int j = 0; j < TOKENS; j++) {
            values[j] = tokens.output().bias().getDouble(0, j);
            for (int i = 0; i < trial.shape.answers(); i++) {
                values[j] += answers.getDouble(sequence, i, read.length - 1)
                        * tokens.output().kernel().getDouble(i, j);
            }
            sum += Math.exp(values[j]);
        }
        float[] logarithms = new float[TOKENS];
        for (int j = 0; j < TOKENS; j++) {
            logarithms[j] = (float) (values[j] - Math.log(sum));
        }
        return logarithms;
    }

    private static int[] chosen(int[] all, int[] parents) {
        return Arrays.stream(parents).map(parent -> all[parent]).toArray();
    }

    private static int[][] longer(int[][] read, int[] parents, int[] next) {
        int[][] longer = new int[parents.length][];
        for (int row = 0; row < parents.length; row++) {
            longer[row] = Arrays.copyOf(read[parents[row]], read[parents[row]].length + 1);
            longer[row][longer[row].length - 1] = next[row];
        }
        return longer;
    }

    private static INDArray random(Random random, int rows, int columns) {
        INDArray array = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                array.putScalar(i, j, random.nextGaussian() * 0.7);
            }
        }
        return array;
    }

    private static void assertAgrees(DecoderTrial trial, int threads) {
        ReferenceDecoder reference = trial.reference();
        Found found = found(trial, threads, trial.input());
        assertClose("answers", found.answers, reference.outputs());
        INDArray inferred = trial.answers();
        new CpuKernels().decoder(trial.shape, threads).infer(trial.weights(), trial.input(), inferred);
        assertThat(Trial.read(inferred)).isEqualTo(found.answers);
        reference.gradients().forEach((name, expected) -> assertClose(name, found.gradients.get(name), expected));
    }

    private record Found(double[] answers, Map<String, double[]> gradients) {}

    private static Found found(DecoderTrial trial, int threads, DecoderInput input) {
        return found(trial, new CpuKernels().decoder(trial.shape, threads), input);
    }

    private static Found found(DecoderTrial trial, DecoderKernel kernel, DecoderInput input) {
        INDArray answers = trial.answers();
        DecoderKernel.Tape tape = kernel.record(trial.weights(), input, answers);
        DecoderGradients gradients = trial.gradients();
        tape.backward(trial.slopes(), gradients);
        return new Found(Trial.read(answers), DecoderTrial.read(gradients));
    }

    private static void assertZeroAtPadding(DecoderTrial trial, String name, double[] numbers) {
        int[] lengths = name.equals(DecoderTrial.TARGET) ? trial.targetLengths : trial.memoryLengths;
        int features = name.equals(DecoderTrial.TARGET) ? trial.shape.target() : trial.shape.memory();
        for (int k = 0; k < numbers.length; k++) {
            if (k / (features * trial.batch) >= lengths[k % trial.batch]) {
                assertThat(numbers[k]).as("%s, place %d", name, k).isZero();
            }
        }
    }

    private static void assertClose(String name, float[] found, float[] expected) {
        assertClose(name, doubles(found), doubles(expected));
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            doubles[k] = numbers[k];
        }
        return doubles;
    }

    /** Within what sums of floats lose, by the largest of all. */
    private static void assertClose(String name, double[] found, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(found).as(name).hasSize(expected.length);
        for (int k = 0; k < found.length; k++) {
            assertThat(found[k])
                    .as("%s, place %d", name, k)
                    .isCloseTo(expected[k], within(1e-5 * Math.max(1, largest)));
        }
    }
}
