package recurrent4j.layers;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import recurrent4j.layers.engine.Loss;
import recurrent4j.layers.engine.Recurrence;

/**
 * Puts fused layers in the place of Deeplearning4j's, whatever these are wrapped in.
 *
 * @param threads how many threads a layer may use
 */
record Replacement(int threads) {

    /** Returns what shall stand where the layer stands: itself, changed inside, or its replacement. */
    Layer of(Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            wrapper.setUnderlying(of(wrapper.getUnderlying()));
            return isPlainLastStep(wrapper) ? new FusedLastTimeStepLayer(wrapper.getUnderlying()) : wrapper;
        }
        if (layer instanceof BidirectionalLayer bidirectional) {
            return bothWays(bidirectional);
        }
        if (layer instanceof Fused fused) {
            fused.useThreads(threads);
            return layer;
        }
        if (layer.getClass() == GlobalPoolingLayer.class) {
            return candidate(layer).formula().isPresent() ? new FusedPoolingLayer((GlobalPoolingLayer) layer) : layer;
        }
        return candidate(layer)
                .formula()
                .<Layer>map(formula -> adopt((BaseLayer<?>) layer, fused((BaseLayer<?>) layer, formula)))
                .orElse(layer);
    }

    /** Returns the formula that computes a layer which is wrapped in nothing. */
    static Candidate<?> candidate(Layer layer) {
        if (!Layout.isOnHost()) {
            return Candidate.stays("lives on a GPU");
        }
        if (layer.getClass() == GlobalPoolingLayer.class) {
            return PoolingCandidate.of((GlobalPoolingLayer) layer);
        }
        if (layer instanceof BaseRecurrentLayer<?> recurrent) {
            return RecurrentCandidate.of(recurrent);
        }
        if (layer instanceof BaseOutputLayer<?> output) {
            return AnswerCandidate.of(output);
        }
        return layer.getClass() == EmbeddingSequenceLayer.class
                ? FusedEmbeddingLayer.candidate((EmbeddingSequenceLayer) layer)
                : Candidate.stays("has no fused form");
    }

    private Layer bothWays(BidirectionalLayer layer) {
        Layer forward = of(PrivateFields.forward(layer));
        Layer backward = of(PrivateFields.backward(layer));
        boolean plain = layer.getClass() == BidirectionalLayer.class;
        return plain && forward instanceof FusedRecurrentLayer && backward instanceof FusedRecurrentLayer
                ? new FusedBidirectionalLayer(layer, forward, backward)
                : layer;
    }

    /** Whether it is Deeplearning4j's own around one of ours, so that type and layout are those of the engine. */
    private static boolean isPlainLastStep(BaseWrapperLayer wrapper) {
        Layer inner = wrapper.getUnderlying();
        return wrapper.getClass() == LastTimeStepLayer.class
                && (inner instanceof FusedRecurrentLayer || inner instanceof FusedBidirectionalLayer);
    }

    private BaseLayer<?> fused(BaseLayer<?> stock, Object formula) {
        if (formula instanceof Recurrence recurrence) {
            return recurrent((BaseRecurrentLayer<?>) stock, recurrence);
        }
        if (stock instanceof EmbeddingSequenceLayer) {
            return new FusedEmbeddingLayer(stock.conf());
        }
        return stock instanceof RnnOutputLayer
                ? new FusedRnnOutputLayer(stock.conf(), (Loss) formula, threads)
                : new FusedOutputLayer(stock.conf(), (Loss) formula, threads);
    }

    private BaseLayer<?> recurrent(BaseRecurrentLayer<?> stock, Recurrence recurrence) {
        FusedRecurrentLayer<?> fused = new FusedRecurrentLayer<>(stock.conf(), recurrence, threads);
        fused.rnnSetPreviousState(stock.rnnGetPreviousState());
        fused.rnnSetTBPTTState(stock.rnnGetTBPTTState());
        return fused;
    }

    /** Lets a layer take over the parameters and the place of another. */
    static BaseLayer<?> adopt(BaseLayer<?> stock, BaseLayer<?> fused) {
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
}
