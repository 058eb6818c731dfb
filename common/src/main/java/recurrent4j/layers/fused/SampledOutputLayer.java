package recurrent4j.layers.fused;

import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.DenseGradients;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.SampledOutputKernel;

/**
 * A softmax over very many classes that learns from a sample of them at each step. Its labels are the numbers of the right
 * classes, {@code [batch, 1, time]}; its parameters and answers are those of a plain output layer.
 */
final class SampledOutputLayer extends RnnOutputLayer implements Fused {

    private final ClassSampler sampler;
    private final Kernels kernels;
    private SampledOutputKernel kernel;
    private OptionalDouble found = OptionalDouble.empty();

    SampledOutputLayer(NeuralNetConfiguration conf, ClassSampler sampler, Kernels kernels, int threads) {
        super(conf, DataType.FLOAT);
        this.sampler = sampler;
        this.kernels = kernels;
        useThreads(threads);
    }

    @Override
    public String formula() {
        return "SAMPLED_SOFTMAX";
    }

    @Override
    public void useThreads(int threads) {
        kernel = kernels.sampledOutput(sampler, Math.toIntExact(layerConf().getNIn()), threads);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        found = OptionalDouble.empty();
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        found = OptionalDouble.empty();
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        requireNumbers();
        INDArray read = DenseLayout.dense(input, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray inputGradient = DenseLayout.create(ArrayType.ACTIVATION_GRAD, workspaces, read.shape());
        // Training seeds ND4J's generator anew at every step, so that a resumed one draws the same samples.
        long seed = Nd4j.getRandom().nextLong();
        found = OptionalDouble.of(kernel.differentiate(
                FusedOutput.parameters(params),
                read,
                labels,
                new DenseGradients(FusedOutput.parameters(gradientViews), Optional.of(inputGradient)),
                seed));
        return new Pair<>(FusedOutput.gradient(this, gradientViews), inputGradient);
    }

    /** The loss of the sample right after a backward pass, and otherwise that among all classes. */
    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        requireNumbers();
        double loss = found.isPresent()
                ? found.getAsDouble()
                : kernel.loss(
                        FusedOutput.parameters(params),
                        DenseLayout.dense(input, ArrayType.FF_WORKING_MEM, workspaces),
                        labels);
        found = OptionalDouble.empty();
        score = FusedOutput.score(this, loss, regularization);
        return score;
    }

    private void requireNumbers() {
        if (input == null || labels == null || labels.rank() != 3 || labels.size(1) != 1 || maskArray != null) {
            throw new IllegalStateException(
                    "Learning from samples takes an input, and the numbers of the right classes as labels [batch, 1, time] without a mask; "
                            + layerId());
        }
    }
}
