package recurrent4j.seq2seq.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Collectors;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/** Reads dialogue acts with their sentences, as RNNLG's files have them: lines that begin with # before a JSON array. */
final class ActReader {

    private ActReader() {}

    static void read(TextFile file, PairList to) throws IOException {
        int number = 0;
        for (JsonNode triple : tree(file)) {
            number++;
            if (!triple.isArray()
                    || triple.size() < 2
                    || !triple.get(0).isTextual()
                    || !triple.get(1).isTextual()) {
                throw new InputException(
                        "Entry %,d of %s is no array of a dialogue act and a sentence; mend it, or choose another --format.",
                        number, file.name());
            }
            DialogueAct act = act(triple.get(0).textValue(), number, file);
            String sentence = triple.get(1).textValue();
            if (sentence.isBlank()) {
                to.count("acts without a sentence are left out", Text.of("entry %,d", number));
            } else {
                to.add(act.pair(sentence), act.source());
            }
        }
    }

    private static DialogueAct act(String written, int number, TextFile file) {
        try {
            return DialogueAct.of(written);
        } catch (InputException e) {
            throw new InputException("Entry %,d of %s: %s".formatted(number, file.name(), e.getMessage()), e);
        }
    }

    private static JsonNode tree(TextFile file) throws IOException {
        String json;
        try (Utf8Reader reader = file.read()) {
            json = reader.text().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
        }
        try {
            JsonNode tree = Json.mapper().readTree(json);
            if (tree.isArray()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s is not written as JSON (%s); mend it, or choose another --format."
                            .formatted(file.name(), e.getOriginalMessage()),
                    e);
        }
        throw new InputException(
                "%s holds no JSON array of acts with sentences; mend it, or choose another --format.", file.name());
    }
}
