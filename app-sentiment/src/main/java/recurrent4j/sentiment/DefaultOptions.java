package recurrent4j.sentiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import recurrent4j.cli.UsualValues;
import recurrent4j.data.Vocabulary;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.sentiment.classify.Preset;

/** What happens where options of this program are not given and their own description does not say it. */
public final class DefaultOptions implements UsualValues {

    /** As many texts as need the fewest passes. */
    private static final int MANY = 1_000_000;

    @Override
    public Map<String, String> of(String command) {
        return switch (command) {
            case "train" -> training();
            case "classify" ->
                Map.of(
                        "--file",
                        "the texts of the command, or standard input",
                        "--out",
                        "no page",
                        "--csv",
                        "no table");
            case "pretrain" -> UsualValues.of(PretrainingOptions.STACK, PretrainingOptions.usual(0));
            default -> Map.of();
        };
    }

    private static Map<String, String> training() {
        var words = Vocabulary.fit(Map.of("word", 1L), 1);
        var usual = (Architecture) Preset.POOLED.design(Preset.POOLED.encoding(words, Optional.empty()), 2);
        Map<String, String> values = new LinkedHashMap<>();
        UsualValues.of(usual.stack(), Preset.POOLED.plan(MANY, 0))
                .forEach((name, value) -> values.put(name, value + ", or the preset's"));
        values.computeIfPresent("--epochs", (name, value) -> value + "; more for few texts");
        values.put("--data", "film reviews or toy ones");
        values.put("--corpus", "none");
        values.put("--embedding-dropout", String.valueOf(((Input.Embedding) usual.input()).dropout()));
        values.put("--word-dropout", String.valueOf(Preset.POOLED.wordDropout()));
        values.put(
                "--pooling",
                ((Readout.Label) usual.readout()).pooling().toString().replaceAll("[\\[\\] ]", ""));
        values.put("--from", "none");
        values.put("--vectors", "none, words begin at random");
        values.put("--folds", "no cross-validation");
        return values;
    }
}
