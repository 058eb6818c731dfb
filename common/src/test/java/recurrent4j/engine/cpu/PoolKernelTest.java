package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.PoolKernel;

class PoolKernelTest {

    private static final int BATCH = 3;
    private static final int FEATURES = 5;
    private static final int STEPS = 4;

    /** How many steps of each example exist. */
    private static final int[] LENGTHS = {4, 1, 3};

    private final double[] sequences = gaussians(BATCH * FEATURES * STEPS, 1);
    private final double[] epsilon = gaussians(BATCH * FEATURES, 2);
    private final double[] vector = gaussians(FEATURES, 3);

    /** What a formula makes of the steps that exist, of one feature of one example. */
    private interface Formula {
        double of(double[] sequences, double[] vector, int example, int feature);
    }

    @Test
    void theLargestValueIsThatOfTheStepsThatExist() {
        assertPools(new CpuPoolKernel.Maximum(1), PoolKernelTest::largest);
    }

    @Test
    void theMeanIsThatOfTheStepsThatExist() {
        assertPools(new CpuPoolKernel.Mean(1), PoolKernelTest::mean);
    }

    @Test
    void attentionIsAWeightedMeanOfTheStepsThatExist() {
        CpuAttentionKernel pool = new CpuAttentionKernel(1);
        INDArray pooled = array(new double[BATCH * FEATURES], BATCH, FEATURES);
        INDArray gradient = array(new double[sequences.length], BATCH, FEATURES, STEPS);
        INDArray vectorGradient = array(new double[FEATURES], FEATURES);

        pool.pool(array(vector, FEATURES), steps(), Optional.of(mask()), pooled);
        pool.differentiate(steps(), array(epsilon, BATCH, FEATURES), vectorGradient, gradient);

        assertThat(values(pooled)).containsExactly(pooled(sequences, vector, PoolKernelTest::attention), within(1e-6));
        assertThat(values(gradient)).containsExactly(derivatives(sequences, PoolKernelTest::attention), within(1e-6));
        assertThat(values(vectorGradient))
                .containsExactly(derivatives(vector, PoolKernelTest::attention), within(1e-6));
    }

    @Test
    void aSequenceWithoutAStepIsNamed() {
        INDArray mask = mask();
        mask.getRow(1).assign(0);
        INDArray pooled = array(new double[BATCH * FEATURES], BATCH, FEATURES);

        assertThatThrownBy(() -> new CpuPoolKernel.Mean(1).pool(steps(), Optional.of(mask), pooled))
                .hasMessageContaining("Example 1 of the batch");
    }

    private void assertPools(PoolKernel pool, Formula formula) {
        INDArray pooled = array(new double[BATCH * FEATURES], BATCH, FEATURES);
        INDArray gradient = array(gaussians(sequences.length, 9), BATCH, FEATURES, STEPS);

        pool.pool(steps(), Optional.of(mask()), pooled);
        pool.differentiate(array(epsilon, BATCH, FEATURES), gradient);

        assertThat(values(pooled)).containsExactly(pooled(sequences, vector, formula), within(1e-6));
        assertThat(values(gradient)).containsExactly(derivatives(sequences, formula), within(1e-6));
    }

    private static double largest(double[] sequences, double[] vector, int example, int feature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < LENGTHS[example]; t++) {
            largest = Math.max(largest, at(sequences, example, feature, t));
        }
        return largest;
    }

    private static double mean(double[] sequences, double[] vector, int example, int feature) {
        double sum = 0;
        for (int t = 0; t < LENGTHS[example]; t++) {
            sum += at(sequences, example, feature, t);
        }
        return sum / LENGTHS[example];
    }

    private static double attention(double[] sequences, double[] vector, int example, int feature) {
        double sum = 0;
        double weights = 0;
        for (int t = 0; t < LENGTHS[example]; t++) {
            double score = 0;
            for (int j = 0; j < FEATURES; j++) {
                score += vector[j] * at(sequences, example, j, t);
            }
            double weight = Math.exp(score / Math.sqrt(FEATURES));
            sum += weight * at(sequences, example, feature, t);
            weights += weight;
        }
        return sum / weights;
    }

    private static double at(double[] sequences, int example, int feature, int step) {
        return sequences[(step * FEATURES + feature) * BATCH + example];
    }

    private static double[] pooled(double[] sequences, double[] vector, Formula formula) {
        double[] pooled = new double[BATCH * FEATURES];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = formula.of(sequences, vector, i % BATCH, i / BATCH);
        }
        return pooled;
    }

    /** Derivatives of epsilon times what is pooled, without calculus. */
    private double[] derivatives(double[] by, Formula formula) {
        double[] derivatives = new double[by.length];
        for (int i = 0; i < by.length; i++) {
            double value = by[i];
            by[i] = value + 1e-6;
            double above = weighted(formula);
            by[i] = value - 1e-6;
            double below = weighted(formula);
            by[i] = value;
            derivatives[i] = (above - below) / 2e-6;
        }
        return derivatives;
    }

    private double weighted(Formula formula) {
        double[] pooled = pooled(sequences, vector, formula);
        double sum = 0;
        for (int i = 0; i < pooled.length; i++) {
            sum += epsilon[i] * pooled[i];
        }
        return sum;
    }

    private INDArray steps() {
        return array(sequences, BATCH, FEATURES, STEPS);
    }

    private static INDArray mask() {
        INDArray mask = Nd4j.zeros(DataType.FLOAT, BATCH, STEPS);
        for (int example = 0; example < BATCH; example++) {
            for (int t = 0; t < LENGTHS[example]; t++) {
                mask.putScalar(example, t, 1);
            }
        }
        return mask;
    }

    private static double[] gaussians(int count, long seed) {
        Random random = new Random(seed);
        return random.doubles(count).map(x -> 4 * x - 2).toArray();
    }

    private static INDArray array(double[] values, long... shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Nd4j.create(floats, shape, 'f');
    }

    private static double[] values(INDArray array) {
        return array.dup('f').data().asDouble();
    }
}
