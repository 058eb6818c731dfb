package recurrent4j.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import recurrent4j.io.Excerpt;
import recurrent4j.io.Json;
import recurrent4j.layers.AttentionDecoder;
import recurrent4j.layers.AttentionPooling;
import recurrent4j.layers.CoupledLstm;
import recurrent4j.layers.GatherVertex;
import recurrent4j.layers.Gru;

/**
 * The {@code configuration.json} of a saved network, not trusted yet. Deeplearning4j's JSON loads and initialises any
 * class that is named in the property {@code @class} (or {@code type}, for distributions), in an array whose first
 * element is a string, or as the only key of an object, wherever it expects an object of a kind that has subclasses.
 * So the whole tree has to have the one form in which Deeplearning4j itself writes the networks of this library.
 */
record SavedConfiguration(byte[] json) {

    private static final String CLASS = "@class";

    /** Names the class of a distribution, which no network of ours is saved with. */
    private static final String DISTRIBUTION = "type";

    private static final double LARGEST_SIZE = 1 << 28;

    /** Everything that {@link recurrent4j.network.Network} is built from. */
    @SuppressWarnings("deprecation") // GravesLSTM is the one stock LSTM with peepholes.
    private static final Set<String> TRUSTED = Stream.of(
                    SimpleRnn.class,
                    LSTM.class,
                    GravesLSTM.class,
                    CoupledLstm.class,
                    Gru.class,
                    Bidirectional.class,
                    LastTimeStep.class,
                    EmbeddingSequenceLayer.class,
                    GlobalPoolingLayer.class,
                    AttentionPooling.class,
                    GatherVertex.class,
                    AttentionDecoder.class,
                    DenseLayer.class,
                    DropoutLayer.class,
                    OutputLayer.class,
                    RnnOutputLayer.class,
                    LossLayer.class,
                    LayerVertex.class,
                    MergeVertex.class,
                    ElementWiseVertex.class,
                    ReshapeVertex.class,
                    ReverseTimeSeriesVertex.class,
                    LastTimeStepVertex.class,
                    Dropout.class,
                    SpatialDropout.class,
                    WeightInitXavier.class,
                    ActivationIdentity.class,
                    ActivationReLU.class,
                    ActivationSigmoid.class,
                    ActivationSoftmax.class,
                    ActivationTanH.class,
                    LossMSE.class,
                    LossMAE.class,
                    LossMCXENT.class,
                    LossBinaryXENT.class,
                    Adam.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * The number of weights that the network will have, worked out without making it.
     *
     * @throws IOException if this is no JSON, names a class that no network needs, or has another form than
     *     Deeplearning4j gives to the networks of this library
     * @throws RuntimeException of whatever kind Deeplearning4j chooses, if it cannot read the configuration
     */
    long weights() throws IOException {
        String text = text();
        JsonNode tree = tree(text);
        requireNetwork(tree);
        if (tree.has("networkInputs")) {
            return ComputationGraphConfiguration.fromJson(text).getVertices().values().stream()
                    .mapToLong(SavedConfiguration::weights)
                    .sum();
        }
        return MultiLayerConfiguration.fromJson(text).getConfs().stream()
                .mapToLong(SavedConfiguration::weights)
                .sum();
    }

    /** Checked and read as the same characters: bytes in another encoding would show Deeplearning4j another tree. */
    private String text() throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8", e);
        }
    }

    private static JsonNode tree(String text) throws IOException {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw refused("is not JSON (" + e.getOriginalMessage() + ")", e);
        }
    }

    private static void requireNetwork(JsonNode tree) throws ZipException {
        for (var property : properties(tree, "the network")) {
            JsonNode value = property.getValue();
            switch (property.getKey()) {
                case "confs" -> {
                    for (JsonNode layer : value) {
                        requireSettings(layer);
                    }
                }
                case "defaultConfiguration" -> requireSettings(value);
                case "vertices", "inputPreProcessors" -> {
                    for (var entry : properties(value, property.getKey())) {
                        requireTrusted(entry.getValue(), entry.getKey());
                    }
                }
                case "vertexInputs" -> {
                    for (var entry : properties(value, property.getKey())) {
                        requireAll(entry.getValue(), JsonNode::isTextual, entry.getKey());
                    }
                }
                case "networkInputs", "networkOutputs", "topologicalOrderStr" ->
                    requireAll(value, JsonNode::isTextual, property.getKey());
                case "topologicalOrder" -> requireAll(value, JsonNode::isInt, property.getKey());
                default -> requireAll(value, node -> false, property.getKey());
            }
        }
    }

    /** What a layer stands in: its seed, the names of its weights and so on. */
    private static void requireSettings(JsonNode settings) throws ZipException {
        for (var property : properties(settings, "a layer's settings")) {
            switch (property.getKey()) {
                case "layer" -> requireTrusted(property.getValue(), "layer");
                case "variables" -> requireAll(property.getValue(), JsonNode::isTextual, "variables");
                default -> requireAll(property.getValue(), node -> false, property.getKey());
            }
        }
    }

    private static void requireTrusted(JsonNode made, String place) throws ZipException {
        if (made.isNull()) {
            return;
        }
        String name = made.path(CLASS).asText();
        if (name.isEmpty()) {
            throw unexpected(place);
        } else if (!TRUSTED.contains(name)) {
            throw refused("names the class \"" + Excerpt.of(name) + "\", which no network needs", null);
        }
        for (var property : properties(((ObjectNode) made).without(CLASS), place)) {
            JsonNode value = property.getValue();
            switch (property.getKey()) {
                case "layerConf" -> requireSettings(value);
                case "layerParams" -> requireShapes(value);
                default -> {
                    if (value.isObject()) {
                        requireTrusted(value, property.getKey());
                    } else if (value.isNumber()) {
                        requireSize(value, property.getKey());
                    } else {
                        requireAll(value, SavedConfiguration::isSize, property.getKey());
                    }
                }
            }
        }
    }

    /** The sizes of weights, by kind and name. */
    private static void requireShapes(JsonNode shapes) throws ZipException {
        for (var kind : properties(shapes, "layerParams")) {
            if (kind.getValue().isObject()) {
                for (var weights : properties(kind.getValue(), kind.getKey())) {
                    requireAll(weights.getValue(), SavedConfiguration::isSize, weights.getKey());
                }
            } else {
                requireAll(kind.getValue(), node -> false, kind.getKey());
            }
        }
    }

    private static void requireSize(JsonNode value, String place) throws ZipException {
        if (!isSize(value)) {
            throw refused("has " + value.asText() + " at \"" + Excerpt.of(place) + "\", which no layer has", null);
        }
    }

    /** Products of sizes must not overflow, or what a layer takes would not be what it claims. */
    private static boolean isSize(JsonNode value) {
        return value.isNumber() && Math.abs(value.asDouble()) <= LARGEST_SIZE;
    }

    private static Set<Map.Entry<String, JsonNode>> properties(JsonNode object, String place) throws ZipException {
        if (!object.isObject() || object.has(CLASS) || object.has(DISTRIBUTION)) {
            throw unexpected(place);
        }
        return object.properties();
    }

    /** A plain value is harmless anywhere; of a list every element must be expected. */
    private static void requireAll(JsonNode value, Predicate<JsonNode> expected, String place) throws ZipException {
        boolean plain = value.isValueNode();
        if (!plain
                && !(value.isArray()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(expected))) {
            throw unexpected(place);
        }
    }

    private static ZipException unexpected(String place) {
        return refused("has something else at \"" + Excerpt.of(place) + "\" than Deeplearning4j writes there", null);
    }

    private static ZipException refused(String reason, Exception cause) {
        var failure = new ZipException("its configuration.json " + reason);
        failure.initCause(cause);
        return failure;
    }

    private static long weights(NeuralNetConfiguration layer) {
        return layer.getLayer().initializer().numParams(layer);
    }

    private static long weights(GraphVertex vertex) {
        return vertex.numParams(true);
    }
}
