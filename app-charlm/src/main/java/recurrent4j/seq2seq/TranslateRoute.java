package recurrent4j.seq2seq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.seq2seq.apply.ApplyLoop;
import recurrent4j.seq2seq.decode.Rewritten;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.serve.Route;
import recurrent4j.serve.Schema;

/** The question of what texts are rewritten as, over HTTP: {@code {"text": "…"}}, or {@code {"texts": ["…", "…"]}}. */
final class TranslateRoute {

    private static final int MOST_TEXTS = 1_000;

    private static final Schema ANSWER = Schema.object("What a text is rewritten as.")
            .requiring("text", Schema.text("The best text that was found."))
            .with(
                    "logProbability",
                    Schema.number("The natural logarithm of its probability, if whoever answers knows."))
            .with("complete", Schema.truth("Whether it was ended, rather than cut at the limit of its length."))
            .with("unknown", Schema.integer("How many tokens of the source the model does not know."));

    private static final Schema RESPONSE = Schema.object("What the texts are rewritten as.")
            .requiring("answers", Schema.list(ANSWER, "One for each text, in their order."));

    private TranslateRoute() {}

    static Route of(Translator translator) {
        String what = translator.labels().isEmpty() ? "A text" : "A label: " + String.join(", ", translator.labels());
        Schema request = Schema.object("A text, or several.")
                .with("text", Schema.text(what + "."))
                .with("texts", Schema.list(Schema.text("A text."), "Several.").sized(1, MOST_TEXTS));
        ObjectNode example = Json.mapper()
                .createObjectNode()
                .put("text", translator.labels().stream().findFirst().orElse("A text of your own."));
        return new Route(
                "/translate",
                "Rewrites texts by " + translator.name() + ".",
                request,
                RESPONSE,
                example,
                question -> answer(translator, question));
    }

    private static Object answer(Translator translator, JsonNode question) {
        if (question.has("text") == question.has("texts")) {
            throw new InputException("A request has either \"text\" or \"texts\"; give one of them.");
        }
        List<String> texts = new ArrayList<>();
        if (question.has("text")) {
            texts.add(question.get("text").asText());
        } else {
            question.get("texts").forEach(text -> texts.add(text.asText()));
        }
        texts.forEach(TranslateRoute::requireShort);
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode answers = answer.putArray("answers");
        translator.translateAll(texts).forEach(made -> put(made, answers.addObject()));
        return answer;
    }

    /** One very long text would keep all others waiting. */
    private static void requireShort(String text) {
        if (text.length() > ApplyLoop.LONGEST) {
            throw new InputException(
                    "A text of %,d characters is not read; give one of %,d or fewer.",
                    text.length(), ApplyLoop.LONGEST);
        }
    }

    private static void put(Rewritten made, ObjectNode json) {
        Hypothesis best = made.best();
        json.put("text", best.text());
        if (!Double.isNaN(best.logProbability())) {
            json.put("logProbability", best.logProbability());
        }
        json.put("complete", best.complete()).put("unknown", made.unknown());
    }
}
