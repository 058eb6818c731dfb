package recurrent4j.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import recurrent4j.io.InputException;
import recurrent4j.layers.CoupledLstm;
import recurrent4j.layers.Gru;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** The description of a network that was made from one, read off its configuration. */
final class Described {

    /** Its layers in order, by name; those of a chain have their places for names. */
    private final Map<String, Layer> layers;

    private final List<Layer> cells;
    private final boolean graph;

    private Described(Map<String, Layer> layers, boolean graph) {
        this.layers = layers;
        this.graph = graph;
        cells = layers.entrySet().stream()
                .filter(layer -> !layer.getKey().startsWith(Branches.BACKWARD))
                .map(layer -> unwrapped(layer.getValue()))
                .filter(BaseRecurrentLayer.class::isInstance)
                .toList();
    }

    /** Returns the description of which exactly this network would be made, but that one-hot symbols are numbers to it. */
    static Optional<Architecture> of(Network network) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        if (network.model() instanceof ComputationGraph graph) {
            ComputationGraphConfiguration configuration = graph.getConfiguration();
            configuration.getVertices().forEach((name, vertex) -> {
                if (vertex instanceof LayerVertex layer) {
                    layers.put(name, layer.getLayerConf().getLayer());
                }
            });
            return new Described(layers, true)
                    .architecture(configuration.getVertexInputs(), Readers.input(configuration))
                    .filter(architecture -> NetworkBuilder.branches(architecture)
                            && same(configuration, Branches.configuration(architecture, settings(network))));
        }
        MultiLayerConfiguration configuration = ((MultiLayerNetwork) network.model()).getLayerWiseConfigurations();
        for (int i = 0; i < configuration.getConfs().size(); i++) {
            layers.put(String.valueOf(i), configuration.getConf(i).getLayer());
        }
        return new Described(layers, false)
                .architecture(Map.of(), network.input())
                .filter(architecture -> !NetworkBuilder.branches(architecture)
                        && same(configuration, NetworkBuilder.chain(architecture, settings(network))));
    }

    /** Whether a network has a recurrent layer at all. */
    static boolean isRecurrent(Network network) {
        return Arrays.stream(network.layers())
                .map(layer -> unwrapped(layer.conf().getLayer()))
                .anyMatch(BaseRecurrentLayer.class::isInstance);
    }

    private static NeuralNetConfiguration.Builder settings(Network network) {
        // Deeplearning4j gives this seed to the generator of the thread, as it has when the network was made.
        long seed = network.layers()[0].conf().getSeed();
        return new NeuralNetConfiguration.Builder().seed(seed).updater(Updates.adam(network.layers()));
    }

    private static boolean same(MultiLayerConfiguration one, MultiLayerConfiguration other) {
        return one.getInputPreProcessors().equals(other.getInputPreProcessors())
                && layers(one).equals(layers(other));
    }

    private static List<Layer> layers(MultiLayerConfiguration configuration) {
        return configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
    }

    private static boolean same(ComputationGraphConfiguration one, ComputationGraphConfiguration other) {
        return one.getNetworkInputs().equals(other.getNetworkInputs())
                && one.getNetworkOutputs().equals(other.getNetworkOutputs())
                && one.getVertexInputs().equals(other.getVertexInputs())
                && vertices(one).equals(vertices(other));
    }

    /** What the vertices of a graph are, without what a running network adds to their configurations. */
    private static Map<String, Object> vertices(ComputationGraphConfiguration configuration) {
        Map<String, Object> vertices = new LinkedHashMap<>();
        configuration.getVertices().forEach((name, vertex) -> {
            Object what = vertex instanceof LayerVertex layer
                    ? Arrays.asList(layer.getLayerConf().getLayer(), layer.getPreProcessor())
                    : vertex;
            vertices.put(name, what);
        });
        return vertices;
    }

    private Optional<Architecture> architecture(Map<String, List<String>> edges, Optional<Input> read) {
        List<Cell> kinds = cells.stream().flatMap(layer -> cell(layer).stream()).toList();
        Optional<Readout> readout = readout(edges);
        if (cells.isEmpty() || kinds.size() < cells.size() || read.isEmpty() || readout.isEmpty()) {
            return Optional.empty();
        }
        Direction direction = layers.containsKey(Branches.BACKWARD + 0) ? Direction.BIDIRECTIONAL : Direction.FORWARD;
        try {
            var stack = new RecurrentStack(kinds.get(0), direction, units(), dropout());
            return Optional.of(new Architecture(input(read.get()), stack, readout.get()));
        } catch (InputException impossible) {
            // A network of another kind, such as an encoder-decoder, whose layers make no sense as a stack.
            return Optional.empty();
        }
    }

    private List<Integer> units() {
        return cells.stream()
                .map(layer -> Math.toIntExact(((FeedForwardLayer) layer).getNOut()))
                .toList();
    }

    private static Layer unwrapped(Layer layer) {
        return layer instanceof LastTimeStep last ? last.getUnderlying() : layer;
    }

    @SuppressWarnings("deprecation") // Deeplearning4j calls GravesLSTM so.
    private static Optional<Cell> cell(Layer layer) {
        if (layer instanceof SimpleRnn cells) {
            return Optional.of(cells.getActivationFn() instanceof ActivationReLU ? Cell.RELU_RNN : Cell.SIMPLE_RNN);
        } else if (layer instanceof LSTM) {
            return Optional.of(Cell.LSTM);
        } else if (layer instanceof GravesLSTM) {
            return Optional.of(Cell.PEEPHOLE_LSTM);
        } else if (layer instanceof CoupledLstm) {
            return Optional.of(Cell.COUPLED_LSTM);
        }
        return layer instanceof Gru cells
                ? Optional.of(cells.isResetAfter() ? Cell.GRU : Cell.GRU_RESET_BEFORE)
                : Optional.empty();
    }

    /** The probability that a value between layers is dropped. */
    private double dropout() {
        Layer answer = last();
        return layers.values().stream()
                .filter(DropoutLayer.class::isInstance)
                .map(Layer::getIDropout)
                .findFirst()
                .or(() -> Optional.ofNullable(answer.getIDropout()))
                .map(Described::dropped)
                .orElse(0.0);
    }

    private Layer last() {
        List<Layer> all = new ArrayList<>(layers.values());
        return graph ? layers.getOrDefault(Branches.ANSWER, all.get(all.size() - 1)) : all.get(all.size() - 1);
    }

    /** Deeplearning4j's number is the probability of keeping a value, which was computed from one of few digits. */
    private static double dropped(IDropout dropout) {
        double kept = dropout instanceof SpatialDropout dimensions
                ? dimensions.getP()
                : dropout instanceof Dropout values ? values.getP() : 1;
        double few = Math.round((1 - kept) * 1e9) / 1e9;
        return 1 - few == kept ? few : 1 - kept;
    }

    private Input input(Input read) {
        if (!(read instanceof Input.Embedding)) {
            return new Input.Values(Math.toIntExact(((FeedForwardLayer) cells.get(0)).getNIn()));
        }
        List<EmbeddingSequenceLayer> tables = layers.values().stream()
                .filter(EmbeddingSequenceLayer.class::isInstance)
                .map(EmbeddingSequenceLayer.class::cast)
                .toList();
        IDropout dropout = cells.get(0).getIDropout();
        return new Input.Embedding(
                tables.stream().map(table -> Math.toIntExact(table.getNIn())).toList(),
                Math.toIntExact(tables.get(0).getNOut()),
                dropout instanceof SpatialDropout ? dropped(dropout) : 0);
    }

    private Optional<Readout> readout(Map<String, List<String>> edges) {
        Layer last = last();
        if (last instanceof LossLayer) {
            return Optional.of(new Readout.State());
        }
        if (!(last instanceof BaseOutputLayer output)) {
            return Optional.empty();
        }
        int size = Math.toIntExact(output.getNOut());
        boolean probabilities = output.getActivationFn() instanceof ActivationSoftmax;
        if (last instanceof RnnOutputLayer) {
            return Optional.of(
                    probabilities
                            ? graph ? new Readout.Tags(size) : new Readout.NextToken(size)
                            : graph ? new Readout.TagScores(size) : new Readout.ValuesAtEveryStep(size));
        }
        boolean several = output.getLossFn() instanceof LossBinaryXENT;
        if (several || probabilities) {
            return size < 2 ? Optional.empty() : Optional.of(new Readout.Label(size, poolings(edges), several));
        }
        return Optional.of(
                output.getLossFn() instanceof LossMAE ? new Readout.Medians(size) : new Readout.Values(size));
    }

    /** How states are pooled, by the names of those who do it. */
    private List<Pooling> poolings(Map<String, List<String>> edges) {
        int top = cells.size() - 1;
        List<String> merged = edges.getOrDefault("both" + top, edges.getOrDefault("pooled", List.of()));
        List<Pooling> poolings = merged.stream()
                .flatMap(name -> Arrays.stream(Pooling.values())
                        .filter(pooling -> name.equals(pooling.label() + "-" + Branches.FORWARD + top)))
                .toList();
        return poolings.isEmpty() ? List.of(Pooling.LAST) : poolings;
    }
}
