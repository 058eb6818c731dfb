package recurrent4j.charlm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.charlm.model.Hyperparameters;
import recurrent4j.cli.UsualValues;

/** What happens where options of this program are not given and their own description does not say it. */
public final class DefaultOptions implements UsualValues {

    /** Of so many tokens a text is not short. */
    private static final long LONG_TEXT = 1_000_000;

    @Override
    public Map<String, String> of(String command) {
        return switch (command) {
            case "train" -> training();
            case "generate" ->
                Map.of(
                        "--prime-file", "none",
                        "--stop", "none",
                        "--top-k", "all of them",
                        "--top-p", "all of them",
                        "--beam", "none, texts are sampled",
                        "--training-text", "none");
            case "evaluate" -> Map.of("--out", "no page");
            default -> Map.of();
        };
    }

    private static Map<String, String> training() {
        Hyperparameters usual = Hyperparameters.ofText(LONG_TEXT, 0);
        Map<String, String> values = new LinkedHashMap<>();
        UsualValues.of(usual.stack(), usual.plan())
                .forEach((name, value) -> values.put(name, value + ", or the preset's"));
        for (String name : List.of("--dropout", "--epochs", "--batch")) {
            values.put(name, "by the length of the text, or the preset's");
        }
        values.put("--text", "real Java");
        values.put("--corpus", "none");
        values.put("--from", "none");
        values.put("--preset", "none");
        values.put("--from", "a new network");
        values.put("--sample-every", "six samples a training");
        return values;
    }
}
