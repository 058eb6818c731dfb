package recurrent4j.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.Recurrence;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.layers.AttentionDecoder;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Readout;

/**
 * The translation of an {@link EncoderDecoder} into a graph. The states that the decoder begins with are read off the encoder's
 * last states, of both directions if there are two, by a layer with tanh (Cho et al. 2014).
 */
final class EncoderDecoderGraph {

    /** The second input: the target's tokens, a step late. */
    static final String TARGET = "target";

    static final String TARGET_EMBEDDING = TARGET + "-" + NetworkBuilder.EMBEDDING;

    static final String DECODER = "decoder";

    /** The states that the decoder begins with. */
    static final String INITIAL = "initial";

    private EncoderDecoderGraph() {}

    static ComputationGraphConfiguration configuration(EncoderDecoder design, NeuralNetConfiguration.Builder settings) {
        GraphBuilder graph = settings.graphBuilder();
        int source = design.source().size();
        int target = design.target().size();
        graph.addInputs(NetworkBuilder.INPUT, TARGET)
                .setInputTypes(NetworkBuilder.inputType(source), NetworkBuilder.inputType(target));
        graph.addLayer(
                        NetworkBuilder.EMBEDDING,
                        NetworkBuilder.lookUp(source, design.source().dimensions()),
                        NetworkBuilder.INPUT)
                .addLayer(
                        TARGET_EMBEDDING,
                        NetworkBuilder.lookUp(target, design.target().dimensions()),
                        TARGET);
        // The readout stands for what reads each state, so that dropout goes where it does in a tagger.
        var reader = new Architecture(design.source(), design.encoder(), new Readout.TagScores(1));
        String states = new Branches(reader, graph).states(NetworkBuilder.EMBEDDING);
        DecoderShape shape = shape(design);
        graph.addLayer(
                        INITIAL,
                        new DenseLayer.Builder()
                                .nOut(shape.states())
                                .activation(Activation.TANH)
                                .build(),
                        lastStates(design, graph))
                .addVertex(
                        DECODER,
                        new AttentionDecoder(shape, design.decoder().dropout(), settings.getIUpdater()),
                        TARGET_EMBEDDING,
                        states,
                        INITIAL);
        Layer answer = NetworkBuilder.answer(new Readout.NextToken(target));
        if (design.decoder().dropout() > 0) {
            answer.setIDropout(NetworkBuilder.dropping(design.decoder().dropout()));
        }
        return graph.addLayer(Branches.ANSWER, answer, DECODER)
                .setOutputs(Branches.ANSWER)
                .build();
    }

    private static String lastStates(EncoderDecoder design, GraphBuilder graph) {
        int top = design.encoder().units().size() - 1;
        var last = new LastTimeStepVertex(NetworkBuilder.INPUT);
        graph.addVertex("last", last, Branches.FORWARD + top);
        if (design.encoder().direction() == Direction.FORWARD) {
            return "last";
        }
        graph.addVertex("first", last.clone(), Branches.BACKWARD + top)
                .addVertex("summary", new MergeVertex(), "last", "first");
        return "summary";
    }

    private static DecoderShape shape(EncoderDecoder design) {
        int answers = design.target().dimensions();
        List<CellShape> layers = new ArrayList<>();
        int below = design.target().dimensions() + (design.inputFeeding() ? answers : 0);
        for (int units : design.decoder().units()) {
            layers.add(new CellShape(recurrence(design.decoder().cell()), below, units));
            below = units;
        }
        return new DecoderShape(
                layers,
                switch (design.attention()) {
                    case ADDITIVE -> Scoring.ADDITIVE;
                    case MULTIPLICATIVE -> Scoring.MULTIPLICATIVE;
                    case NONE -> Scoring.NONE;
                },
                design.encoder().top(),
                answers,
                design.inputFeeding());
    }

    /** The formula that an engine computes for a cell. */
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
