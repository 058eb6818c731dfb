package recurrent4j.layers.fused;

import java.util.ArrayList;
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
        shapes = Arrays.stream(inputs).map(array -> array.shape().clone()).toArray(long[][]::new);
        if (!areSequencesOrVectors()) {
            return super.doForward(training, workspaces);
        }
        INDArray merged = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, whole());
        List<INDArray> parts = Arrays.stream(inputs)
                .map(array -> DenseLayout.dense(array, ArrayType.ACTIVATIONS, workspaces))
                .toList();
        sequences.merge(parts, merged);
        return merged;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        if (!areSequencesOrVectors()) {
            return super.doBackward(truncated, workspaces);
        }
        // What was pooled, Deeplearning4j still takes for sequences of one step, and its gradient may come as such.
        INDArray gradient = epsilon.reshape('f', whole());
        INDArray[] parts = Arrays.stream(shapes)
                .map(shape -> DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, shape))
                .toArray(INDArray[]::new);
        sequences.split(DenseLayout.dense(gradient, ArrayType.ACTIVATION_GRAD, workspaces), List.of(parts));
        return new Pair<>(null, parts);
    }

    /** Whether the inputs are not images, and fit together; Deeplearning4j's own handles those, and refuses what doesn't. */
    private boolean areSequencesOrVectors() {
        return shapes[0].length <= DenseLayout.SEQUENCES
                && Arrays.stream(shapes)
                        .map(FusedMergeVertex::withoutFeatures)
                        .allMatch(withoutFeatures(shapes[0])::equals);
    }

    private static List<Long> withoutFeatures(long[] shape) {
        List<Long> sizes = new ArrayList<>(Arrays.stream(shape).boxed().toList());
        sizes.remove(FEATURES);
        return sizes;
    }

    private long[] whole() {
        long[] shape = shapes[0].clone();
        shape[FEATURES] =
                Arrays.stream(shapes).mapToLong(part -> part[FEATURES]).sum();
        return shape;
    }
}
