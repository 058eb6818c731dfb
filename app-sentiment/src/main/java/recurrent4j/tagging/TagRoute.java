package recurrent4j.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.serve.Route;
import recurrent4j.serve.Schema;
import recurrent4j.tagging.apply.AnswerFormat;

/**
 * The question of what the words of a sentence are, over HTTP: {@code {"text": "…"}}, or {@code {"words": ["…", "…"]}} with
 * further columns if the model reads them.
 */
final class TagRoute {

    private static final int MOST_WORDS = 10_000;
    private static final int MOST_COLUMNS = 100;

    private static final Schema PROBABILITY = Schema.number("How probable it is, if the model knows.");

    private static final Schema FROM = Schema.integer("The place of its first character in the text, from 0.");

    private static final Schema TO = Schema.integer("The place after its last character.");

    private static final Schema RESPONSE = Schema.object("What a sentence is taken for.")
            .with("text", Schema.text("The sentence; words with a blank between two."))
            .with(
                    "label",
                    Schema.object("What it is as a whole, if the model answers that.")
                            .with("name", Schema.text("The label."))
                            .with("probability", PROBABILITY))
            .with(
                    "spans",
                    Schema.list(
                            Schema.object("Words that are one thing.")
                                    .with("kind", Schema.text("What they are."))
                                    .with("text", Schema.text("As it is written."))
                                    .with("from", FROM)
                                    .with("to", TO)
                                    .with("probability", PROBABILITY),
                            "What was found; none of a model of tags without a scheme, such as parts of speech."))
            .with(
                    "tokens",
                    Schema.list(
                            Schema.object("A word.")
                                    .with("text", Schema.text("As it is written."))
                                    .with("from", FROM)
                                    .with("to", TO)
                                    .with("tag", Schema.text("What it is taken for."))
                                    .with("probability", PROBABILITY),
                            "All words in their order."));

    private TagRoute() {}

    static Route of(SequenceTagger tagger) {
        Schema request = Schema.object("A sentence, as it is written or in words.")
                .with("text", Schema.text("The sentence, which is cut into words."))
                .with("words", Schema.list(Schema.text("A word."), "Its words.").sized(1, MOST_WORDS));
        ObjectNode example = Json.mapper().createObjectNode();
        if (tagger.columns().isEmpty()) {
            example.put("text", "Barack Obama visited Paris.");
        } else {
            Schema column = Schema.list(Schema.text("A value."), "One for each word.");
            request = request.with(
                    "columns",
                    Schema.list(column, "What stands beside the words: " + String.join(", ", tagger.columns()) + ".")
                            .sized(0, MOST_COLUMNS));
            example.putArray("words").add("Paris");
            var columns = example.putArray("columns");
            tagger.columns().forEach(name -> columns.addArray().add("NNP"));
        }
        return new Route(
                "/tag",
                "Says what the words of a sentence are.",
                request,
                RESPONSE,
                example,
                question -> answer(tagger, question));
    }

    private static Object answer(SequenceTagger tagger, JsonNode question) {
        if (question.has("text") == question.has("words")) {
            throw new InputException("A request has either \"text\" or \"words\"; give one of them.");
        }
        if (question.has("text")) {
            return AnswerFormat.json(tagger.tag(question.get("text").asText()));
        }
        List<List<String>> columns = new ArrayList<>();
        question.path("columns").forEach(column -> columns.add(texts(column)));
        return AnswerFormat.json(tagger.tag(texts(question.get("words")), columns));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
