package recurrent4j.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import recurrent4j.io.Json;

/** The {@code configuration.json} of a saved network, not trusted yet. */
record SavedConfiguration(byte[] json) {

    private static final String CLASS = "@class";

    /** Where the layers, activations, losses, updaters and schedules live; Deeplearning4j would make any class. */
    private static final List<String> TRUSTED = List.of("org.deeplearning4j.nn.", "org.nd4j.linalg.", "recurrent4j.");

    /**
     * The number of weights that the network will have, worked out without making it.
     *
     * @throws IOException if this is no JSON, or names a class that no network needs
     * @throws RuntimeException of whatever kind Deeplearning4j chooses, if it cannot read the configuration
     */
    long weights() throws IOException {
        JsonNode tree = tree();
        requireTrustedClasses(tree);
        String text = new String(json, StandardCharsets.UTF_8);
        if (tree.has("networkInputs")) {
            return ComputationGraphConfiguration.fromJson(text).getVertices().values().stream()
                    .mapToLong(SavedConfiguration::weights)
                    .sum();
        }
        return MultiLayerConfiguration.fromJson(text).getConfs().stream()
                .mapToLong(SavedConfiguration::weights)
                .sum();
    }

    private JsonNode tree() throws IOException {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            var failure = new ZipException("its configuration.json is not JSON (" + e.getOriginalMessage() + ")");
            failure.initCause(e);
            throw failure;
        }
    }

    private static void requireTrustedClasses(JsonNode tree) throws ZipException {
        for (JsonNode named : tree.findValues(CLASS)) {
            if (TRUSTED.stream().noneMatch(named.asText()::startsWith)) {
                throw new ZipException(
                        "its configuration.json names the class \"" + named.asText() + "\", which no network needs");
            }
        }
    }

    private static long weights(NeuralNetConfiguration layer) {
        return layer.getLayer().initializer().numParams(layer);
    }

    private static long weights(GraphVertex vertex) {
        return vertex.numParams(true);
    }
}
