package recurrent4j.layers.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;

/**
 * How far back a loss reaches: the norm of its derivative with respect to a recurrent layer's output at each time step,
 * along all paths. Where it falls to nothing, the network cannot learn from those steps (Bengio, Simard and Frasconi 1994).
 *
 * @param layer the name of the layer
 * @param norms the Euclidean norm over batch and units, by time step
 */
public record StateGradients(String layer, double[] norms) {

    /** Returns what the fused recurrent layers of a network do in one backward pass, from the bottom to the top. */
    public static List<StateGradients> of(Layer[] layers, Runnable backwardPass) {
        List<FusedRecurrentLayer<?>> recurrent = new ArrayList<>();
        for (Layer layer : layers) {
            if (FusedLayers.unwrapped(layer) instanceof FusedRecurrentLayer<?> fused) {
                recurrent.add(fused);
            }
        }
        recurrent.forEach(layer -> layer.watchStateGradients(true));
        try {
            backwardPass.run();
            return recurrent.stream()
                    .map(layer -> new StateGradients(name(layer), layer.stateGradients()))
                    .toList();
        } finally {
            recurrent.forEach(layer -> layer.watchStateGradients(false));
        }
    }

    /** Returns the same of a layer that has read a sequence from its end, in the order of the sequence. */
    public StateGradients reversed() {
        int last = norms.length - 1;
        return new StateGradients(
                layer,
                IntStream.rangeClosed(0, last)
                        .mapToDouble(step -> norms[last - step])
                        .toArray());
    }

    private static String name(Layer layer) {
        return Optional.ofNullable(layer.conf().getLayer().getLayerName()).orElse("recurrent");
    }
}
