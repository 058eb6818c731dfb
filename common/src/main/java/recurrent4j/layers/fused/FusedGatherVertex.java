package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.EmbeddingKernel;
import recurrent4j.engine.Kernels;

/** Rows {@code [rows, features]} that are computed, taken by their numbers {@code [batch, 1, time]}. */
@SuppressWarnings("overrides") // Deeplearning4j itself overrides setInputs(INDArray...) by setInputs(INDArray[]).
public final class FusedGatherVertex extends BaseGraphVertex {

    private static final int ROWS = 0;
    private static final int NUMBERS = 1;

    private final EmbeddingKernel kernel;

    /** A vertex of a graph, which connects it. */
    public FusedGatherVertex(ComputationGraph graph, String name, int index, Kernels kernels) {
        super(graph, name, index, null, null, DataType.FLOAT);
        kernel = kernels.embedding(1);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray rows = DenseLayout.dense(inputs[ROWS], ArrayType.FF_WORKING_MEM, workspaces);
        INDArray numbers = inputs[NUMBERS];
        INDArray output =
                DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, numbers.size(0), rows.size(1), numbers.size(2));
        kernel.read(rows, numbers, mask(), output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray rows = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, inputs[ROWS].shape());
        kernel.differentiate(DenseLayout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces), rows);
        // Numbers have no gradient, but Deeplearning4j asks for one of every input.
        return new Pair<>(null, new INDArray[] {rows, null});
    }

    /** The mask of the network's first input, whose steps are these. */
    private Optional<INDArray> mask() {
        INDArray[] masks = graph.getInputMaskArrays();
        return masks == null ? Optional.empty() : Optional.ofNullable(masks[0]);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            throw new IllegalStateException("A vertex that gathers rows has no weights, and so no gradients.");
        }
    }

    /** The steps are those of the numbers. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return new Pair<>(masks == null ? null : masks[NUMBERS], MaskState.Active);
    }

    @Override
    public String toString() {
        return "FusedGatherVertex(" + getVertexName() + ")";
    }
}
