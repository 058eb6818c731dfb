package recurrent4j.tagging;

import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.cli.UsualValues;
import recurrent4j.tagging.network.TaggerSettings;

/** What happens where options of this program are not given and their own description does not say it. */
public final class TaggingDefaultOptions implements UsualValues {

    /** As many sentences as need the fewest passes. */
    private static final int MANY = 1_000_000;

    @Override
    public Map<String, String> of(String command) {
        return switch (command) {
            case "train" -> training();
            case "apply" -> Map.of("--file", "the sentences of the command, or standard input");
            default -> Map.of();
        };
    }

    private static Map<String, String> training() {
        TaggerSettings usual = TaggerSettings.suited(MANY, 0);
        Map<String, String> values = new LinkedHashMap<>(UsualValues.of(usual.stack(), usual.plan()));
        values.computeIfPresent("--epochs", (name, value) -> value + "; more for few sentences");
        values.put("--data", "menus, by the weather");
        values.put("--readout", "CRF");
        values.put("--vectors", "none, words begin at random");
        values.put("--embedding", String.valueOf(usual.sizes().words()));
        values.put("--column-embedding", String.valueOf(usual.sizes().columns()));
        values.put("--character-embedding", String.valueOf(usual.sizes().characters()));
        values.put("--character-units", String.valueOf(usual.sizes().characterUnits()));
        values.put("--word-dropout", String.valueOf(usual.wordDropout()));
        values.put("--min-count", String.valueOf(usual.minCount()));
        return values;
    }
}
