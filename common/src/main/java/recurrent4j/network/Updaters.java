package recurrent4j.network;

import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.learning.config.Adam;

/** Finds the one optimizer that all layers of a network share. */
final class Updaters {

    private Updaters() {}

    /** @throws IllegalStateException if a layer is to be trained by something other than Adam */
    static Adam adam(Layer[] layers) {
        for (Layer layer : layers) {
            for (String parameter : layer.paramTable().keySet()) {
                if (layer.getConfig().getUpdaterByParam(parameter) instanceof Adam adam) {
                    return adam;
                }
                throw new IllegalStateException(
                        "Layer %s is not configured for Adam, which is what trains a network here."
                                .formatted(layer.getConfig().getLayerName()));
            }
        }
        throw new IllegalStateException("The network has no weights that could be trained.");
    }
}
