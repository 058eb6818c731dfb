package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.impl.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/** Turns sequences around without two operations of ND4J for each step of each example. */
@SuppressWarnings("overrides") // Deeplearning4j itself overrides setInputs(INDArray...) by setInputs(INDArray[]).
final class FusedReverseVertex extends ReverseTimeSeriesVertex {

    private final SequenceKernel sequences;
    private final int maskedInput;

    /** Stands for a vertex; the mask of the named input tells the padding, none if that is null. */
    FusedReverseVertex(ReverseTimeSeriesVertex stock, String maskName, SequenceKernel sequences) {
        super(stock.getGraph(), stock.getVertexName(), stock.getVertexIndex(), maskName, stock.getDataType());
        maskedInput = graph.getConfiguration().getNetworkInputs().indexOf(maskName);
        this.sequences = sequences;
        setInputVertices(stock.getInputVertices());
        setOutputVertices(stock.getOutputVertices());
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return reversed(inputs[0], ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        return new Pair<>(null, new INDArray[] {reversed(epsilon, ArrayType.ACTIVATION_GRAD, workspaces)});
    }

    private INDArray reversed(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
        INDArray reversed = DenseLayout.create(type, workspaces, array.shape());
        sequences.reverse(DenseLayout.dense(array, type, workspaces), mask(), reversed);
        return reversed;
    }

    /** The mask that tells the padding. */
    Optional<INDArray> mask() {
        INDArray[] masks = graph.getInputMaskArrays();
        return masks == null || maskedInput < 0 ? Optional.empty() : Optional.ofNullable(masks[maskedInput]);
    }
}
