package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.PoolKernel;

/** One value a feature, found in a pass over the steps. */
abstract class CpuPoolKernel implements PoolKernel {

    StepMask mask;
    float[] result = new float[0];
    float[] block = new float[0];

    @Override
    public final void pool(INDArray sequences, Optional<INDArray> padding, INDArray pooled) {
        mask = StepMask.of(sequences, padding);
        Floats from = mask.sequences("sequences", sequences);
        int width = mask.width();
        if (block.length != width) {
            result = new float[width];
            block = new float[width];
        }
        begin();
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            take(t);
        }
        end();
        mask.pooled("pooled", pooled).put(0, result, width);
    }

    abstract void begin();

    abstract void take(int step);

    void end() {}

    /** The largest value of each feature; its gradient goes to the first step that has it. */
    static final class Maximum extends CpuPoolKernel {

        private int[] where = new int[0];

        @Override
        void begin() {
            // Anew, for what is all NaN has no largest value, and must not point to a step of longer sequences.
            where = new int[block.length];
            Arrays.fill(result, Float.NEGATIVE_INFINITY);
        }

        @Override
        void take(int step) {
            if (mask.isFull(step)) {
                compare(step);
            } else {
                compareExisting(step);
            }
        }

        private void compare(int step) {
            for (int i = 0; i < block.length; i++) {
                if (block[i] > result[i]) {
                    result[i] = block[i];
                    where[i] = step;
                }
            }
        }

        private void compareExisting(int step) {
            for (int i = 0; i < block.length; i++) {
                if (block[i] > result[i] && mask.exists(step, i % mask.batch())) {
                    result[i] = block[i];
                    where[i] = step;
                }
            }
        }

        @Override
        public void differentiate(INDArray epsilon, INDArray gradient) {
            Floats to = mask.sequences("gradient", gradient);
            mask.pooled("epsilon", epsilon).get(0, block, block.length);
            to.clear(gradient.length());
            for (int i = 0; i < block.length; i++) {
                to.put(where[i] * block.length + i, block[i]);
            }
        }
    }

    /** The mean of each feature over the steps that exist. */
    static final class Mean extends CpuPoolKernel {

        @Override
        void begin() {
            Arrays.fill(result, 0f);
        }

        @Override
        void take(int step) {
            mask.clearPadding(step, block);
            Pointwise.add(result, block, block.length);
        }

        @Override
        void end() {
            for (int i = 0; i < result.length; i++) {
                result[i] /= mask.lengths()[i % mask.batch()];
            }
        }

        @Override
        public void differentiate(INDArray epsilon, INDArray gradient) {
            Floats to = mask.sequences("gradient", gradient);
            mask.pooled("epsilon", epsilon).get(0, result, result.length);
            end();
            for (int t = 0; t < mask.steps(); t++) {
                if (mask.isFull(t)) {
                    to.put(t * block.length, result, block.length);
                } else {
                    System.arraycopy(result, 0, block, 0, block.length);
                    mask.clearPadding(t, block);
                    to.put(t * block.length, block, block.length);
                }
            }
        }
    }
}
