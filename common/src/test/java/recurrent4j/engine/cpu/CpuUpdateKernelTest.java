package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import recurrent4j.Bits;
import recurrent4j.engine.UpdateKernel.AdamStep;
import recurrent4j.engine.UpdateKernel.Moments;

class CpuUpdateKernelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 257, 600_000})
    void updatesLikeNd4j(int length) {
        INDArray m = Nd4j.zeros(DataType.FLOAT, length);
        INDArray v = Nd4j.zeros(DataType.FLOAT, length);
        AdamUpdater stock = new AdamUpdater(new Adam(0.01));
        INDArray stockM = m.dup();
        INDArray stockV = v.dup();
        stock.setState(Map.of("M", stockM, "V", stockV), false);
        for (int iteration = 0; iteration < 3; iteration++) {
            INDArray gradient = Nd4j.linspace(DataType.FLOAT, -1 - iteration, 0.001, length);
            INDArray expected = gradient.dup();
            stock.applyUpdater(expected, iteration, 0);
            INDArray weights = Nd4j.zeros(DataType.FLOAT, length);
            var step = new AdamStep(0.01, 0.9, 0.999, 1e-8, iteration);
            new CpuUpdateKernel(2).update(weights, gradient, new Moments(m, v), step);
            assertThat(weights.add(expected).amaxNumber().doubleValue()).isCloseTo(0, within(0.01 * 5e-5));
        }
        assertThat(m.sub(stockM).amaxNumber().doubleValue()).isCloseTo(0, within(1e-5));
        assertThat(v.sub(stockV).amaxNumber().doubleValue())
                .isCloseTo(0, within(1e-5 * v.amaxNumber().doubleValue()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 257, 150_000})
    void updatesByADividedGradientToTheSameBits(int length) {
        var kernel = new CpuUpdateKernel(2);
        var step = new AdamStep(0.01, 0.9, 0.999, 1e-8, 1);
        List<INDArray> weights = new ArrayList<>();
        for (boolean apart : new boolean[] {true, false}) {
            INDArray gradient = Nd4j.linspace(DataType.FLOAT, -1, 0.001, length);
            var moments = new Moments(
                    Nd4j.valueArrayOf(new long[] {length}, 0.5, DataType.FLOAT),
                    Nd4j.valueArrayOf(new long[] {length}, 0.25, DataType.FLOAT));
            weights.add(Nd4j.zeros(DataType.FLOAT, length));
            if (apart) {
                kernel.divide(gradient, 1523.0);
                kernel.update(weights.get(0), gradient, moments, step);
            } else {
                kernel.update(weights.get(1), gradient, 1523.0, moments, step);
            }
        }

        assertThat(Bits.of(weights.get(1))).isEqualTo(Bits.of(weights.get(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 257, 150_000})
    void dividesToTheSameBitsAsNd4j(int length) {
        INDArray gradient = Nd4j.linspace(DataType.FLOAT, -1, 0.001, length);
        INDArray expected = gradient.div(1523.0);
        new CpuUpdateKernel(2).divide(gradient, 1523.0);
        assertThat(Bits.of(gradient)).isEqualTo(Bits.of(expected));
    }
}
