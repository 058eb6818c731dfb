package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.EmbeddingKernel;
import recurrent4j.engine.Kernels;

/** A sequence of token numbers as vectors in the engine's layout: {@code [batch, 1, time]} to {@code [batch, size, time]}. */
final class FusedEmbeddingLayer extends EmbeddingSequenceLayer implements Fused {

    private final Kernels kernels;
    private EmbeddingKernel kernel;

    FusedEmbeddingLayer(NeuralNetConfiguration conf, Kernels kernels, int threads) {
        super(conf, DataType.FLOAT);
        this.kernels = kernels;
        kernel = kernels.embedding(threads);
    }

    @Override
    public void useThreads(int threads) {
        kernel = kernels.embedding(threads);
    }

    @Override
    public String formula() {
        return "LOOKUP";
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (input.rank() != 2 && (input.rank() != 3 || input.size(1) != 1)) {
            throw new IllegalStateException(
                    "An embedding reads token numbers, [batch, 1, time] or [batch, time]; " + layerId());
        }
        long steps = input.size(input.rank() - 1);
        // As Deeplearning4j does, so that both save the same configuration.
        layerConf().setInputLength(Math.toIntExact(steps));
        INDArray output = DenseLayout.create(ArrayType.ACTIVATIONS, workspaces, input.size(0), dimensions(), steps);
        read(input, output);
        return output;
    }

    /** How many values a vector has. */
    long dimensions() {
        return getParam(DefaultParamInitializer.WEIGHT_KEY).size(1);
    }

    /** Looks vectors up, {@code [batch, size, time]}. */
    void read(INDArray numbers, INDArray vectors) {
        kernel.read(getParam(DefaultParamInitializer.WEIGHT_KEY), numbers, Optional.ofNullable(maskArray), vectors);
    }

    /** Computes the gradient of the table from that of the vectors that were looked up last. */
    INDArray differentiate(INDArray dense) {
        INDArray gradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        kernel.differentiate(dense, gradient);
        return gradient;
    }

    /** Returns no gradient of the input, since numbers have none. */
    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray gradient = differentiate(DenseLayout.dense(epsilon, ArrayType.BP_WORKING_MEM, workspaces));
        Gradient all = new DefaultGradient(gradientsFlattened);
        all.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, gradient);
        return new Pair<>(all, null);
    }
}
