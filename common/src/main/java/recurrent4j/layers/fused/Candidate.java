package recurrent4j.layers.fused;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.layers.recurrent.GravesLSTM;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.Recurrence;

/** What can stand in the place of one of Deeplearning4j's layers, or why nothing can: a predicate without its subject. */
record Candidate(Optional<Maker> maker, String obstacle) {

    /** Makes a replacement, with parameters and place of the layer for which it stands. */
    interface Maker {
        Layer with(Kernels kernels, int threads);
    }

    /** Returns what can replace a layer which is wrapped in nothing. */
    static Candidate of(Layer layer) {
        if (Backend.kernels().isEmpty()) {
            return stays("lives on a GPU");
        }
        if (layer.getClass() == GlobalPoolingLayer.class) {
            return pooling((GlobalPoolingLayer) layer);
        }
        if (layer instanceof BaseRecurrentLayer<?> recurrent) {
            return recurrent(recurrent);
        }
        if (layer instanceof BaseOutputLayer<?> output) {
            return output(output);
        }
        return layer.getClass() == EmbeddingSequenceLayer.class
                ? embedding((EmbeddingSequenceLayer) layer)
                : stays("has no fused form");
    }

    private static Candidate pooling(GlobalPoolingLayer layer) {
        var pooling = (org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer)
                layer.conf().getLayer();
        int[] dimensions = pooling.getPoolingDimensions();
        boolean steps = dimensions == null || Arrays.equals(dimensions, new int[] {2});
        boolean known = pooling.getPoolingType() == PoolingType.MAX || pooling.getPoolingType() == PoolingType.AVG;
        return fusedUnless(
                (kernels, threads) -> new FusedPoolingLayer(layer, kernels, threads),
                notFloat(layer),
                when(!steps, "pools dimensions " + Arrays.toString(dimensions)),
                when(!pooling.isCollapseDimensions(), "keeps a time step"),
                when(!known, "pools by " + pooling.getPoolingType()));
    }

    private static Candidate embedding(EmbeddingSequenceLayer layer) {
        var conf = layer.layerConf();
        IActivation activation = conf.getActivationFn();
        return fusedUnless(
                (kernels, threads) -> adopt(layer, new FusedEmbeddingLayer(layer.conf(), kernels, threads)),
                notFloat(layer),
                when(conf.getOutputFormat() == RNNFormat.NWC, "answers [batch, time, features]"),
                when(!(activation instanceof ActivationIdentity), "activates with " + activation),
                when(layer.hasBias(), "has a bias"),
                when(!conf.isInferInputLength(), "insists on a length"));
    }

    @SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM than the one that it deprecates.
    private static Candidate recurrent(BaseRecurrentLayer<?> layer) {
        Object helper = layer.getHelper();
        Candidate any = fusedUnless(
                (kernels, threads) -> layer,
                notFloat(layer),
                when(layer.getDataFormat() == RNNFormat.NWC, "reads [batch, time, features]"),
                when(layer.layerConf().getWeightNoise() != null, "has noise on its weights"),
                when(helper != null, "is computed by " + name(helper)));
        if (any.maker().isEmpty()) {
            return any;
        }
        if (layer.getClass() == SimpleRnn.class) {
            return simple((SimpleRnn) layer);
        }
        if (layer.getClass() == LSTM.class) {
            return gated(layer, Recurrence.LSTM);
        }
        return layer.getClass() == GravesLSTM.class
                ? gated(layer, Recurrence.PEEPHOLE_LSTM)
                : stays("has no fused form");
    }

    private static Candidate simple(SimpleRnn layer) {
        IActivation activation = layer.layerConf().getActivationFn();
        boolean rectified = activation instanceof ActivationReLU;
        boolean bent = rectified && !activation.equals(new ActivationReLU());
        return fusedUnless(
                recurrent(layer, rectified ? Recurrence.SIMPLE_RNN_RELU : Recurrence.SIMPLE_RNN),
                when(layer.hasLayerNorm(), "normalizes its layer"),
                when(bent, "activates with a relu that leaks or is cut off"),
                when(!rectified && !(activation instanceof ActivationTanH), "activates with " + activation));
    }

