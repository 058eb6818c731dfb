package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.PoolKernel;

/** The mean of each feature over the steps that exist. */
final class CpuMeanPoolKernel implements PoolKernel {

    private StepMask mask;
    private float[] sum = new float[0];
    private float[] block = new float[0];

    @Override
    public void pool(INDArray sequences, Optional<INDArray> padding, INDArray pooled) {
        mask = StepMask.of(sequences, padding);
        Floats from = mask.sequences("sequences", sequences);
        int width = mask.width();
        if (block.length != width) {
            sum = new float[width];
            block = new float[width];
        }
        Arrays.fill(sum, 0f);
        for (int t = 0; t < mask.steps(); t++) {
            from.get(t * width, block, width);
            mask.clearPadding(t, block);
            Pointwise.add(sum, block, width);
        }
        divide(sum);
        mask.pooled("pooled", pooled).put(0, sum, width);
    }

    @Override
    public void differentiate(INDArray epsilon, INDArray gradient) {
        Floats to = mask.sequences("gradient", gradient);
        int width = mask.width();
        mask.pooled("epsilon", epsilon).get(0, sum, width);
        divide(sum);
        for (int t = 0; t < mask.steps(); t++) {
            if (mask.isFull(t)) {
                to.put(t * width, sum, width);
            } else {
                System.arraycopy(sum, 0, block, 0, width);
                mask.clearPadding(t, block);
                to.put(t * width, block, width);
            }
        }
    }

    private void divide(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= mask.lengths()[i % mask.batch()];
        }
    }
}
