package recurrent4j.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import recurrent4j.layers.GatherVertex;

/**
 * A trained network that computes a table of rows and takes from it by their numbers, such as one that spells words
 * ({@link recurrent4j.model.TokenClassifier}), in two halves, so that somebody can remember rows that never change any more.
 *
 * @param table computes rows {@code [rows, features]} from the input that the rows are made of; nothing if there is no table
 * @param reader has in the place of the rows' numbers and what they are made of one last input, the rows themselves at all
 *     steps: {@code [batch, features, time]}
 */
public record GatheredParts(Optional<Network> table, Network reader) {

    /** Copies a network in two halves, which have Deeplearning4j's layers: let an engine compute each. */
    public static GatheredParts of(Network trained) {
        if (!(trained.model() instanceof ComputationGraph model)) {
            throw new IllegalArgumentException("A chain of layers takes no rows; give a network that tags tokens.");
        }
        ComputationGraphConfiguration whole = model.getConfiguration();
        Optional<String> gather = whole.getVertices().entrySet().stream()
                .filter(vertex -> vertex.getValue() instanceof GatherVertex)
                .map(java.util.Map.Entry::getKey)
                .findFirst();
        Set<String> below = new HashSet<>();
        gather.ifPresent(
                name -> addBelow(whole, whole.getVertexInputs().get(name).get(0), below));
        Optional<Network> table = gather.map(name -> {
            List<String> inputs = new ArrayList<>(whole.getNetworkInputs());
            inputs.retainAll(below);
            String rows = whole.getVertexInputs().get(name).get(0);
            return part(model, inputs, below, List.of(rows));
        });
        Set<String> rest = new HashSet<>(whole.getVertices().keySet());
        rest.removeAll(below);
        List<String> inputs = new ArrayList<>(whole.getNetworkInputs());
        inputs.removeAll(below);
        gather.ifPresent(name -> {
            rest.remove(name);
            inputs.remove(whole.getVertexInputs().get(name).get(1));
            inputs.add(name);
        });
        return new GatheredParts(table, part(model, inputs, rest, whole.getNetworkOutputs()));
    }

    /** Adds a vertex, and everything that it reads. */
    private static void addBelow(ComputationGraphConfiguration whole, String name, Set<String> below) {
        below.add(name);
        whole.getVertexInputs().getOrDefault(name, List.of()).forEach(input -> addBelow(whole, input, below));
    }

    private static Network part(
            ComputationGraph whole, List<String> inputs, Set<String> vertices, List<String> outputs) {
        ComputationGraphConfiguration described = whole.getConfiguration().clone();
        GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs(inputs);
        described.getVertices().forEach((name, vertex) -> {
            if (vertices.contains(name)) {
                add(graph, name, vertex, described.getVertexInputs().get(name).toArray(String[]::new));
            }
        });
        var model = new ComputationGraph(
                graph.setOutputs(outputs.toArray(String[]::new)).build());
        model.init();
        for (Layer layer : model.getLayers()) {
            if (layer.numParams() > 0) {
                layer.params()
                        .assign(whole.getLayer(layer.conf().getLayer().getLayerName())
                                .params());
            }
        }
        return new GraphNetwork(model);
    }

    private static void add(GraphBuilder graph, String name, GraphVertex vertex, String... inputs) {
        if (vertex instanceof LayerVertex layer) {
            graph.addLayer(name, layer.getLayerConf().getLayer(), layer.getPreProcessor(), inputs);
        } else {
            graph.addVertex(name, vertex, inputs);
        }
    }
}
