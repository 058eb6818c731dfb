package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.PoolKernel.AttentionKernel;

/** A running layer that pools sequences by attention, with a learned vector as its only parameter. */
public final class FusedAttentionLayer extends SameDiffLayer implements Fused {

    /** The name of the learned vector, {@code [1, features, 1]}. */
    public static final String QUERY = "Q";

    private final Kernels kernels;
    private AttentionKernel kernel;

    /** A layer without parameters yet. */
    public FusedAttentionLayer(NeuralNetConfiguration conf, Kernels kernels, int threads) {
        super(conf, DataType.FLOAT);
        this.kernels = kernels;
        kernel = kernels.attention(threads);
    }

    @Override
    public void useThreads(int threads) {
        kernel = kernels.attention(threads);
    }

    @Override
    public String formula() {
        return "ATTENTION";
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray pooled = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, input.size(0), input.size(1));
        INDArray sequences = DenseLayout.dense(input, ArrayType.FF_WORKING_MEM, workspaces);
        kernel.pool(paramTable.get(QUERY), sequences, Optional.ofNullable(maskArray), pooled);
        return pooled;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray gradient = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, input.shape());
        INDArray vectorGradient = gradTable.get(QUERY);
        kernel.differentiate(
                DenseLayout.dense(input, ArrayType.BP_WORKING_MEM, workspaces),
                DenseLayout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces),
                vectorGradient,
                gradient);
        Gradient all = new DefaultGradient(gradients);
        all.gradientForVariable().put(QUERY, vectorGradient);
        return new Pair<>(all, gradient);
    }
}
