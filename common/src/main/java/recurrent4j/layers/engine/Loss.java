package recurrent4j.layers.engine;

/** How an answer is read off an affine map, and what a wrong one costs. */
public enum Loss {
    /** Probabilities by softmax, and the cross-entropy {@code -Σ y ln p}. */
    SOFTMAX_CROSS_ENTROPY {
        @Override
        void activate(float[] z, int outputs, int batch) {
            float[] largest = new float[batch];
            System.arraycopy(z, 0, largest, 0, batch);
            for (int j = 1; j < outputs; j++) {
                for (int k = 0; k < batch; k++) {
                    largest[k] = Math.max(largest[k], z[j * batch + k]);
                }
            }
            float[] sum = new float[batch];
            for (int j = 0; j < outputs; j++) {
                for (int k = 0; k < batch; k++) {
                    float e = Exponential.ofNegative(z[j * batch + k] - largest[k]);
                    z[j * batch + k] = e;
                    sum[k] += e;
                }
            }
            for (int j = 0; j < outputs; j++) {
                for (int k = 0; k < batch; k++) {
                    z[j * batch + k] /= sum[k];
                }
            }
        }

        @Override
        double cost(float answer, float label, int outputs) {
            return label == 0 ? 0 : -label * Math.log(Math.max(answer, LEAST_PROBABILITY));
        }

        @Override
        float slope(float answer, float label, int outputs) {
            return answer - label;
        }
    },

    /** The map's own values, and the squared error, the mean over outputs. */
    SQUARED_ERROR {
        @Override
        void activate(float[] z, int outputs, int batch) {}

        @Override
        double cost(float answer, float label, int outputs) {
            double error = answer - label;
            return error * error / outputs;
        }

        @Override
        float slope(float answer, float label, int outputs) {
            return 2 * (answer - label) / outputs;
        }
    };

    /** As Deeplearning4j bounds it, so that one impossible label doesn't make the loss infinite. */
    private static final double LEAST_PROBABILITY = 1e-10;

    /** From the map's values {@code [outputs][batch]} to answers, in place. */
    abstract void activate(float[] z, int outputs, int batch);

    /** What one output of one answer costs. */
    abstract double cost(float answer, float label, int outputs);

    /** Derivative of the cost by the map's value. */
    abstract float slope(float answer, float label, int outputs);
}
