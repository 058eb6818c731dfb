package recurrent4j.layers.fused;

import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.SampledOutputKernel;

/**
 * A softmax over very many classes that learns from a sample of them at each step. Its labels are the numbers of the right
 * classes, {@code [batch, 1, time]}; its parameters and answers are those of a plain output layer. Its score is the loss of the
 * sample right after a backward pass, and otherwise that among all classes.
 */
final class SampledOutputLayer extends FusedOutputLayer {

    private final ClassSampler sampler;
    private SampledOutputKernel kernel;

    SampledOutputLayer(BaseOutputLayer<?> stock, ClassSampler sampler, Kernels kernels) {
        super(stock, Loss.SOFTMAX_CROSS_ENTROPY, kernels);
        this.sampler = sampler;
    }

    @Override
    public void useThreads(int threads) {
        kernel = kernels.sampledOutput(sampler, Math.toIntExact(layerConf().getNIn()), threads);
    }

    @Override
    public boolean readsByExample() {
        return false;
    }

    @Override
    public String formula() {
        return "SAMPLED_SOFTMAX";
    }

    /** Never: Deeplearning4j's own layer answers. */
    @Override
    boolean answers() {
        return false;
    }

    @Override
    boolean knowsLoss() {
        if (input == null || labels == null || labels.rank() != 3 || labels.size(1) != 1 || maskArray != null) {
            throw new IllegalStateException(
                    "Learning from samples takes an input, and the numbers of the right classes as labels [batch, 1, time] without a mask; "
                            + layerId());
        }
        return true;
    }

    @Override
    double differentiate(INDArray dense, DenseGradients into, LayerWorkspaceMgr workspaces) {
        // Training seeds ND4J's generator anew at every step, so that a resumed one draws the same samples.
        long seed = Nd4j.getRandom().nextLong();
        return kernel.differentiate(parameters(params), dense, labels, into, seed);
    }

    @Override
    double loss(INDArray dense, LayerWorkspaceMgr workspaces) {
        return kernel.loss(parameters(params), dense, labels);
    }
}
