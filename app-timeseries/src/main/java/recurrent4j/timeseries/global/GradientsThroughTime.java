package recurrent4j.timeseries.global;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.Batches;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.network.Network;

/** How far back the loss of a trained network reaches. */
public final class GradientsThroughTime {

    /** Enough windows to average over, and quick. */
    private static final int WINDOWS = 500;

    private GradientsThroughTime() {}

    /**
     * Returns the norms of the gradients by time step, under the network's name: of its top layer, of both directions of that
     * where it reads both ways, of nothing without recurrent layers.
     */
    public static Map<String, double[]> of(String network, Network trained, Batches examples) {
        DataSet some = examples.inOrder(WINDOWS).iterator().next();
        List<StateGradients> layers = trained.stateGradients(some);
        boolean bothWays = layers.stream().anyMatch(layer -> layer.layer().startsWith("backward"));
        List<StateGradients> top = layers.subList(Math.max(0, layers.size() - (bothWays ? 2 : 1)), layers.size());
        Map<String, double[]> norms = new LinkedHashMap<>();
        for (StateGradients layer : top) {
            String direction = layer.layer().replaceAll("\\d+$", "");
            norms.put(top.size() == 1 ? network : network + ", " + direction, layer.norms());
        }
        return norms;
    }
}
