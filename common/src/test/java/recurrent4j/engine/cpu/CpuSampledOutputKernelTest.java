package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.Target;

class CpuSampledOutputKernelTest {

    private static final int BATCH = 3;
    private static final int INPUTS = 4;
    private static final int STEPS = 5;
    private static final int MANY = 2_000;
    private static final long SEED = 9;

    @Test
    void whereAllClassesFitItIsTheWholeSoftmax() {
        var found = new Found(7);
        INDArray numbers = numbers(7);
        var expected = new Found(7);
        INDArray labels = Nd4j.create(DataType.FLOAT, new long[] {BATCH, 7, STEPS}, 'f');
        for (int k = 0; k < BATCH; k++) {
            for (int t = 0; t < STEPS; t++) {
                labels.putScalar(new int[] {k, numbers.getInt(k, 0, t), t}, 1);
            }
        }

        double loss = kernel(7, 2).differentiate(weights(7), input(), numbers, found.into(), SEED);
        double whole = new CpuOutputKernel(Loss.SOFTMAX_CROSS_ENTROPY, INPUTS, 7, 2)
                .differentiate(weights(7), input(), new Target(labels, Optional.empty()), expected.into());

        assertThat(loss).isEqualTo(whole);
        assertThat(kernel(7, 2).loss(weights(7), input(), numbers)).isCloseTo(whole, within(1e-5));
        assertThat(found.kernel).isEqualTo(expected.kernel);
        assertThat(found.bias).isEqualTo(expected.bias);
        assertThat(found.input).isEqualTo(expected.input);
    }

    /** The reference is written out in float64, and differentiated by differences of it. */
    @Test
    void gradientsOfASampleAreThoseOfItsLoss() {
        var found = new Found(MANY);
        int[] asked = asked(numbers(MANY));
        ClassSampler.Draw draw = sampler(MANY).draw(asked, SEED);
        var reference = new Reference(draw, asked);

        double loss = kernel(MANY, 2).differentiate(weights(MANY), input(), numbers(MANY), found.into(), SEED);

        assertThat(draw.classes().length).isBetween(256, MANY - 1);
        assertThat(loss).isCloseTo(reference.loss(), within(1e-4));
        for (int one : new int[] {draw.classes()[0], asked[0], draw.classes()[100]}) {
            assertThat(found.bias.getDouble(one)).isCloseTo(reference.slope(reference.bias, one), within(1e-5));
            assertThat(found.kernel.getDouble(2, one))
                    .isCloseTo(reference.slope(reference.kernel[2], one), within(1e-5));
        }
        assertThat(found.input.getDouble(1, 3, 4)).isCloseTo(reference.slope(reference.input[1][4], 3), within(1e-5));
    }

    @Test
    void classesOutsideTheSampleHaveNoGradient() {
        var found = new Found(MANY);
        ClassSampler.Draw draw = sampler(MANY).draw(asked(numbers(MANY)), SEED);

        kernel(MANY, 1).differentiate(weights(MANY), input(), numbers(MANY), found.into(), SEED);

        for (int one = 0; one < MANY; one++) {
            double size = Math.abs(found.bias.getDouble(one)) + Math.abs(found.kernel.getDouble(0, one));
            assertThat(size > 0).as("class %d", one).isEqualTo(draw.place(one) >= 0);
        }
    }

    /** The sampled loss with its penalties estimates the whole gradient; without them it would be far off. */
    @Test
    void onAverageOverSamplesTheGradientPointsWhereTheWholeOneDoes() {
        INDArray mean = Nd4j.zeros(DataType.FLOAT, BATCH, INPUTS, STEPS);
        for (int seed = 0; seed < 300; seed++) {
            var found = new Found(MANY);
            kernel(MANY, 1).differentiate(weights(MANY), input(), numbers(MANY), found.into(), seed);
            mean.addi(found.input.div(300));
        }
        var whole = new Found(MANY);
        double[] alike = IntStream.range(0, MANY).mapToDouble(i -> 1).toArray();
        new CpuSampledOutputKernel(new ClassSampler(alike, MANY), INPUTS, 1)
                .differentiate(weights(MANY), input(), numbers(MANY), whole.into(), SEED);

        double distance = mean.sub(whole.input).norm2Number().doubleValue();
        assertThat(distance / whole.input.norm2Number().doubleValue()).isLessThan(0.05);
    }

