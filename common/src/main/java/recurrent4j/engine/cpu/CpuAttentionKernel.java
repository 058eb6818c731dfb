package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.PoolKernel.AttentionKernel;

/** Attention over the steps of a batch, a step at a time. */
final class CpuAttentionKernel implements AttentionKernel {

    private StepMask mask;
    private float[] query = new float[0];
    private float[] weights = new float[0];
    private float[] block = new float[0];
    private float[] other = new float[0];

    @Override
    public void pool(INDArray vector, INDArray sequences, Optional<INDArray> padding, INDArray pooled) {
        mask = StepMask.of(sequences, padding);
        Floats from = mask.sequences("sequences", sequences);
        int width = mask.width();
        block = new float[width];
        other = new float[width];
        query = query(vector);
        weights = new float[mask.steps() * mask.batch()];
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            Pointwise.scale(block, query, width);
            sumFeatures(block, weights, t * mask.batch());
        }
        normalize();
        float[] sum = new float[width];
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            mask.spread(weights, t * mask.batch(), other);
            Pointwise.addProduct(sum, block, other, width);
        }
        mask.pooled("pooled", pooled).put(0, sum, width);
    }

    @Override
    public void differentiate(INDArray sequences, INDArray epsilon, INDArray vectorGradient, INDArray gradient) {
        Floats from = mask.sequences("sequences", sequences);
        Floats to = mask.sequences("gradient", gradient);
        int width = mask.width();
        float[] outer = mask.pooled("epsilon", epsilon).values();
        float[] slopes = new float[weights.length];
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            Pointwise.scale(block, outer, width);
            sumFeatures(block, slopes, t * mask.batch());
        }
        throughSoftmax(slopes);
        float[] queryGradient = new float[width];
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            mask.spread(slopes, t * mask.batch(), other);
            Pointwise.addProduct(queryGradient, block, other, width);
            Pointwise.multiply(block, other, query, width);
            mask.spread(weights, t * mask.batch(), other);
            Pointwise.addProduct(block, other, outer, width);
            to.put(t * width, block, width);
        }
        store(queryGradient, vectorGradient);
    }

    /** The vector for every example, divided by the root of its length. */
    private float[] query(INDArray vector) {
        float[] values = Floats.of(Dense.check("vector", vector.reshape(mask.features()), mask.features()))
                .values();
        float[] everywhere = new float[mask.width()];
        for (int i = 0; i < everywhere.length; i++) {
            everywhere[i] = (float) (values[i / mask.batch()] / Math.sqrt(values.length));
        }
        return everywhere;
    }

    private void store(float[] queryGradient, INDArray vectorGradient) {
        float[] sums = new float[mask.features()];
        for (int i = 0; i < queryGradient.length; i++) {
            sums[i / mask.batch()] += queryGradient[i];
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] /= (float) Math.sqrt(sums.length);
        }
        Floats.of(Dense.check("vector gradient", vectorGradient.reshape(sums.length), sums.length))
                .put(0, sums, sums.length);
    }

    /** Sums the features of a step, example by example; the step is lost. */
    private void sumFeatures(float[] values, float[] into, int at) {
        Pointwise.sumRows(values, mask.features(), mask.batch(), other);
        System.arraycopy(values, 0, into, at, mask.batch());
    }

    private void normalize() {
        int batch = mask.batch();
        float[] largest = new float[batch];
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < weights.length; i++) {
            if (mask.exists(i / batch, i % batch)) {
                largest[i % batch] = Math.max(largest[i % batch], weights[i]);
            }
        }
        float[] sums = new float[batch];
        for (int i = 0; i < weights.length; i++) {
            boolean exists = mask.exists(i / batch, i % batch);
            weights[i] = exists ? (float) Math.exp(weights[i] - largest[i % batch]) : 0f;
            sums[i % batch] += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sums[i % batch];
        }
    }

    /** From the gradients by the weights to those by the scores: {@code a (d - Σ a d)}. */
    private void throughSoftmax(float[] slopes) {
        int batch = mask.batch();
        float[] means = new float[batch];
        for (int i = 0; i < slopes.length; i++) {
            means[i % batch] += weights[i] * slopes[i];
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = weights[i] * (slopes[i] - means[i % batch]);
        }
    }
}
