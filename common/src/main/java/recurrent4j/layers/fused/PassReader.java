package recurrent4j.layers.fused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.InputVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.graph.vertex.impl.ReshapeVertex;
import org.deeplearning4j.nn.layers.DropoutLayer;

/** Reads what a {@link NetworkPass} computes off the vertices of a graph. */
final class PassReader {

    private final PassNode.Tools tools;
    private final List<PassNode> nodes = new ArrayList<>();

    private PassReader(PassNode.Tools tools) {
        this.tools = tools;
        nodes.add(new PassNode.Given(tools));
    }

    /** Returns nodes in an order in which they can be computed, from what is shown to the answer; empty if one is not known. */
    static Optional<List<PassNode>> read(ComputationGraph graph, PassNode.Tools tools) {
        var reader = new PassReader(tools);
        return reader.reads(graph) && reader.last() instanceof PassLayers.Answer
                ? Optional.of(reader.nodes)
                : Optional.empty();
    }

    private PassNode last() {
        return nodes.get(nodes.size() - 1);
    }

    private boolean reads(ComputationGraph graph) {
        if (graph.getNumInputArrays() != 1 || graph.getNumOutputArrays() != 1) {
            return false;
        }
        Map<String, PassNode> byName = new HashMap<>();
        Map<String, List<String>> inputs = graph.getConfiguration().getVertexInputs();
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            String name = vertex.getVertexName();
            PassNode[] below = inputs.getOrDefault(name, List.of()).stream()
                    .map(byName::get)
                    .toArray(PassNode[]::new);
            Optional<PassNode> node = vertex(vertex, below);
            if (node.isEmpty()) {
                return false;
            }
            byName.put(name, node.get());
        }
        return true;
    }

    private Optional<PassNode> vertex(GraphVertex vertex, PassNode[] below) {
        if (vertex instanceof InputVertex) {
            return Optional.of(nodes.get(0));
        }
        if (vertex instanceof LayerVertex layer) {
            return layer.getLayerPreProcessor() == null ? layer(layer.getLayer(), below[0]) : Optional.empty();
        }
        if (vertex instanceof FusedReverseVertex reverse) {
            return add(new PassVertices.Reverse(tools, reverse, below[0]));
        }
        if (vertex instanceof FusedMergeVertex) {
            return add(new PassVertices.Merge(tools, below));
        }
        return vertex.getClass() == ReshapeVertex.class && below[0].isVector()
                ? add(new PassVertices.Same(tools, below[0]))
                : Optional.empty();
    }

    private Optional<PassNode> layer(Layer layer, PassNode source) {
        if (isRegularized(layer)) {
            return Optional.empty();
        }
        if (layer instanceof FusedEmbeddingLayer lookUp) {
            return add(new PassLayers.LookUp(tools, lookUp, source));
        }
        if (layer instanceof FusedRecurrentLayer<?> recurrent) {
            return add(new PassLayers.Cells(tools, recurrent, source));
        }
        if (layer instanceof FusedLastTimeStepLayer last
                && last.getUnderlying() instanceof FusedRecurrentLayer<?> recurrent) {
            return layer(recurrent, source).flatMap(cells -> add(new PassLayers.LastStep(tools, last, cells)));
        }
        if (layer instanceof FusedPoolingLayer pool) {
            return add(new PassLayers.Pool(tools, pool, source));
        }
        if (layer.getClass() == DropoutLayer.class || layer instanceof FusedAttentionLayer) {
            return add(new PassLayers.Other(tools, layer, layer instanceof FusedAttentionLayer, source));
        }
        return layer instanceof FusedOutputLayer output
                ? add(new PassLayers.Answer(tools, output, source))
                : Optional.empty();
    }

    private Optional<PassNode> add(PassNode node) {
        nodes.add(node);
        return Optional.of(node);
    }

    /** What weights cost by themselves would have to be added to the loss. */
    private static boolean isRegularized(Layer layer) {
        return layer.conf().getLayer() instanceof BaseLayer base
                && !(base.getRegularization().isEmpty()
                        && base.getRegularizationBias().isEmpty());
    }
}
