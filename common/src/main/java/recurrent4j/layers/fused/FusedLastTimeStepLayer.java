package recurrent4j.layers.fused;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/** The last step that exists of every sequence, without an operation of ND4J for each example. */
final class FusedLastTimeStepLayer extends LastTimeStepLayer {

    private final SequenceKernel sequences;
    private long[] shape = {};
    private int[] last = {};

    FusedLastTimeStepLayer(Layer underlying, SequenceKernel sequences) {
        super(underlying);
        this.sequences = sequences;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return lastSteps(underlying.activate(training, workspaces), workspaces);
    }

    @Override
    public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
        return lastSteps(underlying.activate(input, training, workspaces), workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray everywhere = DenseLayout.create(ArrayType.BP_WORKING_MEM, workspaces, shape);
        sequences.scatter(DenseLayout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), last, everywhere);
        return underlying.backpropGradient(everywhere, workspaces);
    }

    private INDArray lastSteps(INDArray states, LayerWorkspaceMgr workspaces) {
        shape = states.shape().clone();
        last = last(shape[0], shape[2]);
        INDArray steps = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, shape[0], shape[1]);
        sequences.gather(DenseLayout.dense(states, ArrayType.FF_WORKING_MEM, workspaces), last, steps);
        return steps;
    }

    /** Returns the last step that each example of a batch has. */
    int[] last(long batch, long steps) {
        INDArray mask = underlying.getMaskArray();
        if (mask == null) {
            int[] ends = new int[Math.toIntExact(batch)];
            Arrays.fill(ends, Math.toIntExact(steps - 1));
            return ends;
        }
        int[] ends = sequences.last(mask);
        for (int example = 0; example < ends.length; example++) {
            if (ends[example] < 0) {
                throw new IllegalStateException(
                        "Example %d of the batch has no last step, because its mask has no step at all; leave it out."
                                .formatted(example));
            }
        }
        return ends;
    }
}
