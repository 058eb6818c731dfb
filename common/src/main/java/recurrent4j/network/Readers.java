package recurrent4j.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import recurrent4j.model.Input;

/** The layers that read what a network is shown, and how much of it there has to be. */
final class Readers {

    private Readers() {}

    /** What a layer reads at a step; nothing of one that takes whatever it is shown. */
    static Optional<Input> input(Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            return input(wrapper.getUnderlying());
        } else if (layer instanceof Bidirectional both) {
            return input(both.getFwd());
        } else if (layer instanceof EmbeddingSequenceLayer table) {
            return Optional.of(new Input.Embedding((int) table.getNIn(), (int) table.getNOut()));
        }
        return layer instanceof FeedForwardLayer cells
                ? Optional.of(new Input.Values((int) cells.getNIn()))
                : Optional.empty();
    }

    /** What a graph reads at a step: numbers, or a symbol for each of its inputs; nothing of one that mixes them. */
    static Optional<Input> input(ComputationGraphConfiguration graph) {
        List<Integer> vocabularies = new ArrayList<>();
        for (Optional<Input> input : inputs(graph)) {
            if (input.isPresent() && input.get() instanceof Input.Embedding) {
                vocabularies.add(input.get().size());
            } else {
                return graph.getNetworkInputs().size() == 1 ? input : Optional.empty();
            }
        }
        return Optional.of(new Input.Embedding(vocabularies, 1, 0));
    }

    /** What each input of a graph is read as; nothing of one that no layer reads, or several do in different ways. */
    static List<Optional<Input>> inputs(ComputationGraphConfiguration graph) {
        return graph.getNetworkInputs().stream()
                .map(name -> of(graph, name))
                .map(read -> read.size() == 1 ? read.iterator().next() : Optional.<Input>empty())
                .toList();
    }

    private static Set<Optional<Input>> of(ComputationGraphConfiguration graph, String name) {
        return graph.getVertexInputs().entrySet().stream()
                .filter(vertex -> vertex.getValue().contains(name))
                .flatMap(vertex -> {
                    GraphVertex reader = graph.getVertices().get(vertex.getKey());
                    return reader instanceof ReverseTimeSeriesVertex
                            ? of(graph, vertex.getKey()).stream()
                            : Set.of(
                                    reader instanceof LayerVertex layer
                                            ? input(layer.getLayerConf().getLayer())
                                            : Optional.<Input>empty())
                                    .stream();
                })
                .collect(Collectors.toSet());
    }
}
