package recurrent4j.layers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Against ND4J's own losses and activations in double precision. */
class OutputEngineTest {

    /** Loss, batch, inputs, outputs, steps, masked. */
    static Stream<Arguments> cases() {
        return Stream.of(Loss.values())
                .flatMap(loss -> Stream.of(
                        Arguments.of(loss, new int[] {4, 5, 3, 6}, false),
                        Arguments.of(loss, new int[] {4, 5, 3, 6}, true),
                        Arguments.of(loss, new int[] {1, 1, 2, 1}, false),
                        Arguments.of(loss, new int[] {33, 70, 40, 9}, true)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersLikeNd4j(Loss loss, int[] s, boolean masked) {
        Exercise exercise = new Exercise(loss, s, masked);
        INDArray output = Nd4j.create(DataType.FLOAT, new long[] {s[0], s[2], s[3]}, 'f');
        new OutputEngine(s[1], s[2], loss, 2).infer(exercise.weights, exercise.input, output);
        for (int t = 0; t < s[3]; t++) {
            INDArray expected = exercise.activation.getActivation(exercise.preOutput(t), false);
            assertClose(step(output, t), expected, 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void differentiatesLikeNd4j(Loss loss, int[] s, boolean masked) {
        Exercise exercise = new Exercise(loss, s, masked);
        INDArray dx = Nd4j.create(DataType.FLOAT, new long[] {s[0], s[1], s[3]}, 'f');
        Affine gradients = new Affine(
                Nd4j.create(DataType.FLOAT, new long[] {s[1], s[2]}, 'f'),
                Nd4j.create(DataType.FLOAT, new long[] {1, s[2]}, 'f'));
        double score = new OutputEngine(s[1], s[2], loss, 2)
                .train(
                        exercise.weights,
                        exercise.input,
                        new Labels(exercise.labels, exercise.mask),
                        new AffineGradients(gradients, Optional.of(dx)));

        double expectedScore = 0;
        INDArray kernel = Nd4j.create(DataType.DOUBLE, s[1], s[2]);
        INDArray bias = Nd4j.create(DataType.DOUBLE, 1, s[2]);
        for (int t = 0; t < s[3]; t++) {
            INDArray labels = step(exercise.labels, t);
            INDArray mask = exercise.maskColumn(t);
            INDArray error =
                    exercise.function.computeGradient(labels, exercise.preOutput(t), exercise.activation, mask);
            expectedScore +=
                    exercise.function.computeScore(labels, exercise.preOutput(t), exercise.activation, mask, false);
            kernel.addi(step(exercise.input, t).transpose().mmul(error));
            bias.addi(error.sum(true, 0));
            INDArray expected =
                    error.mmul(exercise.weights.kernel().castTo(DataType.DOUBLE).transpose());
            assertClose(step(dx, t), expected, 1e-5);
        }
        assertThat(score).isCloseTo(expectedScore, within(1e-5 * expectedScore));
        assertClose(gradients.kernel().castTo(DataType.DOUBLE), kernel, 1e-5);
        assertClose(gradients.bias().castTo(DataType.DOUBLE), bias, 1e-5);
    }

    @Test
    void readsOneAnswerPerExampleToo() {
        Exercise exercise = new Exercise(Loss.SOFTMAX_CROSS_ENTROPY, new int[] {5, 4, 3, 1}, false);
        INDArray flat = exercise.input.reshape('f', 5, 4);
        INDArray output = Nd4j.create(DataType.FLOAT, new long[] {5, 3}, 'f');
        new OutputEngine(4, 3, Loss.SOFTMAX_CROSS_ENTROPY, 1).infer(exercise.weights, flat, output);
        assertClose(
                output.castTo(DataType.DOUBLE), exercise.activation.getActivation(exercise.preOutput(0), false), 1e-6);
    }

    private static void assertClose(INDArray actual, INDArray expected, double relative) {
        double[] wanted = expected.dup('f').data().asDouble();
        double largest = Arrays.stream(wanted).map(Math::abs).max().orElse(0);
        assertThat(actual.dup('f').data().asDouble()).containsExactly(wanted, within(relative * largest + 1e-7));
    }

    private static INDArray step(INDArray array, int t) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t))
                .dup('f')
                .castTo(DataType.DOUBLE);
    }

    private static final class Exercise {
        private final Affine weights;
        private final INDArray input;
        private final INDArray labels;
        private final Optional<INDArray> mask;
        private final ILossFunction function;
        private final IActivation activation;

        Exercise(Loss loss, int[] s, boolean masked) {
            Random random = new Random(5);
            weights = new Affine(gaussian(random, s[1], s[2]).divi(Math.sqrt(s[1])), gaussian(random, 1, s[2]));
            input = gaussian(random, s[0], s[1], s[3]);
            boolean classes = loss == Loss.SOFTMAX_CROSS_ENTROPY;
            labels = classes
                    ? Nd4j.create(DataType.FLOAT, new long[] {s[0], s[2], s[3]}, 'f')
                    : gaussian(random, s[0], s[2], s[3]);
            INDArray steps = Nd4j.ones(DataType.FLOAT, s[0], s[3]);
            for (int e = 0; e < s[0]; e++) {
                for (int t = 0; t < s[3]; t++) {
                    if (classes) {
                        labels.putScalar(new int[] {e, random.nextInt(s[2]), t}, 1);
                    }
                    steps.putScalar(e, t, t <= e % s[3] ? 1 : 0);
                }
            }
            mask = masked ? Optional.of(steps) : Optional.empty();
            function = classes ? new LossMCXENT() : new LossMSE();
            activation = classes ? new ActivationSoftmax() : new ActivationIdentity();
        }

        INDArray preOutput(int t) {
            return step(input, t)
                    .mmul(weights.kernel().castTo(DataType.DOUBLE))
                    .addRowVector(weights.bias().castTo(DataType.DOUBLE));
        }

        INDArray maskColumn(int t) {
            return mask.map(m -> m.getColumn(t, true).castTo(DataType.DOUBLE)).orElse(null);
        }

        private static INDArray gaussian(Random random, long... sizes) {
            INDArray array = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'f');
            for (long k = 0; k < array.length(); k++) {
                array.data().put(k, (float) random.nextGaussian());
            }
            return array;
        }
    }
}
