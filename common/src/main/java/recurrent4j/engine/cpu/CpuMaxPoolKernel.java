package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.PoolKernel;

/** The largest value of each feature; its gradient goes to the first step that has it. */
final class CpuMaxPoolKernel implements PoolKernel {

    private StepMask mask;
    private float[] largest = new float[0];
    private int[] where = new int[0];
    private float[] block = new float[0];

    @Override
    public void pool(INDArray sequences, Optional<INDArray> padding, INDArray pooled) {
        mask = StepMask.of(sequences, padding);
        Floats from = mask.sequences("sequences", sequences);
        int width = mask.width();
        if (block.length != width) {
            largest = new float[width];
            where = new int[width];
            block = new float[width];
        }
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            if (mask.isFull(t)) {
                compare(t);
            } else {
                compareExisting(t);
            }
        }
        mask.pooled("pooled", pooled).put(0, largest, width);
    }

    private void compare(int step) {
        for (int i = 0; i < block.length; i++) {
            if (block[i] > largest[i]) {
                largest[i] = block[i];
                where[i] = step;
            }
        }
    }

    private void compareExisting(int step) {
        for (int i = 0; i < block.length; i++) {
            if (block[i] > largest[i] && mask.exists(step, i % mask.batch())) {
                largest[i] = block[i];
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
