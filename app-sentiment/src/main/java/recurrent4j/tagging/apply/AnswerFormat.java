package recurrent4j.tagging.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.io.Json;

/** How answers are written. */
public enum AnswerFormat {

    /** A line a sentence: {@code [Barack Obama person] visited [Paris location].} */
    TEXT,

    /** A token a line with its tag in the last column, and an empty line behind each sentence, as in CoNLL-2000. */
    COLUMNS,

    /** A line of JSON a sentence, with places and probabilities. */
    JSON;

    private static final double DECIMALS = 1e6;

    /** Whether it says how probable answers are. */
    boolean probable() {
        return this == JSON;
    }

    /** Returns what is written of a piece, with its line ends. */
    String of(Piece piece, TaggedText answer) {
        return switch (this) {
            case TEXT -> text(piece, answer);
            case COLUMNS -> piece.hasLines() ? lines(piece, answer.tags()) : columns(answer);
            case JSON -> piece.hasLines() && answer.tokens().isEmpty() ? "" : json(answer) + "\n";
        };
    }

    private static String text(Piece piece, TaggedText answer) {
        if (piece.hasLines() && answer.tokens().isEmpty()) {
            return "";
        }
        return answer.label().map(label -> label.name() + "\t").orElse("") + answer + "\n";
    }

    private static String columns(TaggedText answer) {
        var lines = new StringBuilder();
        answer.tokens()
                .forEach(token -> lines.append(token.text())
                        .append('\t')
                        .append(token.tag())
                        .append('\n'));
        return lines.append('\n').toString();
    }

    /** The lines that were read, with the tags in their column. */
    private static String lines(Piece piece, List<String> tags) {
        List<String> lines = new ArrayList<>(piece.lines());
        for (int token = 0; token < tags.size(); token++) {
            int row = piece.rows().get(token);
            lines.set(row, tagged(lines.get(row), tags.get(token), piece));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String tagged(String line, String tag, Piece piece) {
        if (piece.tagPlace().isEmpty()) {
            return line.stripTrailing() + (line.indexOf('\t') < 0 ? ' ' : '\t') + tag;
        }
        String[] cells = line.split("\t", -1);
        cells[piece.tagPlace().getAsInt()] = tag;
        return String.join("\t", Arrays.asList(cells));
    }

    /** Returns an answer as JSON, whose places are counted in characters, not in UTF-16. */
    public static ObjectNode json(TaggedText answer) {
        var places = new Places(answer.text());
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("text", answer.text());
        answer.label().ifPresent(label -> {
            ObjectNode node = json.putObject("label").put("name", label.name());
            putProbability(node, label.probability());
        });
        ArrayNode spans = json.putArray("spans");
        for (TaggedText.Entity span : answer.spans()) {
            ObjectNode node = spans.addObject()
                    .put("kind", span.kind())
                    .put("text", span.text())
                    .put("from", places.of(span.from()))
                    .put("to", places.of(span.to()));
            putProbability(node, span.probability());
        }
        ArrayNode tokens = json.putArray("tokens");
        for (TaggedText.Token token : answer.tokens()) {
            ObjectNode node = tokens.addObject()
                    .put("text", token.text())
                    .put("from", places.of(token.from()))
                    .put("to", places.of(token.to()))
                    .put("tag", token.tag());
            putProbability(node, token.probability());
        }
        return json;
    }

    private static void putProbability(ObjectNode node, double probability) {
        if (!Double.isNaN(probability)) {
            node.put("probability", Math.round(probability * DECIMALS) / DECIMALS);
        }
    }

    /** Places in a text by characters; most texts have none of two units of UTF-16. */
    private record Places(String text) {

        int of(int place) {
            return text.codePointCount(0, place);
        }
    }
}
