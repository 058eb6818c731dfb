package recurrent4j.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Dense;
import recurrent4j.engine.NetworkShape.Table;
import recurrent4j.engine.NetworkShape.Tower;
import recurrent4j.engine.Recurrence;
import recurrent4j.io.InputException;
import recurrent4j.layers.AttentionPooling;
import recurrent4j.layers.fused.FusedLayers;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/** A network as a device is told of it: what it computes, and where its arrays stand in the vector of all weights. */
final class DeviceShape {

    private static final String NO_STACK =
            "A GPU computes a recurrent stack and what is read off it, and this network is more than that; choose --engine FUSED.";

    private static final String NO_ATTENTION =
            "A GPU does not pool states by attention; choose LAST, MAX or MEAN, or --engine FUSED.";

    private final Architecture architecture;
    private final RecurrentStack stack;
    private final INDArray vector;

    /** The layers that have weights, by the names that they have in a graph. */
    private final Map<String, Layer> layers;

    private DeviceShape(Architecture architecture, INDArray vector, Map<String, Layer> layers) {
        this.architecture = architecture;
        this.vector = vector;
        this.layers = layers;
        stack = architecture.stack();
    }

    /**
     * Describes a network; what is not looked up is read as numbers.
     *
     * @throws InputException if it is none that a device is told of
     */
    static NetworkShape of(Network network) {
        boolean attends =
                Arrays.stream(network.layers()).anyMatch(layer -> layer.conf().getLayer() instanceof AttentionPooling);
        Architecture architecture =
                Described.of(network).orElseThrow(() -> new InputException(attends ? NO_ATTENTION : NO_STACK));
        return new DeviceShape(architecture, network.model().params(), named(network)).shape();
    }

    /** The same network, which reads vectors with a single one, or any numbers, unless it looks symbols up. */
    static NetworkShape reading(NetworkShape shape, boolean oneHot) {
        if (shape.reading() instanceof NetworkShape.LookedUp) {
            return shape;
        }
        int size = shape.reading().features();
        NetworkShape.Reading reading = oneHot ? new NetworkShape.OneHot(size) : new NetworkShape.Values(size);
        return new NetworkShape(reading, shape.layers(), shape.answer(), shape.parameters());
    }

    private static Map<String, Layer> named(Network network) {
        Map<String, Layer> named = new LinkedHashMap<>();
        if (network.model() instanceof ComputationGraph graph) {
            for (GraphVertex vertex : graph.getVertices()) {
                if (vertex.hasLayer()) {
                    named.put(vertex.getVertexName(), FusedLayers.unwrapped(vertex.getLayer()));
                }
            }
            return named;
        }
        int cells = 0;
        for (Layer layer : network.layers()) {
            Map<String, INDArray> weights = layer.paramTable();
            if (weights.containsKey(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)) {
                named.put(Branches.FORWARD + cells++, FusedLayers.unwrapped(layer));
            } else if (!weights.isEmpty()) {
                named.put(cells == 0 ? NetworkBuilder.EMBEDDING : Branches.ANSWER, layer);
            }
        }
        return named;
    }

    private NetworkShape shape() {
        List<NetworkShape.Layer> cells = new ArrayList<>();
        int inputs = reading().features();
        for (int i = 0; i < stack.units().size(); i++) {
            int units = stack.units().get(i);
            List<Tower> towers = stack.direction() == Direction.FORWARD
                    ? List.of(tower(Branches.FORWARD + i))
                    : List.of(tower(Branches.FORWARD + i), tower(Branches.BACKWARD + i));
            cells.add(new NetworkShape.Layer(recurrence(stack.cell()), inputs, units, dropout(i), towers));
            inputs = units * towers.size();
        }
        return new NetworkShape(reading(), cells, answer(), vector.length());
    }

    private NetworkShape.Reading reading() {
        if (!(architecture.input() instanceof Input.Embedding embedding)) {
            return new NetworkShape.Values(architecture.input().size());
        }
        List<Table> tables = IntStream.range(0, embedding.vocabularies().size())
                .mapToObj(track -> new Table(
                        embedding.vocabularies().get(track),
                        offset(
                                track == 0 ? NetworkBuilder.EMBEDDING : NetworkBuilder.LATER_EMBEDDING + (track + 1),
                                DefaultParamInitializer.WEIGHT_KEY)))
                .toList();
        return new NetworkShape.LookedUp(tables, embedding.dimensions(), embedding.dropout());
    }

    /** What is dropped of what a layer reads, as {@link NetworkBuilder#cells} has it. */
    private double dropout(int i) {
        boolean dimensions = architecture.input() instanceof Input.Embedding embedding && embedding.dropout() > 0;
        boolean first = architecture.readout() instanceof Readout.TagScores && !dimensions;
        return i > 0 || first ? stack.dropout() : 0;
    }

    private Tower tower(String name) {
        return new Tower(
                offset(name, LSTMParamInitializer.INPUT_WEIGHT_KEY),
                offset(name, LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                offset(name, LSTMParamInitializer.BIAS_KEY));
    }

    private long offset(String name, String parameter) {
        return layers.get(name).getParam(parameter).offset() - vector.offset();
    }

    private NetworkShape.Answer answer() {
        Readout readout = architecture.readout();
        List<NetworkShape.Pooling> pooling = readout.everyStep()
                ? List.of()
                : readout instanceof Readout.Label label
                        ? label.pooling().stream().map(DeviceShape::pooling).toList()
                        : List.of(NetworkShape.Pooling.LAST);
        Dense output = readout instanceof Readout.State
                ? new Dense(stack.top(), -1, -1)
                : new Dense(
                        readout.size(),
                        offset(Branches.ANSWER, DefaultParamInitializer.WEIGHT_KEY),
                        offset(Branches.ANSWER, DefaultParamInitializer.BIAS_KEY));
        return new NetworkShape.Answer(pooling, stack.dropout(), output, loss(readout));
    }

    private static NetworkShape.Pooling pooling(Pooling pooling) {
        return switch (pooling) {
            case LAST -> NetworkShape.Pooling.LAST;
            case MAX -> NetworkShape.Pooling.MAX;
            case MEAN -> NetworkShape.Pooling.MEAN;
            case ATTENTION -> throw new InputException(NO_ATTENTION);
        };
    }

    private static NetworkShape.Loss loss(Readout readout) {
        if (readout instanceof Readout.Label label) {
            return label.several() ? new NetworkShape.AnyOfSeveral() : new NetworkShape.OneOfSeveral();
        } else if (readout instanceof Readout.NextToken || readout instanceof Readout.Tags) {
            return new NetworkShape.OneOfSeveral();
        }
        return readout instanceof Readout.Medians ? new NetworkShape.AbsoluteError() : new NetworkShape.SquaredError();
    }

    private static Recurrence recurrence(Cell cell) {
        return switch (cell) {
            case SIMPLE_RNN -> Recurrence.SIMPLE_RNN;
            case RELU_RNN -> Recurrence.SIMPLE_RNN_RELU;
            case LSTM -> Recurrence.LSTM;
            case PEEPHOLE_LSTM -> Recurrence.PEEPHOLE_LSTM;
            case COUPLED_LSTM -> Recurrence.COUPLED_LSTM;
            case GRU -> Recurrence.GRU;
            case GRU_RESET_BEFORE -> Recurrence.GRU_RESET_BEFORE;
        };
    }
}
