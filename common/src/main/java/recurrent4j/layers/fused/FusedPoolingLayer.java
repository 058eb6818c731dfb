package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.PoolKernel;

/** Maximum or mean over the steps of a sequence in one pass over it; of images, Deeplearning4j's own. */
final class FusedPoolingLayer extends GlobalPoolingLayer implements Fused {

    private final Kernels kernels;
    private PoolKernel kernel;

    FusedPoolingLayer(GlobalPoolingLayer stock, Kernels kernels, int threads) {
        super(stock.conf(), stock.getDataType());
        this.kernels = kernels;
        kernel = kernel(threads);
        setIndex(stock.getIndex());
        setListeners(stock.getListeners());
        setParamTable(stock.paramTable());
    }

    @Override
    public void useThreads(int threads) {
        kernel = kernel(threads);
    }

    PoolKernel kernel() {
        return kernel;
    }

    private PoolKernel kernel(int threads) {
        return layerConf().getPoolingType() == PoolingType.MAX ? kernels.maximum(threads) : kernels.mean(threads);
    }

    @Override
    public String formula() {
        return layerConf().getPoolingType().name();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (input.rank() != DenseLayout.SEQUENCES) {
            return super.activate(training, workspaces);
        }
        INDArray pooled = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, input.size(0), input.size(1));
        INDArray sequences = DenseLayout.dense(input, ArrayType.FF_WORKING_MEM, workspaces);
        kernel.pool(sequences, Optional.ofNullable(maskArray), pooled);
        return pooled;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (input.rank() != DenseLayout.SEQUENCES) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray gradient = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, input.shape());
        // In a chain, Deeplearning4j still takes what is one value for a sequence of one step.
        INDArray values = epsilon.reshape('f', input.size(0), input.size(1));
        kernel.differentiate(DenseLayout.dense(values, ArrayType.BP_WORKING_MEM, workspaces), gradient);
        return new Pair<>(new DefaultGradient(), gradient);
    }
}
