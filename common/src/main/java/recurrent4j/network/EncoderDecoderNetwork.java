package recurrent4j.network;

import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recurrent4j.engine.DecoderKernel.DecoderSteps;
import recurrent4j.engine.DecoderKernel.TokenParameters;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.layers.fused.FusedDecoderVertex;
import recurrent4j.layers.fused.FusedLayers;

/**
 * A network that {@link recurrent4j.model.EncoderDecoder} describes. Its inputs, in this order: the numbers of the source's
 * tokens, {@code [batch, 1, source time]}, and those of the target's, each a step late, {@code [batch, 1, target time]}. Its
 * answers are probabilities {@code [batch, target vocabulary, target time]} of the target's tokens.
 *
 * @param tied whether the kernel of the last layer is that of the target's embedding, and stays so in training
 */
public record EncoderDecoderNetwork(Network network, boolean tied) {

    /** @throws IllegalArgumentException if the network is no encoder-decoder */
    public EncoderDecoderNetwork {
        if (!(network.model() instanceof ComputationGraph graph)
                || !(graph.getVertex(EncoderDecoderGraph.DECODER) instanceof FusedDecoderVertex)) {
            throw new IllegalArgumentException("Only a network with a decoder writes tokens; give such a network.");
        }
    }

    private ComputationGraph model() {
        return (ComputationGraph) network.model();
    }

    /**
     * Leaves the gradient of the cross-entropy, summed over the tokens that exist, in the network's {@link Network#gradient()};
     * returns that sum in nats. Where embeddings are tied, the gradient of the one kernel is that of the last layer, and {@link
     * #tie} has to follow each step.
     *
     * @param smoothing the share of each token's probability that is spread over all tokens alike (Szegedy et al. 2016), from
     *     0 to below 1
     */
    public double backpropagate(Inputs inputs, TokenTargets targets, double smoothing) {
        ComputationGraph model = model();
        FusedLayers.smoothLabels(model, smoothing);
        model.setInputs(inputs.features().toArray(INDArray[]::new));
        model.setLabels(targets.numbers());
        model.setLayerMaskArrays(inputs.masks().toArray(INDArray[]::new), new INDArray[] {targets.mask()});
        model.computeGradientAndScore();
        model.clearLayerMaskArrays();
        if (tied) {
            share();
        }
        return model.score() * targets.numbers().size(0);
    }

    /** Returns the cross-entropy of the tokens that exist, in nats, summed; without dropout and smoothing. */
    public double loss(Inputs inputs, TokenTargets targets) {
        ComputationGraph model = model();
        FusedLayers.smoothLabels(model, 0);
        var whole = new MultiDataSet(
                inputs.features().toArray(INDArray[]::new),
                new INDArray[] {targets.numbers()},
                inputs.masks().toArray(INDArray[]::new),
                new INDArray[] {targets.mask()});
        double score = model.score(whole, false);
        model.clearLayerMaskArrays();
        return score * targets.numbers().size(0);
    }

    /** Makes the target's embedding the kernel of the last layer; nothing where they are not tied. */
    public void tie() {
        if (tied) {
            targetEmbedding().assign(answerKernel().transpose());
        }
    }

    /** Gives the last layer's kernel the gradient of the embedding, too, and the embedding none. */
    private void share() {
        INDArray table = targetEmbedding();
        INDArray byEmbedding =
                model().getLayer(EncoderDecoderGraph.TARGET_EMBEDDING).getGradientsViewArray();
        long kernel = table.length();
        INDArray byKernel = answer().getGradientsViewArray().reshape(answer().numParams());
        INDArray all = byKernel.get(NDArrayIndex.interval(0, kernel)).reshape('f', table.size(1), table.size(0));
        all.addi(byEmbedding.reshape('f', table.shape()).transpose());
        byEmbedding.assign(0);
    }

    /** The vectors of the source's tokens, {@code [tokens, dimensions]}. */
    INDArray sourceEmbedding() {
        return model().getLayer(NetworkBuilder.EMBEDDING).getParam(DefaultParamInitializer.WEIGHT_KEY);
    }

    /** The vectors of the target's tokens, likewise. */
    INDArray targetEmbedding() {
        return model().getLayer(EncoderDecoderGraph.TARGET_EMBEDDING).getParam(DefaultParamInitializer.WEIGHT_KEY);
    }

    /** The kernel of the last layer, {@code [dimensions, tokens]}. */
    INDArray answerKernel() {
        return answer().getParam(DefaultParamInitializer.WEIGHT_KEY);
    }

    private Layer answer() {
        return model().getLayer(Branches.ANSWER);
    }

    /**
     * Reads sources, and begins to write targets step by step. Several threads may do so at once, while none trains the network.
     *
     * @param numbers of the tokens, {@code [batch, 1, source time]}
     * @param mask {@code [batch, source time]}
     */
    public DecoderSteps steps(INDArray numbers, INDArray mask) {
        ComputationGraph model = model();
        long batch = numbers.size(0);
        var decoder = (FusedDecoderVertex) model.getVertex(EncoderDecoderGraph.DECODER);
        Map<String, INDArray> read;
        synchronized (model) {
            INDArray nothing = Nd4j.zeros(DataType.FLOAT, batch, 1, 1);
            model.setLayerMaskArrays(new INDArray[] {mask, Nd4j.ones(DataType.FLOAT, batch, 1)}, null);
            read = model.feedForward(new INDArray[] {numbers, nothing}, false);
            model.clearLayerMaskArrays();
        }
        var inputs = model.getConfiguration().getVertexInputs().get(EncoderDecoderGraph.DECODER);
        var output = new DenseParameters(answerKernel(), answer().getParam(DefaultParamInitializer.BIAS_KEY));
        return decoder.steps(
                new TokenParameters(targetEmbedding(), output),
                read.get(inputs.get(1)),
                Optional.of(mask),
                read.get(EncoderDecoderGraph.INITIAL));
    }
}