    private static Candidate gated(BaseRecurrentLayer<?> layer, Recurrence recurrence) {
        var conf = (AbstractLSTM) layer.layerConf();
        IActivation gates = conf.getGateActivationFn();
        return fusedUnless(
                recurrent(layer, recurrence),
                when(!(conf.getActivationFn() instanceof ActivationTanH), "activates with " + conf.getActivationFn()),
                when(!(gates instanceof ActivationSigmoid), "opens its gates with " + gates));
    }

    private static Maker recurrent(BaseRecurrentLayer<?> stock, Recurrence recurrence) {
        return (kernels, threads) -> {
            FusedRecurrentLayer<?> fused = new FusedRecurrentLayer<>(stock.conf(), recurrence, kernels, threads);
            fused.rnnSetPreviousState(stock.rnnGetPreviousState());
            fused.rnnSetTBPTTState(stock.rnnGetTBPTTState());
            return adopt(stock, fused);
        };
    }

    private static Candidate output(BaseOutputLayer<?> layer) {
        if (layer.getClass() != OutputLayer.class && layer.getClass() != RnnOutputLayer.class) {
            return stays("has no fused form");
        }
        ILossFunction loss = layer.layerConf().getLossFn();
        IActivation activation = layer.layerConf().getActivationFn();
        boolean likelihood = loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class;
        boolean probabilities = likelihood && activation instanceof ActivationSoftmax;
        boolean values = loss.getClass() == LossMSE.class && activation instanceof ActivationIdentity;
        double bound = likelihood ? ((LossMCXENT) loss).getSoftmaxClipEps() : 0;
        boolean bounded = probabilities && bound != new LossMCXENT().getSoftmaxClipEps();
        boolean weighed = probabilities && ((LossMCXENT) loss).getWeights() != null
                || values && ((LossMSE) loss).getWeights() != null;
        boolean otherFormat =
                layer instanceof RnnOutputLayer steps && steps.layerConf().getRnnDataFormat() == RNNFormat.NWC;
        return fusedUnless(
                output(layer, probabilities ? Loss.SOFTMAX_CROSS_ENTROPY : Loss.SQUARED_ERROR),
                notFloat(layer),
                when(otherFormat, "reads [batch, time, features]"),
                when(layer.layerConf().getWeightNoise() != null, "has noise on its weights"),
                when(!layer.hasBias(), "has no bias"),
                when(!probabilities && !values, "answers with %s for %s".formatted(activation, name(loss))),
                when(bounded, "bounds its probabilities by " + bound),
                when(weighed, "weighs its outputs"));
    }

    private static Maker output(BaseOutputLayer<?> stock, Loss loss) {
        return (kernels, threads) -> {
            FusedOutputLayer fused = adopt(stock, new FusedOutputLayer(stock, loss, kernels));
            fused.useThreads(threads);
            return fused;
        };
    }

    /** Lets a layer take over the parameters and the place of another. */
    static <L extends BaseLayer<?>> L adopt(BaseLayer<?> stock, L fused) {
        fused.setParamTable(stock.paramTable());
        fused.setParamsViewArray(stock.params());
        // A network has no gradients before its first training step, and then tells its layers where they are.
        if (stock.getGradientsViewArray() != null) {
            fused.setBackpropGradientsViewArray(stock.getGradientsViewArray());
        }
        fused.setListeners(stock.getListeners());
        fused.setIndex(stock.getIndex());
        fused.allowInputModification(stock.isInputModificationAllowed());
        fused.setIterationCount(stock.getIterationCount());
        fused.setEpochCount(stock.getEpochCount());
        return fused;
    }

    private static Candidate stays(String obstacle) {
        return new Candidate(Optional.empty(), obstacle);
    }

    /** What can be made unless one of the obstacles is more than an empty text. */
    private static Candidate fusedUnless(Maker maker, String... obstacles) {
        return Arrays.stream(obstacles)
                .filter(obstacle -> !obstacle.isEmpty())
                .findFirst()
                .map(Candidate::stays)
                .orElseGet(() -> new Candidate(Optional.of(maker), ""));
    }

    private static String when(boolean met, String obstacle) {
        return met ? obstacle : "";
    }

    private static String notFloat(org.deeplearning4j.nn.layers.AbstractLayer<?> layer) {
        return when(layer.getDataType() != DataType.FLOAT, "computes in " + layer.getDataType());
    }

    private static String name(Object object) {
        return object == null ? "" : object.getClass().getSimpleName();
    }
}
