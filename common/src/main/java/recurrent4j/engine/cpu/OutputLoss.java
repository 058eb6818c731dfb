package recurrent4j.engine.cpu;

import recurrent4j.engine.Loss;

/** The arithmetic of a {@link Loss}. */
interface OutputLoss {

    /** From the map's values {@code [outputs][batch]} to answers, in place. */
    void activate(float[] z, int outputs, int batch);

    /** What one output of one answer costs. */
    double cost(float answer, float label, int outputs);

    /** Derivative of the cost by the map's value. */
    float slope(float answer, float label, int outputs);

    static OutputLoss of(Loss loss) {
        return switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> new CrossEntropy();
            case SQUARED_ERROR -> new SquaredError();
        };
    }

    /** {@link Loss#SOFTMAX_CROSS_ENTROPY}. */
    final class CrossEntropy implements OutputLoss {
        private static final double LEAST_PROBABILITY = 1e-10;

        @Override
        public void activate(float[] z, int outputs, int batch) {
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
        public double cost(float answer, float label, int outputs) {
            return label == 0 ? 0 : -label * Math.log(Math.max(answer, LEAST_PROBABILITY));
        }

        @Override
        public float slope(float answer, float label, int outputs) {
            return answer - label;
        }
    }

    /** {@link Loss#SQUARED_ERROR}. */
    final class SquaredError implements OutputLoss {

        @Override
        public void activate(float[] z, int outputs, int batch) {}

        @Override
        public double cost(float answer, float label, int outputs) {
            double error = answer - label;
            return error * error / outputs;
        }

        @Override
        public float slope(float answer, float label, int outputs) {
            return 2 * (answer - label) / outputs;
        }
    }
}
