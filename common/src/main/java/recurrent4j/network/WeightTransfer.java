package recurrent4j.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.FusedLayers;

/** Weights that one network takes over from another, which has learned to read the same symbols for another purpose. */
final class WeightTransfer {

    private WeightTransfer() {}

    /** Copies the embedding, and the recurrent layers that read forward, from the bottom up. */
    static void pass(Network pretrained, Network network) {
        List<Layer> from = reading(pretrained);
        List<Layer> to = reading(network);
        if (from.size() < to.size() || to.isEmpty()) {
            throw new InputException(
                    "A network with %d layers that read cannot begin with what one with %d has learned; give both as many."
                            .formatted(to.size(), from.size()));
        }
        for (int i = 0; i < to.size(); i++) {
            copy(from.get(i), to.get(i));
        }
    }

    private static List<Layer> reading(Network network) {
        List<Layer> reading = new ArrayList<>();
        for (Layer layer : network.layers()) {
            Layer plain = FusedLayers.unwrapped(layer);
            String name = plain.conf().getLayer().getLayerName();
            boolean backward = name != null && name.startsWith(Branches.BACKWARD);
            boolean reads = plain.conf().getLayer() instanceof EmbeddingSequenceLayer
                    || plain.paramTable().containsKey(LSTMParamInitializer.RECURRENT_WEIGHT_KEY);
            if (reads && !backward) {
                reading.add(plain);
            }
        }
        return reading;
    }

    private static void copy(Layer from, Layer to) {
        to.paramTable().forEach((name, weights) -> {
            INDArray learned = from.paramTable().get(name);
            if (learned == null || !Arrays.equals(learned.shape(), weights.shape())) {
                throw new InputException(
                        "What was learned in %s has another shape, %s, than what it is to begin, %s; choose the same cell, units, embedding and vocabulary."
                                .formatted(
                                        name,
                                        learned == null ? "none" : Arrays.toString(learned.shape()),
                                        Arrays.toString(weights.shape())));
            }
            weights.assign(learned);
        });
    }
}
