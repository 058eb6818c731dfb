package recurrent4j.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recurrent4j.layers.GatherVertex;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.TokenClassifier;
import recurrent4j.model.TokenClassifier.Characters;

/**
 * The translation of a {@link TokenClassifier} into a graph. Its inputs, in this order: the number of each token in each column,
 * {@code [batch, 1, time]}; if characters are read, for each token which row of the last input it is, {@code [batch, 1, time]},
 * and the characters of each different token, {@code [tokens, 1, characters]}. Its outputs: scores {@code [batch, tags, time]},
 * and if there are labels, scores {@code [batch, labels]}.
 */
final class TokenGraph {

    private static final String PLACES = "places";
    private static final String CHARACTERS = "characters";

    static final String CHARACTER_EMBEDDING = CHARACTERS + "-" + NetworkBuilder.EMBEDDING;

    private final TokenClassifier design;
    private final GraphBuilder graph;

    private TokenGraph(TokenClassifier design, GraphBuilder graph) {
        this.design = design;
        this.graph = graph;
    }

    static ComputationGraphConfiguration configuration(
            TokenClassifier design, NeuralNetConfiguration.Builder settings) {
        return new TokenGraph(design, settings.graphBuilder()).configuration();
    }

    private ComputationGraphConfiguration configuration() {
        List<String> parts = new ArrayList<>();
        List<InputType> types = new ArrayList<>();
        for (int i = 0; i < design.columns().size(); i++) {
            Input.Embedding column = design.columns().get(i);
            String input = i == 0 ? NetworkBuilder.INPUT : NetworkBuilder.INPUT + "-" + (i + 1);
            String vectors = i == 0 ? NetworkBuilder.EMBEDDING : NetworkBuilder.LATER_EMBEDDING + (i + 1);
            graph.addInputs(input).addLayer(vectors, NetworkBuilder.lookUp(column.size(), column.dimensions()), input);
            types.add(NetworkBuilder.inputType(column.size()));
            parts.add(vectors);
        }
        if (design.characters().isPresent()) {
            Characters characters = design.characters().get();
            graph.addInputs(PLACES, CHARACTERS);
            types.add(NetworkBuilder.inputType(1));
            types.add(NetworkBuilder.inputType(characters.alphabet()));
            parts.add(spelled(characters));
        }
        graph.setInputTypes(types.toArray(InputType[]::new));
        answers(new Branches(design.tokens(), graph).states(merged(parts)));
        return graph.build();
    }

    /** The state of a network over the characters of each token, at the token's steps. */
    private String spelled(Characters characters) {
        String forward = CHARACTERS + "-forward";
        // Such as Branches.BACKWARD, so that it is known to read what is turned around.
        String backward = Branches.BACKWARD + "-" + CHARACTERS;
        graph.addLayer(
                        CHARACTER_EMBEDDING,
                        NetworkBuilder.lookUp(characters.alphabet(), characters.dimensions()),
                        CHARACTERS)
                .addLayer(forward, cells(characters), CHARACTER_EMBEDDING)
                .addVertex(CHARACTERS + "-reversed", new ReverseTimeSeriesVertex(CHARACTERS), CHARACTER_EMBEDDING)
                .addLayer(backward, cells(characters), CHARACTERS + "-reversed")
                .addVertex("spelling", new MergeVertex(), forward, backward)
                .addVertex("spelled", new GatherVertex(), "spelling", PLACES);
        return "spelled";
    }

    private static Layer cells(Characters characters) {
        return new LastTimeStep(characters.cell().layer(characters.units()));
    }

    private String merged(List<String> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        graph.addVertex("tokens", new MergeVertex(), parts.toArray(String[]::new));
        return "tokens";
    }

    private void answers(String states) {
        Architecture tokens = design.tokens();
        double dropout = design.stack().dropout();
        Layer tags = NetworkBuilder.answer(tokens.readout());
        if (dropout > 0) {
            tags.setIDropout(NetworkBuilder.dropping(dropout));
        }
        graph.addLayer(Branches.ANSWER, tags, states);
        if (design.labels() == 0) {
            graph.setOutputs(Branches.ANSWER);
            return;
        }
        int features = design.stack().top();
        Layer labels = new OutputLayer.Builder(LossFunction.MSE)
                .nOut(design.labels())
                .activation(Activation.IDENTITY)
                .build();
        if (dropout > 0) {
            labels.setIDropout(NetworkBuilder.dropping(dropout));
        }
        graph.addLayer("pooled", new GlobalPoolingLayer(PoolingType.MAX), states)
                // Deeplearning4j still takes for a sequence what pooling has made values of.
                .addVertex("sentence", new ReshapeVertex('f', new int[] {-1, features}, null), "pooled")
                .addLayer("label", labels, "sentence")
                .setOutputs(Branches.ANSWER, "label");
    }
}
