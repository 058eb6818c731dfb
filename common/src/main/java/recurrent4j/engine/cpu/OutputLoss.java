package recurrent4j.engine.cpu;

import recurrent4j.engine.OutputKernel.Loss;

/** The arithmetic of a {@link Loss}, with the space that it needs, so that it belongs to one thread. */
interface OutputLoss {

    /** From the map's values {@code [outputs][batch]} to answers, in place. */
    void activate(float[] z, int outputs, int batch);

    /** What one output of one answer costs. */
    double cost(float answer, float label, int outputs);

    /** From answers to the derivatives of their cost by the map's values, in place. */
    void slopes(float[] answers, float[] labels, int outputs);

    static OutputLoss of(Loss loss) {
        return switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> new CrossEntropy();
            case SQUARED_ERROR -> new SquaredError();
        };
    }

    final class CrossEntropy implements OutputLoss {
        private static final double LEAST_PROBABILITY = 1e-10;
        private static final float LOG2_E = 1.44269504f;

        /** The natural logarithm of 2 in two parts, the first exact in few bits (Cody and Waite 1980). */
        private static final float LN2_HIGH = 0.693359375f;

        private static final float LN2_LOW = -2.12194440e-4f;

        /** Below, the result is no normal number any more. */
        private static final float LEAST = -87f;

        private final Exponential exponential = new Exponential();
        private float[] room = new float[0];
        private float[] folded = new float[0];

        /** The largest value of an example is found, and its exponentials are summed, by folding rows of the batch. */
        @Override
        public void activate(float[] z, int outputs, int batch) {
            if (room.length != z.length) {
                room = new float[z.length];
                folded = new float[z.length];
            }
            System.arraycopy(z, 0, room, 0, z.length);
            Pointwise.largestRow(room, outputs, batch, folded);
            Pointwise.spread(room, 0, batch, folded);
            exponential.ofDifference(z, folded, z.length);
            System.arraycopy(z, 0, room, 0, z.length);
            Pointwise.sumRows(room, outputs, batch, folded);
            Pointwise.spread(room, 0, batch, folded);
            Pointwise.divide(z, folded, z.length);
        }

        @Override
        public double cost(float answer, float label, int outputs) {
            return label == 0 ? 0 : -label * Math.log(Math.max(answer, LEAST_PROBABILITY));
        }

        @Override
        public void slopes(float[] answers, float[] labels, int outputs) {
            Pointwise.subtract(answers, labels, answers.length);
        }

        /**
         * Computes e to a power of at most 0, several times as fast as {@link Math#exp}, by the polynomial of the Cephes library
         * (Moshier 1989); error below 2e-7.
         */
        static float exponential(float x) {
            if (!(x > LEAST)) {
                return Float.isNaN(x) ? x : 0;
            }
            int n = (int) (x * LOG2_E - 0.5f);
            float r = x - n * LN2_HIGH - n * LN2_LOW;
            float p = 1.9875691500e-4f;
            p = p * r + 1.3981999507e-3f;
            p = p * r + 8.3334519073e-3f;
            p = p * r + 4.1665795894e-2f;
            p = p * r + 1.6666665459e-1f;
            p = p * r + 5.0000001201e-1f;
            return Float.intBitsToFloat((n + 127) << 23) * (p * r * r + r + 1);
        }
    }

    final class SquaredError implements OutputLoss {

        @Override
        public void activate(float[] z, int outputs, int batch) {}

        @Override
        public double cost(float answer, float label, int outputs) {
            double error = answer - label;
            return error * error / outputs;
        }

        @Override
        public void slopes(float[] answers, float[] labels, int outputs) {
            Pointwise.subtract(answers, labels, answers.length);
            Pointwise.scale(answers, 2f / outputs, answers.length);
        }
    }
}