    private static CpuSampledOutputKernel kernel(int classes, int threads) {
        return new CpuSampledOutputKernel(sampler(classes), INPUTS, threads);
    }

    private static ClassSampler sampler(int classes) {
        return new ClassSampler(
                IntStream.rangeClosed(1, classes).mapToDouble(i -> 1.0 / i).toArray(), 50);
    }

    private static DenseParameters weights(int classes) {
        return new DenseParameters(random(2, INPUTS, classes), random(3, classes));
    }

    private static INDArray input() {
        return random(1, BATCH, INPUTS, STEPS);
    }

    private static INDArray numbers(int classes) {
        double[] numbers = IntStream.range(0, BATCH * STEPS)
                .mapToDouble(i -> i * 131 % classes)
                .toArray();
        return Nd4j.create(numbers).castTo(DataType.FLOAT).reshape('f', BATCH, 1, STEPS);
    }

    private static int[] asked(INDArray numbers) {
        return numbers.dup('f').reshape('f', new long[] {numbers.length()}).toIntVector();
    }

    private static INDArray random(long seed, int... shape) {
        Nd4j.getRandom().setSeed(seed);
        return Nd4j.rand(DataType.FLOAT, Arrays.stream(shape).asLongStream().toArray())
                .sub(0.5)
                .mul(2)
                .dup('f');
    }

    /** Gradients, which were something else before. */
    private static final class Found {
        private final INDArray kernel;
        private final INDArray bias;
        private final INDArray input = random(5, BATCH, INPUTS, STEPS);

        Found(int classes) {
            kernel = random(6, INPUTS, classes);
            bias = random(7, classes);
        }

        DenseGradients into() {
            return new DenseGradients(new DenseParameters(kernel, bias), Optional.of(input));
        }
    }

    /** The loss of a sample in float64. */
    private static final class Reference {
        private final ClassSampler.Draw draw;
        private final int[] asked;
        private final double[][] kernel = new double[INPUTS][MANY];
        private final double[] bias = new double[MANY];
        private final double[][][] input = new double[BATCH][STEPS][INPUTS];

        Reference(ClassSampler.Draw draw, int[] asked) {
            this.draw = draw;
            this.asked = asked;
            DenseParameters weights = weights(MANY);
            for (int c = 0; c < MANY; c++) {
                bias[c] = weights.bias().getDouble(c);
                for (int i = 0; i < INPUTS; i++) {
                    kernel[i][c] = weights.kernel().getDouble(i, c);
                }
            }
            for (int k = 0; k < BATCH; k++) {
                for (int t = 0; t < STEPS; t++) {
                    for (int i = 0; i < INPUTS; i++) {
                        input[k][t][i] = input().getDouble(k, i, t);
                    }
                }
            }
        }

        double loss() {
            double loss = 0;
            for (int t = 0, at = 0; t < STEPS; t++) {
                for (int k = 0; k < BATCH; k++, at++) {
                    double right = value(input[k][t], asked[at]) + draw.penalties()[draw.place(asked[at])];
                    double sum = Math.exp(right);
                    for (int one : draw.classes()) {
                        sum += one == asked[at] ? 0 : Math.exp(value(input[k][t], one));
                    }
                    loss += Math.log(sum) - right;
                }
            }
            return loss;
        }

        private double value(double[] x, int one) {
            double value = bias[one] - draw.penalties()[draw.place(one)];
            for (int i = 0; i < INPUTS; i++) {
                value += x[i] * kernel[i][one];
            }
            return value;
        }

        double slope(double[] values, int at) {
            double before = values[at];
            values[at] = before + 1e-5;
            double more = loss();
            values[at] = before - 1e-5;
            double less = loss();
            values[at] = before;
            return (more - less) / 2e-5;
        }
    }
}
