package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.engine.OutputKernel;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.Target;

class NumberedOutputTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void numbersCostWhatSingleOnesCost(int threads) {
        // Large enough for several chunks of answers, several tiles of classes, and two threads.
        var problem = new NumberedProblem(41, 24, 701, 13);
        OutputKernel kernel = problem.kernel(threads);
        var expected = new Found(problem);
        double cost = kernel.differentiate(
                problem.weights, problem.input, new Target(problem.oneHot(), Optional.empty()), expected.into());

        var found = new Found(problem);
        assertThat(kernel.differentiate(problem.weights, problem.input, problem.target(0), found.into()))
                .isCloseTo(cost, withPercentage(1e-4));
        assertThat(kernel.loss(problem.weights, problem.input, problem.target(0)))
                .isCloseTo(cost, withPercentage(1e-4));
        assertThat(found.distance(expected)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.1f, 0.6f})
    void differentiatesLikeFiniteDifferences(float smoothing) {
        var problem = new NumberedProblem(3, 4, 7, 5).padded();
        var found = new Found(problem);
        double loss = problem.kernel(2)
                .differentiate(problem.weights, problem.input, problem.target(smoothing), found.into());

        assertThat(loss).isCloseTo(problem.loss(smoothing), within(1e-5));
        for (int one = 0; one < 7; one++) {
            assertThat(found.bias.getDouble(one)).isCloseTo(problem.slope(problem.b, one, smoothing), within(1e-5));
            for (int i = 0; i < 4; i++) {
                assertThat(found.kernel.getDouble(i, one))
                        .isCloseTo(problem.slope(problem.w[i], one, smoothing), within(1e-5));
            }
        }
        for (int k = 0; k < 3; k++) {
            for (int t = 0; t < 5; t++) {
                for (int i = 0; i < 4; i++) {
                    assertThat(found.input.getDouble(k, i, t))
                            .isCloseTo(problem.slope(problem.x[k][t], i, smoothing), within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatPaddingHoldsNeverComesOut(int threads) {
        var problem = new NumberedProblem(41, 24, 701, 13).padded();
        var expected = new Found(problem);
        OutputKernel kernel = problem.kernel(threads);
        double loss = kernel.differentiate(problem.weights, problem.input, problem.target(0.1f), expected.into());
        problem.spoilPadding();

        var found = new Found(problem);
        assertThat(kernel.differentiate(problem.weights, problem.input, problem.target(0.1f), found.into()))
                .isEqualTo(loss);
        assertThat(Bits.of(found.input)).isEqualTo(Bits.of(expected.input));
        assertThat(Bits.of(found.kernel)).isEqualTo(Bits.of(expected.kernel));
        assertThat(Bits.of(found.bias)).isEqualTo(Bits.of(expected.bias));
        for (int place : problem.padding()) {
            assertThat(found.input.getDouble(place % 41, 3, place / 41)).isZero();
        }
    }

    @Test
    void twoThreadsFindWhatOneFindsAndTheSameBitsEveryTime() {
        var problem = new NumberedProblem(41, 24, 701, 13).padded();
        Found[] found = {new Found(problem), new Found(problem), new Found(problem)};
        for (int k = 0; k < found.length; k++) {
            problem.kernel(Math.min(2, k + 1))
                    .differentiate(problem.weights, problem.input, problem.target(0.1f), found[k].into());
        }
        assertThat(found[1].distance(found[0])).isLessThan(1e-5);
        assertThat(Bits.of(found[2].kernel)).isEqualTo(Bits.of(found[1].kernel));
        assertThat(Bits.of(found[2].input)).isEqualTo(Bits.of(found[1].input));
    }

    @Test
    void batchesOfAnySizeFollowEachOther() {
        OutputKernel kernel = new CpuOutputKernel(Loss.SOFTMAX_CROSS_ENTROPY, 24, 701, 2);
        for (int batch : new int[] {3, 41, 1, 80, 2}) {
            var problem = new NumberedProblem(batch, 24, 701, 13);
            var expected = new Found(problem);
            var found = new Found(problem);
            problem.kernel(2).differentiate(problem.weights, problem.input, problem.target(0), expected.into());
            kernel.differentiate(problem.weights, problem.input, problem.target(0), found.into());
            assertThat(found.distance(expected)).isLessThan(1e-5);
        }
    }

    @Test
    void scoresAreTheLogarithmsOfTheAnswersAndKnowTheBest() {
        var problem = new NumberedProblem(5, 6, 9, 4).padded();
        INDArray answers = Nd4j.create(DataType.FLOAT, new long[] {5, 9, 4}, 'f');
        problem.kernel(1).answer(problem.weights, problem.input, answers);
        problem.labels[0] = answers.argMax(1).getInt(0, 0);
        OutputKernel.Scores scores = problem.kernel(1).score(problem.weights, problem.input, problem.target(0.3f));

        for (int place = 0; place < 20; place++) {
            if (problem.padding().contains(place)) {
                assertThat(scores.logProbabilities()[place]).isZero();
                assertThat(scores.right()[place]).isFalse();
                continue;
            }
            double[] probabilities = new double[9];
            for (int j = 0; j < 9; j++) {
                probabilities[j] = answers.getDouble(place % 5, j, place / 5);
            }
            double right = probabilities[problem.labels[place]];
            assertThat((double) scores.logProbabilities()[place]).isCloseTo(Math.log(right), within(1e-5));
            assertThat(scores.right()[place])
                    .isEqualTo(right == Arrays.stream(probabilities).max().getAsDouble());
        }
        assertThat(scores.right()[0]).isTrue();
    }

    @Test
    void hugeValuesOverflowNowhere() {
        var problem = new NumberedProblem(5, 6, 300, 4);
        problem.weights.kernel().muli(1e4);
        var found = new Found(problem);
        double loss =
                problem.kernel(1).differentiate(problem.weights, problem.input, problem.target(0.1f), found.into());
        assertThat(loss).isFinite().isPositive();
        assertThat(found.kernel.amaxNumber().doubleValue()).isFinite();
    }

    @Test
    void aBatchOfNothingButPaddingHasNoGradient() {
        var problem = new NumberedProblem(3, 4, 7, 5);
        Arrays.fill(problem.exists, 0);
        var found = new Found(problem);
        assertThat(problem.kernel(1).differentiate(problem.weights, problem.input, problem.target(0), found.into()))
                .isZero();
        for (INDArray array : new INDArray[] {found.kernel, found.bias, found.input}) {
            assertThat(array.amaxNumber().doubleValue()).isZero();
        }
    }

    @Test
    void whatIsNoClassIsRefused() {
        var problem = new NumberedProblem(3, 4, 7, 5);
        problem.labels[4] = 7;
        assertThatThrownBy(() -> problem.kernel(1).loss(problem.weights, problem.input, problem.target(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no class 7; they are numbered from 0 to 6");
        assertThatThrownBy(() -> problem.target(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to below 1");
        problem.labels[4] = 6;
        assertThatThrownBy(() -> new CpuOutputKernel(Loss.SQUARED_ERROR, 4, 7, 1)
                        .loss(problem.weights, problem.input, problem.target(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("labels of a softmax");
    }

    /** Gradients, which were something else before. */
    private static final class Found {
        private final INDArray kernel;
        private final INDArray bias;
        private final INDArray input;

        Found(NumberedProblem problem) {
            kernel = problem.weights.kernel().add(3).dup('f');
            bias = problem.weights.bias().add(3);
            input = Nd4j.valueArrayOf(problem.input.shape(), 3.0, DataType.FLOAT)
                    .dup('f');
        }

        DenseGradients into() {
            return new DenseGradients(new DenseParameters(kernel, bias), Optional.of(input));
        }

        double distance(Found other) {
            return Math.max(
                    Math.max(distance(kernel, other.kernel), distance(bias, other.bias)), distance(input, other.input));
        }

        private static double distance(INDArray one, INDArray other) {
            return one.sub(other).amaxNumber().doubleValue()
                    / other.amaxNumber().doubleValue();
        }
    }
}
