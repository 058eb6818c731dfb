package recurrent4j.sentiment.reviews;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/** Labelled texts as JSON lines: an object in each line, of which one value is the text and one the label. */
final class JsonLines {

    private JsonLines() {}

    /** Whether a file holds such lines, by its name or by how it begins. */
    static boolean is(TextFile file, String first) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(jsonl|ndjson)(\\.gz)?")
                || first.stripLeading().startsWith("{\"");
    }

    /** @throws InputException if a line is no object, or lacks its text or label */
    static LabelledFile read(TextFile file, Columns columns) throws IOException {
        List<Review> reviews = new ArrayList<>();
        String text = "";
        String label = "";
        try (Utf8Reader lines = file.read()) {
            long number = 1;
            for (var line = lines.line(); line.isPresent(); line = lines.line(), number++) {
                if (line.get().isBlank()) {
                    continue;
                }
                String place = "%s, line %d".formatted(file.name(), number);
                JsonNode object = object(place, line.get());
                if (reviews.isEmpty()) {
                    List<String> keys = new ArrayList<>();
                    object.fieldNames().forEachRemaining(keys::add);
                    text = columns.textKey(place, keys);
                    label = columns.labelKey(place, keys);
                }
                reviews.add(new Review(
                        place, value(place, object, text), columns.labelled(value(place, object, label)), ""));
            }
        }
        return new LabelledFile(
                reviews,
                Text.of(
                        "%s: JSON lines, text at \"%s\" and label at \"%s\"; %,d texts.",
                        file.name(), text, label, reviews.size()));
    }

    private static JsonNode object(String place, String line) {
        JsonNode tree;
        try {
            tree = Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s is no JSON (%s); correct or remove it.".formatted(place, e.getOriginalMessage()), e);
        }
        if (!tree.isObject()) {
            throw new InputException("%s is no JSON object, such as {\"text\": …, \"label\": …}; correct it.", place);
        }
        return tree;
    }

    private static String value(String place, JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isValueNode() || value.isNull()) {
            throw new InputException("%s has no \"%s\" that is a text or a number; complete or remove it.", place, key);
        }
        return value.asText();
    }
}
