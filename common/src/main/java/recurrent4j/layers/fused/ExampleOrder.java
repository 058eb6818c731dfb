package recurrent4j.layers.fused;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The order of the arrays between layers: a wide recurrent layer is faster without turning each step over. */
final class ExampleOrder {
    private ExampleOrder() {}

    /** Lets each layer of a chain hand over the features of an example side by side where the layer above reads them so. */
    static void agree(Model network) {
        if (!(network instanceof MultiLayerNetwork chain)) {
            return;
        }
        Layer[] layers = chain.getLayers();
        for (int i = 0; i + 1 < layers.length; i++) {
            if (layers[i] instanceof FusedRecurrentLayer<?> lower) {
                boolean direct = chain.getLayerWiseConfigurations().getInputPreProcess(i + 1) == null;
                lower.writeByExample(direct && layers[i + 1] instanceof Fused upper && upper.readsByExample());
            }
        }
    }
}
