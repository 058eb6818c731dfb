package recurrent4j.layers.fused;

import org.deeplearning4j.nn.api.Layer;

/**
 * Whether a layer is computed by an engine of ours.
 *
 * @param layer name of the layer in its network
 * @param fused whether it is
 * @param reason by which formula it is computed, or why Deeplearning4j's own layer stays
 */
public record LayerFusion(String layer, boolean fused, String reason) {

    static LayerFusion of(String name, Layer layer) {
        if (layer instanceof Fused fused) {
            return new LayerFusion(name, true, fused.formula());
        }
        Candidate candidate = Candidate.of(layer);
        return new LayerFusion(name, false, candidate.maker().isPresent() ? "is not installed" : candidate.obstacle());
    }

    /** Returns one line: {@code lstm1: fused, LSTM} or {@code lstm1: stock, computes in DOUBLE}. */
    @Override
    public String toString() {
        return "%s: %s, %s".formatted(layer, fused ? "fused" : "stock", reason);
    }
}
