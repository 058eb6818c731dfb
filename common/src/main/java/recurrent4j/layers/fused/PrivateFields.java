package recurrent4j.layers.fused;

import java.lang.reflect.Field;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The fields of Deeplearning4j 1.0.0-M2.1 that hold layers and have no getter. */
final class PrivateFields {

    private PrivateFields() {}

    static Layer forward(BidirectionalLayer layer) {
        return (Layer) read(BidirectionalLayer.class, "fwd", layer);
    }

    static Layer backward(BidirectionalLayer layer) {
        return (Layer) read(BidirectionalLayer.class, "bwd", layer);
    }

    /** Returns the live map from which {@link MultiLayerNetwork#getLayer(String)} answers. */
    @SuppressWarnings("unchecked")
    static Map<String, Layer> layersByName(MultiLayerNetwork network) {
        return (Map<String, Layer>) read(MultiLayerNetwork.class, "layerMap", network);
    }

    /** Returns the live map from which {@link ComputationGraph#getVertex(String)} answers. */
    @SuppressWarnings("unchecked")
    static Map<String, GraphVertex> verticesByName(ComputationGraph network) {
        return (Map<String, GraphVertex>) read(ComputationGraph.class, "verticesMap", network);
    }

    private static Object read(Class<?> owner, String name, Object object) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Fused layers fit Deeplearning4j 1.0.0-M2.1, whose %s has a field %s; this one has not. Use the stock layers."
                            .formatted(owner.getName(), name),
                    e);
        }
    }
}
