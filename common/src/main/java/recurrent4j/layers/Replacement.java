package recurrent4j.layers;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
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
            return wrapper;
        }
        if (layer instanceof BidirectionalLayer bidirectional) {
            PrivateFields.replaceHalves(bidirectional, this::of);
            return bidirectional;
        }
        return Candidate.of(layer)
                .recurrence()
                .<Layer>map(recurrence -> fused((BaseRecurrentLayer<?>) layer, recurrence))
                .orElse(layer);
    }

    private Layer fused(BaseRecurrentLayer<?> stock, Recurrence recurrence) {
        FusedRecurrentLayer<?> fused = new FusedRecurrentLayer<>(stock.conf(), recurrence, threads);
        fused.setParamTable(stock.paramTable());
        fused.setParamsViewArray(stock.params());
        // A network has no gradients before its first training step, and then tells its layers where they are.
        if (stock.getGradientsViewArray() != null) {
            fused.setBackpropGradientsViewArray(stock.getGradientsViewArray());
        }
        fused.setListeners(stock.getListeners());
        fused.setIndex(stock.getIndex());
        fused.setIterationCount(stock.getIterationCount());
        fused.setEpochCount(stock.getEpochCount());
        fused.rnnSetPreviousState(Map.copyOf(stock.rnnGetPreviousState()));
        fused.rnnSetTBPTTState(Map.copyOf(stock.rnnGetTBPTTState()));
        return fused;
    }
}
