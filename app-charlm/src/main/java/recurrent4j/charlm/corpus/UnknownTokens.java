package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/**
 * What a vocabulary that was fitted to another text lacks of one.
 *
 * @param counts of each unknown token
 * @param unnamed how many more unknown tokens there are that are not told apart, for there were too many
 * @param all how many tokens the text has
 */
public record UnknownTokens(Map<String, Long> counts, long unnamed, long all) {

    private static final int TOLD_APART = 10_000;
    private static final int NAMED = 5;

    /** Reads a text for what a vocabulary lacks. */
    public static UnknownTokens of(TextSource text, Tokenizer tokenizer, Vocabulary vocabulary) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        long[] read = new long[2];
        try (Utf8Reader reader = text.read()) {
            tokenizer.split(reader, token -> {
                read[0]++;
                if (!vocabulary.knows(token)) {
                    if (counts.size() < TOLD_APART || counts.containsKey(token)) {
                        counts.merge(token, 1L, Long::sum);
                    } else {
                        read[1]++;
                    }
                }
            });
        }
        return new UnknownTokens(counts, read[1], read[0]);
    }

    /** Says how many there are and which come most often, if there are any. */
    public Optional<String> remark(String name, String unit) {
        long unknown =
                unnamed + counts.values().stream().mapToLong(Long::longValue).sum();
        if (unknown == 0) {
            return Optional.empty();
        }
        String named = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(entry -> Text.of("\"%s\" %,d times", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of(Text.of(
                "The saved model does not know %,d of the %,d %s of %s (%s%s), and takes each for the unknown one; train without --from to learn them.",
                unknown, all, unit, name, named, counts.size() > NAMED || unnamed > 0 ? " and others" : ""));
    }
}
