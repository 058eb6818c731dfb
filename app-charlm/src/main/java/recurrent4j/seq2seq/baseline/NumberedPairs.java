package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * Pairs whose parts are numbered, each side in the order in which they occur; one with several targets counts once for each.
 *
 * @param sources the numbers of each
 * @param targets of the same pairs
 */
record NumberedPairs(List<String> sourceTokens, List<String> targetTokens, int[][] sources, int[][] targets) {

    /** Numbers the parts of all pairs that have any on both sides. */
    static NumberedPairs of(List<Pair> pairs, PairUnits units) {
        Map<String, Integer> sourceNumbers = new LinkedHashMap<>();
        Map<String, Integer> targetNumbers = new LinkedHashMap<>();
        List<int[]> sources = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        for (Pair pair : pairs) {
            int[] source = numbers(sourceNumbers, units.source().tokens(pair.source()));
            for (String text : pair.targets()) {
                int[] target = numbers(targetNumbers, units.target().tokens(text));
                if (source.length > 0 && target.length > 0) {
                    sources.add(source);
                    targets.add(target);
                }
            }
        }
        return new NumberedPairs(
                List.copyOf(sourceNumbers.keySet()),
                List.copyOf(targetNumbers.keySet()),
                sources.toArray(int[][]::new),
                targets.toArray(int[][]::new));
    }

    private static int[] numbers(Map<String, Integer> numbers, List<String> tokens) {
        return tokens.stream()
                .mapToInt(token -> {
                    Integer known = numbers.putIfAbsent(token, numbers.size());
                    return known == null ? numbers.size() - 1 : known;
                })
                .toArray();
    }

    /** Returns the same pairs the other way round. */
    NumberedPairs reversed() {
        return new NumberedPairs(targetTokens, sourceTokens, targets, sources);
    }

    int size() {
        return sources.length;
    }
}
