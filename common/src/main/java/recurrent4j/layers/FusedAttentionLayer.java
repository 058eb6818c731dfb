package recurrent4j.layers;

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
import recurrent4j.layers.engine.AttentionPool;

/** An {@link AttentionPooling} of a running network. */
final class FusedAttentionLayer extends SameDiffLayer implements Fused {

    private final AttentionPool pool = new AttentionPool();

    FusedAttentionLayer(NeuralNetConfiguration conf) {
        super(conf, DataType.FLOAT);
    }

    @Override
    public String formula() {
        return "ATTENTION";
    }

    /** Uses one: pooling is a matter of memory. */
    @Override
    public void useThreads(int threads) {}

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray pooled = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {input.size(0), input.size(1)}, 'f');
        INDArray sequences = Layout.dense(input, ArrayType.FF_WORKING_MEM, workspaces);
        pool.pool(paramTable.get(AttentionPooling.QUERY), sequences, Optional.ofNullable(maskArray), pooled);
        return pooled;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray gradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'f');
        INDArray queryGradient = gradTable.get(AttentionPooling.QUERY);
        pool.differentiate(
                Layout.dense(input, ArrayType.BP_WORKING_MEM, workspaces),
                Layout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces),
                queryGradient,
                gradient);
        Gradient all = new DefaultGradient(gradients);
        all.gradientForVariable().put(AttentionPooling.QUERY, queryGradient);
        return new Pair<>(all, gradient);
    }
}
