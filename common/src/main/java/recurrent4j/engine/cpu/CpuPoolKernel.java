package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.PoolKernel;

/** One value a feature, found in a pass over the steps; threads share the features, so that each value is found by one. */
abstract class CpuPoolKernel implements PoolKernel {

    final int threads;
    StepMask mask;

    private CpuPoolKernel(int threads) {
        this.threads = threads;
    }

    @Override
    public final void pool(INDArray sequences, Optional<INDArray> padding, INDArray pooled) {
        mask = StepMask.of(sequences, padding);
        Floats source = mask.sequences("sequences", sequences);
        Floats target = mask.pooled("pooled", pooled);
        begin();
        Team.share(mask.features(), sequences.length() / Team.COPIED, threads, (from, to) -> {
            int first = from * mask.batch();
            float[] result = new float[(to - from) * mask.batch()];
            pool(source, first, result);
            target.put(first, result, result.length);
        });
    }

    void begin() {}

    /** Pools neighbouring features, of which the first begins at an index within each step. */
    abstract void pool(Floats sequences, int first, float[] result);

    /** The largest value of each feature; its gradient goes to the first step that has it. */
    static final class Maximum extends CpuPoolKernel {

        private int[] where = new int[0];

        Maximum(int threads) {
            super(threads);
        }

        @Override
        void begin() {
            where = new int[mask.width()];
        }

        @Override
        void pool(Floats sequences, int first, float[] result) {
            Arrays.fill(result, Float.NEGATIVE_INFINITY);
            float[] block = new float[result.length];
            // Zero at first, for what is all NaN has no largest value.
            int[] steps = new int[result.length];
            for (int t = 0; t < mask.steps(); t++) {
                sequences.get(t * mask.width() + first, block, block.length);
                if (mask.isFull(t)) {
                    compare(t, block, result, steps);
                } else {
                    compareExisting(t, block, result, steps);
                }
            }
            System.arraycopy(steps, 0, where, first, steps.length);
        }

        private static void compare(int step, float[] block, float[] result, int[] steps) {
            for (int i = 0; i < block.length; i++) {
                if (block[i] > result[i]) {
                    result[i] = block[i];
                    steps[i] = step;
                }
            }
        }

        private void compareExisting(int step, float[] block, float[] result, int[] steps) {
            for (int i = 0; i < block.length; i++) {
                if (block[i] > result[i] && mask.exists(step, i % mask.batch())) {
                    result[i] = block[i];
                    steps[i] = step;
                }
            }
        }

        @Override
        public void differentiate(INDArray epsilon, INDArray gradient) {
            Floats target = mask.sequences("gradient", gradient);
            float[] values = mask.pooled("epsilon", epsilon).values();
            target.clear(Math.toIntExact(gradient.length()), threads);
            for (int i = 0; i < values.length; i++) {
                target.put(where[i] * values.length + i, values[i]);
            }
        }
    }

    /** The mean of each feature over the steps that exist. */
    static final class Mean extends CpuPoolKernel {

        Mean(int threads) {
            super(threads);
        }

        @Override
        void pool(Floats sequences, int first, float[] result) {
            float[] block = new float[result.length];
            for (int t = 0; t < mask.steps(); t++) {
                sequences.get(t * mask.width() + first, block, block.length);
                mask.clearPadding(t, block);
                Pointwise.add(result, block, block.length);
            }
            divide(result);
        }

        private void divide(float[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] /= mask.lengths()[i % mask.batch()];
            }
        }

        @Override
        public void differentiate(INDArray epsilon, INDArray gradient) {
            Floats target = mask.sequences("gradient", gradient);
            float[] values = mask.pooled("epsilon", epsilon).values();
            divide(values);
            Team.share(mask.steps(), gradient.length() / Team.COPIED, threads, (from, to) -> {
                float[] block = values.clone();
                for (int t = from; t < to; t++) {
                    boolean full = mask.isFull(t);
                    if (!full) {
                        System.arraycopy(values, 0, block, 0, block.length);
                        mask.clearPadding(t, block);
                    }
                    target.put(t * block.length, full ? values : block, block.length);
                }
            });
        }
    }
}
