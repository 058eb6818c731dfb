package recurrent4j.charlm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.io.Json;
import recurrent4j.serve.Route;
import recurrent4j.serve.Schema;
import recurrent4j.serve.Wording;

/** The question of how a text goes on, over HTTP: {@code {"prompt": "Once upon", "length": 200}}. */
final class GenerateRoute {

    private static final Sampling USUAL = Sampling.USUAL;
    private static final int LONGEST = 1_000_000;

    private static final Schema REQUEST = Schema.object("A prompt, and how it is continued.")
            .with("prompt", Schema.text("What the text begins with; nothing otherwise."))
            .with(
                    "length",
                    Schema.integer("Tokens, at most; %d otherwise.".formatted(USUAL.length()))
                            .between(1, LONGEST))
            .with(
                    "temperature",
                    Schema.number("0 for always the most likely token; %s otherwise.".formatted(USUAL.temperature()))
                            .between(0, 1e9))
            .with(
                    "topK",
                    Schema.integer("Draw from so many of the most likely tokens; all otherwise.")
                            .between(1, Integer.MAX_VALUE))
            .with(
                    "topP",
                    Schema.number("Draw from the most likely tokens that reach this; 1 otherwise.")
                            .between(0, 1))
            .with(
                    "repetitionPenalty",
                    Schema.number("Above 1 makes repetitions less likely; 1 otherwise.")
                            .between(1, 1e9))
            .with("stop", Schema.text("The text ends before this."))
            .with("skipUnknown", Schema.truth("Leave out tokens of the prompt that the model does not know."))
            .with("seed", Schema.integer("Of what is drawn; %d otherwise.".formatted(USUAL.seed())))
            .with("stream", Schema.truth("Send the text in pieces, a JSON object a line, while it is written."));

    private static final Schema RESPONSE =
            Schema.object("The text, or a piece of it.").requiring("text", Schema.text("Without the prompt."));

    private static final Wording WORDING = Wording.usual()
            .saying(
                    "or let what is unknown be skipped \\(on the command line [^()]*\\)",
                    "or set \"skipUnknown\" to true");

    private GenerateRoute() {}

    static Route of(TextGenerator generator) {
        JsonNode example = Json.mapper().createObjectNode().put("prompt", "").put("length", 100);
        return new Route(
                        "/generate",
                        "Continues a prompt by " + generator.name() + ".",
                        REQUEST,
                        RESPONSE,
                        example,
                        request -> answer(generator, request))
                .in(WORDING);
    }

    private static Object answer(TextGenerator generator, JsonNode request) {
        String prompt = request.path("prompt").asText("");
        Sampling sampling = sampling(request);
        return request.path("stream").asBoolean(false)
                ? generator.stream(prompt, sampling).map(piece -> Map.of("text", piece))
                : Map.of("text", generator.generate(prompt, sampling));
    }

    private static Sampling sampling(JsonNode request) {
        Sampling sampling = Sampling.temperature(request.path("temperature").asDouble(USUAL.temperature()))
                .topK(request.path("topK").asInt(USUAL.topK()))
                .topP(request.path("topP").asDouble(USUAL.topP()))
                .repetitionPenalty(request.path("repetitionPenalty").asDouble(USUAL.repetitionPenalty()))
                .length(request.path("length").asInt(USUAL.length()))
                .seed(request.path("seed").asLong(USUAL.seed()));
        sampling = request.has("stop") ? sampling.stop(request.get("stop").asText()) : sampling;
        return request.path("skipUnknown").asBoolean(false) ? sampling.skippingUnknown() : sampling;
    }
}
