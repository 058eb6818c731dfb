package recurrent4j.engine.cpu;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Which steps of sequences exist, 1 or 0 as {@code [time][batch]}, empty if all do; and how many of each. */
record StepMask(int batch, int features, int steps, float[] exists, int[] lengths) {

    static StepMask of(INDArray sequences, Optional<INDArray> mask) {
        int batch = (int) sequences.size(0);
        int steps = (int) sequences.size(2);
        float[] exists = mask.map(array -> Dense.mask(array, batch, steps)).orElse(new float[0]);
        int[] lengths = new int[batch];
        for (int e = 0; e < batch; e++) {
            for (int t = 0; t < steps; t++) {
                lengths[e] += exists.length == 0 || exists[t * batch + e] != 0 ? 1 : 0;
            }
            if (lengths[e] == 0) {
                throw new IllegalArgumentException(
                        "Example %d of the batch cannot be pooled, because its mask has no step at all; leave it out."
                                .formatted(e));
            }
        }
        return new StepMask(batch, (int) sequences.size(1), steps, exists, lengths);
    }

    int width() {
        return batch * features;
    }

    boolean exists(int step, int example) {
        return exists.length == 0 || exists[step * batch + example] != 0;
    }

    /** Whether a step exists in every sequence. */
    boolean isFull(int step) {
        for (int e = 0; e < batch; e++) {
            if (!exists(step, e)) {
                return false;
            }
        }
        return true;
    }

    /** Sets to zero what a step has of sequences in which it doesn't exist, for all features of each. */
    void clearPadding(int step, float[] block) {
        if (isFull(step)) {
            return;
        }
        for (int i = 0; i < block.length; i++) {
            if (!exists(step, i % batch)) {
                block[i] = 0;
            }
        }
    }

    /** Writes a value an example behind each other for every feature. */
    void spread(float[] values, int from, float[] block) {
        Pointwise.spread(values, from, batch, block);
    }

    Floats sequences(String name, INDArray array) {
        return Floats.of(Dense.check(name, array, batch, features, steps));
    }

    Floats pooled(String name, INDArray array) {
        return Floats.of(Dense.check(name, array, batch, features));
    }
}
