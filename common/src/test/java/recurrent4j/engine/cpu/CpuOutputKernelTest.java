package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.Bits;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.Target;

class CpuOutputKernelTest {

    /** Large enough that two threads share the work. */
    private static final int BATCH = 20;

    private static final int INPUTS = 40;
    private static final int OUTPUTS = 300;
    private static final int STEPS = 70;

    @Test
    void theFastExponentialIsAccurateToTheLastBits() {
        for (float x = 0; x > -86; x -= 0.00731f) {
            assertThat((double) OutputLoss.CrossEntropy.exponential(x)).isCloseTo(Math.exp(x), withPercentage(3e-5));
        }
        assertThat(OutputLoss.CrossEntropy.exponential(-1000)).isZero();
        assertThat(OutputLoss.CrossEntropy.exponential(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(OutputLoss.CrossEntropy.exponential(Float.NaN)).isNaN();
    }

    @Test
    void twoThreadsFindWhatOneFinds() {
        assertThat(difference(gradients(1), gradients(2))).isLessThan(1e-4);
        assertThat(Bits.of(gradients(2))).isEqualTo(Bits.of(gradients(2)));
    }

    @Test
    void probabilitiesSumToOne() {
        INDArray output = Nd4j.create(DataType.FLOAT, new long[] {BATCH, OUTPUTS, STEPS}, 'f');
        new CpuOutputKernel(Loss.SOFTMAX_CROSS_ENTROPY, INPUTS, OUTPUTS, 2).answer(weights(), input(), output);
        assertThat(output.sum(1).sub(1).amaxNumber().doubleValue()).isCloseTo(0, within(1e-5));
    }

    @Test
    void readsTheFeaturesOfAnExampleSideBySide() {
        INDArray turned = input().permute(1, 0, 2).dup('f').permute(1, 0, 2);
        assertThat(difference(gradients(2, turned), gradients(2))).isLessThan(1e-5);
    }

    @Test
    void anArrayInAnotherOrderIsRefused() {
        INDArray output = Nd4j.create(DataType.FLOAT, new long[] {BATCH, OUTPUTS, STEPS}, 'c');
        CpuOutputKernel kernel = new CpuOutputKernel(Loss.SQUARED_ERROR, INPUTS, OUTPUTS, 2);
        assertThatThrownBy(() -> kernel.answer(weights(), input(), output))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'f' order");
    }

    private static INDArray gradients(int threads) {
        return gradients(threads, input());
    }

    private static INDArray gradients(int threads, INDArray input) {
        INDArray labels = random(3, BATCH, OUTPUTS, STEPS);
        DenseParameters gradients = new DenseParameters(
                Nd4j.create(DataType.FLOAT, new long[] {INPUTS, OUTPUTS}, 'f'), Nd4j.create(DataType.FLOAT, OUTPUTS));
        INDArray inputGradient =
                input.isView() ? input.permute(1, 0, 2).dup('f').permute(1, 0, 2) : input.dup('f');
        CpuOutputKernel kernel = new CpuOutputKernel(Loss.SOFTMAX_CROSS_ENTROPY, INPUTS, OUTPUTS, threads);
        double loss = kernel.differentiate(
                weights(),
                input,
                new Target(labels, Optional.empty()),
                new DenseGradients(gradients, Optional.of(inputGradient)));
        assertThat(kernel.loss(weights(), input, new Target(labels, Optional.empty())))
                .isEqualTo(loss);
        return Nd4j.concat(
                0,
                gradients.kernel().dup('f').reshape('f', new long[] {(long) INPUTS * OUTPUTS}),
                gradients.bias(),
                inputGradient.dup('f').reshape('f', new long[] {inputGradient.length()}));
    }

    private static double difference(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue() / other.amaxNumber().doubleValue();
    }

    private static INDArray input() {
        return random(1, BATCH, INPUTS, STEPS);
    }

    private static DenseParameters weights() {
        return new DenseParameters(
                random(2, INPUTS, OUTPUTS, 1).reshape('f', INPUTS, OUTPUTS),
                random(4, OUTPUTS, 1, 1).reshape('f', new long[] {OUTPUTS}));
    }

    private static INDArray random(long seed, int... shape) {
        Nd4j.getRandom().setSeed(seed);
        return Nd4j.rand(DataType.FLOAT, shape[0], shape[1], shape[2]).sub(0.5).dup('f');
    }
}
