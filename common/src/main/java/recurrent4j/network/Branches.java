package recurrent4j.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import recurrent4j.layers.AttentionPooling;
import recurrent4j.model.Architecture;
import recurrent4j.model.Direction;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;

/**
 * The translation of what branches, because it reads both ways, is shown several symbols at a step or is pooled in several
 * ways, into a graph.
 *
 * <p>A layer that reads both ways is two towers, one over the sequence and one over the reversed sequence: Deeplearning4j's
 * own Bidirectional wrapper lets the backward half of a single answer read one step only, or leaks padding. Each tower is
 * pooled by itself, since neither maximum nor mean asks for an order.
 */
final class Branches {

    /** The layer that answers. */
    static final String ANSWER = "answer";

    /** What the names of the layers begin with that read the sequence as it is. */
    static final String FORWARD = "forward";

    /** What the names of the layers begin with that read the reversed sequence. */
    static final String BACKWARD = "backward";

    private final Architecture architecture;
    private final RecurrentStack stack;
    private final GraphBuilder graph;

    Branches(Architecture architecture, GraphBuilder graph) {
        this.architecture = architecture;
        stack = architecture.stack();
        this.graph = graph;
    }

    static ComputationGraphConfiguration configuration(
            Architecture architecture, NeuralNetConfiguration.Builder settings) {
        GraphBuilder graph = settings.graphBuilder();
        String below = NetworkBuilder.begin(graph, architecture.input());
        var branches = new Branches(architecture, graph);
        branches.answer(branches.states(below));
        return graph.setOutputs(ANSWER).build();
    }

    /** Adds the stack upon what it reads, and returns what its readout reads. */
    String states(String below) {
        int top = stack.units().size() - 1;
        String states = below;
        for (int i = 0; i < top; i++) {
            states = sequences(states, i);
        }
        return architecture.everyStep() ? sequences(states, top) : answers(states, top);
    }

    private void answer(String states) {
        String below = states;
        Layer answer = NetworkBuilder.answer(architecture.readout());
        if (stack.dropout() > 0 && architecture.everyStep()) {
            // A layer of dropout refuses the mask of steps.
            answer.setIDropout(NetworkBuilder.dropping(stack.dropout()));
        } else if (stack.dropout() > 0) {
            below = "dropout" + stack.units().size();
            graph.addLayer(below, NetworkBuilder.dropout(stack.dropout()), states);
        }
        graph.addLayer(ANSWER, answer, below);
    }

    /** A layer whose states at all steps are read by the next, or by the readout. */
    private String sequences(String below, int i) {
        String forward = forward(below, i);
        if (stack.direction() == Direction.FORWARD) {
            return forward;
        }
        graph.addVertex("aligned" + i, new ReverseTimeSeriesVertex(NetworkBuilder.INPUT), backward(below, i))
                .addVertex("both" + i, new MergeVertex(), forward, "aligned" + i);
        return "both" + i;
    }

    /** The top layer, and what its states become. */
    private String answers(String below, int top) {
        if (poolings().equals(List.of(Pooling.LAST))) {
            graph.addLayer(FORWARD + top, new LastTimeStep(cells(top)), below);
            if (stack.direction() == Direction.FORWARD) {
                return FORWARD + top;
            }
            graph.addLayer(BACKWARD + top, new LastTimeStep(cells(top)), reversed(below, top))
                    .addVertex("both" + top, new MergeVertex(), FORWARD + top, BACKWARD + top);
            return "both" + top;
        }
        List<String> pooled = new ArrayList<>(pooled(forward(below, top)));
        if (stack.direction() == Direction.BIDIRECTIONAL) {
            pooled.addAll(pooled(backward(below, top)));
        }
        if (pooled.size() > 1) {
            graph.addVertex("both" + top, new MergeVertex(), pooled.toArray(String[]::new));
        }
        // Deeplearning4j still takes for sequences what pooling has made values of.
        var values = new ReshapeVertex('f', new int[] {-1, stack.units().get(top) * pooled.size()}, null);
        graph.addVertex("pooled", values, pooled.size() > 1 ? "both" + top : pooled.get(0));
        return "pooled";
    }

    private List<Pooling> poolings() {
        return architecture.readout() instanceof Readout.Label label ? label.pooling() : List.of(Pooling.LAST);
    }

    private String forward(String below, int i) {
        graph.addLayer(FORWARD + i, cells(i), below);
        return FORWARD + i;
    }

    private String backward(String below, int i) {
        graph.addLayer(BACKWARD + i, cells(i), reversed(below, i));
        return BACKWARD + i;
    }

    private String reversed(String below, int i) {
        graph.addVertex("reversed" + i, new ReverseTimeSeriesVertex(NetworkBuilder.INPUT), below);
        return "reversed" + i;
    }

    private Layer cells(int i) {
        return NetworkBuilder.cells(architecture, i);
    }

    private List<String> pooled(String sequences) {
        List<String> pooled = new ArrayList<>();
        for (Pooling pooling : poolings()) {
            String name = pooling.label() + "-" + sequences;
            switch (pooling) {
                case LAST -> graph.addVertex(name, new LastTimeStepVertex(NetworkBuilder.INPUT), sequences);
                case MAX -> graph.addLayer(name, new GlobalPoolingLayer(PoolingType.MAX), sequences);
                case MEAN -> graph.addLayer(name, new GlobalPoolingLayer(PoolingType.AVG), sequences);
                case ATTENTION -> graph.addLayer(name, new AttentionPooling(), sequences);
            }
            pooled.add(name);
        }
        return pooled;
    }
}
