package recurrent4j.layers.fused;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.LoggerFactory;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.MemoryPolling;
import recurrent4j.engine.OutputKernel.Loss;

/**
 * Makes the recurrent layers of a network fast: they compute each sequence in one fused pass instead of some native calls
 * per time step.
 *
 * <p>Configuration, parameters, gradients and updater state stay Deeplearning4j's, so a saved network opens without this
 * library. A network that was cloned or loaded has Deeplearning4j's layers again: install anew.
 */
public final class FusedLayers {

    private FusedLayers() {}

    /**
     * Turns off JavaCPP's question to the operating system, at every allocation, how much memory the process has, which slows
     * the training of small networks. Call it before anything of ND4J's
     * or Deeplearning4j's; it does what {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0} does, unless a limit is set there.
     */
    public static void prepare() {
        MemoryPolling.turnOff();
    }

    /** Replaces every layer that the engine can compute, with all processors at its service. */
    public static void install(Model network) {
        install(network, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Replaces every layer that the engine can compute; installing twice changes nothing.
     *
     * @param threads how many a layer may use; results depend on their number in the last digits
     * @throws IllegalStateException if the network is not initialised
     */
    public static void install(Model network, int threads) {
        Layer[] layers = layers(network);
        Backend.kernels().ifPresent(kernels -> {
            prepare();
            if (MemoryPolling.wasTurnedOffTooLate(Pointer.maxPhysicalBytes())) {
                TooLate.say();
            }
            var replacement = new Replacement(kernels, threads);
            Map<Layer, Layer> replaced = new IdentityHashMap<>();
            for (int i = 0; i < layers.length; i++) {
                Layer stock = layers[i];
                layers[i] = replacement.of(stock);
                replaced.put(stock, layers[i]);
            }
            rename(network, replaced);
            if (network instanceof ComputationGraph graph) {
                replacement.ofVertices(graph);
            }
            ExampleOrder.agree(network);
        });
    }

    /** Returns training passes through a whole graph whose layers have been replaced; empty if it has others than they know. */
    public static Optional<NetworkPass> pass(ComputationGraph network, int threads) {
        return Backend.kernels().flatMap(kernels -> NetworkPass.of(network, kernels, threads));
    }

    /** Speaks when it is initialised, and so only once. */
    private static final class TooLate {
        static {
            LoggerFactory.getLogger(FusedLayers.class)
                    .warn(
                            "JavaCPP asks the operating system for the process's memory at every allocation, which makes"
                                    + " training slower; start Java with -D{}=0, or call FusedLayers.prepare() before the"
                                    + " first array or network is made.",
                            MemoryPolling.OPTION);
        }

        static void say() {}
    }

    /** Lets a network that finds its layers by name as well find the replacements. */
    private static void rename(Model network, Map<Layer, Layer> replaced) {
        if (network instanceof MultiLayerNetwork chain) {
            PrivateFields.layersByName(chain).replaceAll((name, layer) -> replaced.getOrDefault(layer, layer));
            return;
        }
        for (GraphVertex vertex : ((ComputationGraph) network).getVertices()) {
            if (vertex instanceof LayerVertex layerVertex) {
                layerVertex.setLayer(replaced.getOrDefault(layerVertex.getLayer(), layerVertex.getLayer()));
            }
        }
    }

    /**
     * Spares the first layer of a chain the gradient of the network's input, which training never reads, or lets it compute
     * that again: without it, {@code fit} and {@code computeGradientAndScore} work as before, {@code calculateGradients} and
     * {@code backpropGradient} return null for it. Changes nothing if the first layer is not one of ours.
     */
    public static void giveInputGradient(Model network, boolean wanted) {
        Layer first = layers(network)[0];
        // A preprocessor would be asked to take the gradient further.
        if (unwrapped(first) instanceof FusedRecurrentLayer<?> recurrent
                && network instanceof MultiLayerNetwork chain
                && chain.getLayerWiseConfigurations().getInputPreProcess(0) == null) {
            recurrent.giveInputGradient(wanted);
        }
    }

    /**
     * Lets the last layer, a softmax over very many classes at every step, learn from a sample of them from now on. Its
     * labels are then the numbers of the right classes, {@code [batch, 1, time]}.
     *
     * @throws IllegalArgumentException if the last layer is no such softmax
     */
    public static void learnFromSamples(Model network, ClassSampler sampler, int threads) {
        Layer[] layers = layers(network);
        Layer last = layers[layers.length - 1];
        if (!(last instanceof FusedOutputLayer softmax)
                || softmax.type() != Layer.Type.RECURRENT
                || !softmax.formula().equals(Loss.SOFTMAX_CROSS_ENTROPY.name())
                || softmax.layerConf().getNOut() != sampler.classes()) {
            throw new IllegalArgumentException(
                    "Only a fused softmax over %d classes at every step can learn from samples of them."
                            .formatted(sampler.classes()));
        }
        var sampled = Candidate.adopt(softmax, new SampledOutputLayer(softmax.stock, sampler, softmax.kernels));
        sampled.useThreads(threads);
        layers[layers.length - 1] = sampled;
        rename(network, Map.of(softmax, sampled));
        ExampleOrder.agree(network);
    }

    /**
     * Lets every fused softmax learn, from now on, from labels of which a share is spread over all classes alike, where its labels
     * are the numbers of the right classes, {@code [batch, 1, time]}. It is not saved with the network.
     *
     * @param share from 0, as it is without, to below 1
     * @throws IllegalArgumentException if the share is out of range
     */
    public static void smoothLabels(Model network, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("Label smoothing is a share from 0 to below 1, not " + share + ".");
        }
        for (Layer layer : layers(network)) {
            if (layer instanceof FusedOutputLayer output) {
                output.smoothLabels(share);
            }
        }
    }

    /**
     * Tells of every layer, in the order of the network, whether it is fused, and if not, why; twice of a bidirectional one.
     * @throws IllegalStateException if the network is not initialised
     */
    public static List<LayerFusion> describe(Model network) {
        List<LayerFusion> fusions = new ArrayList<>();
        Layer[] layers = layers(network);
        for (int i = 0; i < layers.length; i++) {
            String name = layers[i].conf().getLayer().getLayerName();
            describe(name == null ? "layer" + i : name, layers[i], fusions);
        }
        return List.copyOf(fusions);
    }

    /** Returns the layer inside of a wrapper, such as LastTimeStep, or the layer itself. */
    public static Layer unwrapped(Layer layer) {
        return layer instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : layer;
    }

    static Layer[] layers(Model network) {
        Layer[] layers = network instanceof MultiLayerNetwork chain
                ? chain.getLayers()
                : ((ComputationGraph) network).getLayers();
        if (layers == null || layers.length > 0 && layers[0] == null) {
            throw new IllegalStateException("The network has no layers yet; call init() before installing others.");
        }
        return layers;
    }

    private static void describe(String name, Layer layer, List<LayerFusion> into) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            describe(name, wrapper.getUnderlying(), into);
        } else if (layer instanceof BidirectionalLayer bidirectional) {
            describe(name + " forward", PrivateFields.forward(bidirectional), into);
            describe(name + " backward", PrivateFields.backward(bidirectional), into);
        } else {
            into.add(LayerFusion.of(name, layer));
        }
    }

    /** Whether a layer is computed by an engine of ours: by which formula, or why Deeplearning4j's own stays. */
    public record LayerFusion(String layer, boolean fused, String reason) {

        static LayerFusion of(String name, Layer layer) {
            if (layer instanceof Fused fused) {
                return new LayerFusion(name, true, fused.formula());
            }
            Candidate candidate = Candidate.of(layer);
            return new LayerFusion(
                    name, false, candidate.maker().isPresent() ? "is not installed" : candidate.obstacle());
        }

        /** Returns one line: {@code lstm1: fused, LSTM} or {@code lstm1: stock, computes in DOUBLE}. */
        @Override
        public String toString() {
            return "%s: %s, %s".formatted(layer, fused ? "fused" : "stock", reason);
        }
    }
}
