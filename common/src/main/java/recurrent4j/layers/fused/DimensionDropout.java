package recurrent4j.layers.fused;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.SequenceKernel;

/** Deeplearning4j's SpatialDropout of sequences, drawing the same numbers, without its broadcast over every step. */
final class DimensionDropout {

    private SequenceKernel sequences;
    private INDArray factors;

    DimensionDropout(SequenceKernel sequences) {
        this.sequences = sequences;
    }

    /** Computes with another kernel from now on; what was dropped last stays. */
    void use(SequenceKernel kernel) {
        sequences = kernel;
    }

    /** Whether a layer drops so, and always with the same probability. */
    static boolean isMeant(IDropout dropout, INDArray input) {
        return dropout instanceof SpatialDropout spatial
                && spatial.getPSchedule() == null
                && input.rank() == DenseLayout.SEQUENCES;
    }

    INDArray apply(SpatialDropout dropout, INDArray input, LayerWorkspaceMgr workspaces) {
        INDArray drawn = workspaces
                .createUninitialized(ArrayType.INPUT, DataType.FLOAT, input.size(0), input.size(1))
                .assign(1);
        Nd4j.getExecutioner().exec(new DropOutInverted(drawn, dropout.getP()));
        factors = workspaces.dup(ArrayType.INPUT, drawn, 'f');
        INDArray output = DenseLayout.create(ArrayType.INPUT, workspaces, input.shape());
        sequences.scale(DenseLayout.dense(input, ArrayType.FF_WORKING_MEM, workspaces), factors, output);
        return output;
    }

    /** Takes a gradient through what was dropped, in place. */
    void backpropagate(INDArray gradient) {
        sequences.scale(gradient, factors, gradient);
    }
}
