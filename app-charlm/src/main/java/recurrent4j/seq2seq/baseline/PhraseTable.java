package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent translation of each phrase.
 *
 * @param sourceTokens in the order of their numbers, as those of the target
 * @param translations by the row of a source phrase that of its target phrase, {@link TokenTrie#ROOT} for none
 */
record PhraseTable(
        Map<String, Integer> sourceTokens,
        List<String> targetTokens,
        TokenTrie sources,
        TokenTrie targets,
        int... translations) {

    static PhraseTable of(NumberedPairs tokens, PhrasePairs pairs) {
        int[] best = new int[pairs.sources().size()];
        int[] counts = new int[best.length];
        for (int pair = 0; pair < pairs.size(); pair++) {
            int source = pairs.source(pair);
            if (pairs.count(pair) > counts[source]) {
                counts[source] = pairs.count(pair);
                best[source] = pairs.target(pair);
            }
        }
        var sources = new TokenTrie();
        var targets = new TokenTrie();
        int[] translations = new int[best.length];
        for (int source = 0; source < best.length; source++) {
            if (best[source] != TokenTrie.ROOT) {
                int row = sources.addAll(pairs.sources().tokens(source));
                translations[row] = targets.addAll(pairs.targets().tokens(best[source]));
            }
        }
        return new PhraseTable(
                numbers(tokens.sourceTokens()),
                tokens.targetTokens(),
                sources,
                targets,
                Arrays.copyOf(translations, sources.size()));
    }

    static Map<String, Integer> numbers(List<String> tokens) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        tokens.forEach(token -> numbers.put(token, numbers.size()));
        return numbers;
    }

    /** Returns how many phrases have a translation. */
    int size() {
        return (int) Arrays.stream(translations)
                .filter(target -> target != TokenTrie.ROOT)
                .count();
    }

    /**
     * Appends the translation of the longest phrase that begins at a place; an unknown token itself.
     *
     * @return how many tokens are translated
     */
    int append(List<String> tokens, int first, List<String> translated) {
        int row = TokenTrie.ROOT;
        int length = 0;
        int best = TokenTrie.ROOT;
        for (int place = first; place < tokens.size() && row != TokenTrie.NONE; place++) {
            Integer token = sourceTokens.get(tokens.get(place));
            row = token == null ? TokenTrie.NONE : sources.find(row, token);
            if (row != TokenTrie.NONE && translations[row] != TokenTrie.ROOT) {
                best = translations[row];
                length = place - first + 1;
            }
        }
        if (length == 0) {
            translated.add(tokens.get(first));
            return 1;
        }
        for (int token : targets.tokens(best)) {
            translated.add(targetTokens.get(token));
        }
        return length;
    }
}
