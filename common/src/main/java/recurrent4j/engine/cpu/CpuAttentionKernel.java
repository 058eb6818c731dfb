package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.PoolKernel.AttentionKernel;

/**
 * Attention over the steps of a batch, a step at a time. Threads share the steps where features are summed and the features
 * where steps are, so that each sum is made by one.
 */
final class CpuAttentionKernel implements AttentionKernel {

    private final int threads;
    private StepMask mask;
    private float[] query = new float[0];
    private float[] weights = new float[0];

    CpuAttentionKernel(int threads) {
        this.threads = threads;
    }

    @Override
    public void pool(INDArray vector, INDArray sequences, Optional<INDArray> padding, INDArray pooled) {
        mask = StepMask.of(sequences, padding);
        Floats from = mask.sequences("sequences", sequences);
        Floats target = mask.pooled("pooled", pooled);
        query = query(vector);
        weights = products(from, query);
        normalize();
        shareFeatures((first, length) -> {
            float[] block = new float[length];
            float[] other = new float[length];
            float[] sum = new float[length];
            for (int t = 0; t < mask.steps(); t++) {
                from.get(t * mask.width() + first, block, length);
                mask.spread(weights, t * mask.batch(), other);
                Pointwise.addProduct(sum, block, other, length);
            }
            target.put(first, sum, length);
        });
    }

    @Override
    public void differentiate(INDArray sequences, INDArray epsilon, INDArray vectorGradient, INDArray gradient) {
        Floats from = mask.sequences("sequences", sequences);
        Floats to = mask.sequences("gradient", gradient);
        float[] outer = mask.pooled("epsilon", epsilon).values();
        float[] slopes = products(from, outer);
        throughSoftmax(slopes);
        float[] queryGradient = new float[mask.width()];
        shareFeatures((first, length) -> {
            float[] block = new float[length];
            float[] other = new float[length];
            float[] sum = new float[length];
            float[] asked = Arrays.copyOfRange(query, first, first + length);
            float[] wanted = Arrays.copyOfRange(outer, first, first + length);
            for (int t = 0; t < mask.steps(); t++) {
                from.get(t * mask.width() + first, block, length);
                mask.spread(slopes, t * mask.batch(), other);
                Pointwise.addProduct(sum, block, other, length);
                Pointwise.multiply(block, other, asked, length);
                mask.spread(weights, t * mask.batch(), other);
                Pointwise.addProduct(block, other, wanted, length);
                to.put(t * mask.width() + first, block, length);
            }
            System.arraycopy(sum, 0, queryGradient, first, length);
        });
        store(queryGradient, vectorGradient);
    }

    /** The products of every step with one vector an example, {@code [time][batch]}. */
    private float[] products(Floats sequences, float[] vectors) {
        int batch = mask.batch();
        float[] products = new float[mask.steps() * batch];
        Team.share(mask.steps(), worth(), threads, (from, to) -> {
            float[] block = new float[mask.width()];
            float[] room = new float[mask.width()];
            for (int t = from; t < to; t++) {
                sequences.get(t * block.length, block, block.length);
                Pointwise.scale(block, vectors, block.length);
                Pointwise.sumRows(block, mask.features(), batch, room);
                System.arraycopy(block, 0, products, t * batch, batch);
            }
        });
        return products;
    }

    private long worth() {
        return (long) mask.steps() * mask.width() / Team.COPIED;
    }

    /** What neighbouring features have of a step: so many numbers from the first on. */
    private interface Columns {
        void handle(int first, int length);
    }

    private void shareFeatures(Columns work) {
        Team.share(
                mask.features(),
                worth(),
                threads,
                (from, to) -> work.handle(from * mask.batch(), (to - from) * mask.batch()));
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
