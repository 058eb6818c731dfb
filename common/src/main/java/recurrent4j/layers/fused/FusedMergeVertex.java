package recurrent4j.layers.fused;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.impl.MergeVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/** Puts features side by side in the layout of the engine, where that is some copies of blocks. */
@SuppressWarnings("overrides") // Deeplearning4j itself overrides setInputs(INDArray...) by setInputs(INDArray[]).
final class FusedMergeVertex extends MergeVertex {

    private static final int FEATURES = 1;

    private final SequenceKernel sequences;
    private long[][] shapes = {};

    FusedMergeVertex(MergeVertex stock, SequenceKernel sequences) {
        super(
                stock.getGraph(),
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                stock.getDataType(),
                FEATURES);
        this.sequences = sequences;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        if (inputs[0].rank() > DenseLayout.SEQUENCES) {
            return super.doForward(training, workspaces);
        }
        shapes = Arrays.stream(inputs).map(array -> array.shape().clone()).toArray(long[][]::new);
        long[] shape = shapes[0].clone();
        shape[FEATURES] =
                Arrays.stream(shapes).mapToLong(part -> part[FEATURES]).sum();
        INDArray merged = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, shape);
        List<INDArray> parts = Arrays.stream(inputs)
                .map(array -> DenseLayout.dense(array, ArrayType.ACTIVATIONS, workspaces))
                .toList();
        sequences.merge(parts, merged);
        return merged;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        if (epsilon.rank() > DenseLayout.SEQUENCES) {
            return super.doBackward(truncated, workspaces);
        }
        INDArray[] parts = Arrays.stream(shapes)
                .map(shape -> DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, shape))
                .toArray(INDArray[]::new);
        sequences.split(DenseLayout.dense(epsilon, ArrayType.ACTIVATION_GRAD, workspaces), List.of(parts));
        return new Pair<>(null, parts);
    }
}
