package recurrent4j.sentiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.serve.Route;
import recurrent4j.serve.Schema;

/** The question of a text's label, over HTTP: {@code {"text": "…"}}, or {@code {"texts": ["…", "…"]}}. */
final class ClassifyRoute {

    private static final int MOST_TEXTS = 10_000;

    private static final Schema REQUEST = Schema.object("One text, or several at once.")
            .with("text", Schema.text("A text."))
            .with("texts", Schema.list(Schema.text("A text."), "Texts.").sized(1, MOST_TEXTS));

    private static final Schema PREDICTION = Schema.object("What is predicted of a text.")
            .with("label", Schema.text("The most probable label."))
            .with(
                    "labels",
                    Schema.list(
                            Schema.text("A label."),
                            "All that are predicted, in place of one, if a text may have several."))
            .with("probability", Schema.number("Its probability."))
            .with("probabilities", Schema.map(Schema.number("Of one label."), "All labels, the most probable first."));

    private static final Schema RESPONSE =
            PREDICTION.with("predictions", Schema.list(PREDICTION, "Of several texts, in their order."));

    private ClassifyRoute() {}

    static Route of(TextClassifier classifier) {
        JsonNode example = Json.mapper().createObjectNode().put("text", "I did not like it.");
        return new Route(
                "/classify",
                "Predicts the labels of texts: " + String.join(", ", classifier.labels()) + ".",
                REQUEST,
                RESPONSE,
                example,
                request -> answer(classifier, request));
    }

    private static Object answer(TextClassifier classifier, JsonNode request) {
        if (request.has("text") == request.has("texts")) {
            throw new InputException("A request has either \"text\" or \"texts\"; give one of them.");
        }
        if (request.has("text")) {
            return prediction(classifier.classify(request.get("text").asText()), classifier.hasSeveralLabels());
        }
        List<String> texts = new ArrayList<>();
        request.get("texts").forEach(text -> texts.add(text.asText()));
        return Map.of(
                "predictions",
                classifier.classify(texts).stream()
                        .map(classification -> prediction(classification, classifier.hasSeveralLabels()))
                        .toList());
    }

    private static Map<String, Object> prediction(Classification classification, boolean several) {
        Map<String, Object> prediction = new LinkedHashMap<>();
        if (several) {
            prediction.put("labels", classification.labels());
        } else {
            prediction.put("label", classification.label());
            prediction.put("probability", classification.probability());
        }
        prediction.put("probabilities", classification.probabilities());
        return prediction;
    }
}
