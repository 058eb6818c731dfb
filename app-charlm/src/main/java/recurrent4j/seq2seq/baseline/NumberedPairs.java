package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * Pairs whose parts are numbered, each side in the order in which they occur; one with several targets counts once for each.
 * Left out are those that are longer than 200 tokens, and those after so many that aligning them would take gigabytes.
 *
 * @param extent how many of how many pairs these are, for the name of a model; empty if nothing is left out
 * @param sources the numbers of each
 * @param targets of the same pairs
 */
record NumberedPairs(
        String extent, List<String> sourceTokens, List<String> targetTokens, int[][] sources, int[][] targets) {

    private static final Limits USUAL = new Limits(200, 1 << 25);

    /**
     * What is taken in.
     *
     * @param tokens on a side of a pair, at most
     * @param links how many pairs of tokens of both sides there are in all, at most
     */
    record Limits(int tokens, long links) {}

    /** Numbers the parts of all pairs that have any on both sides. */
    static NumberedPairs of(List<Pair> pairs, PairUnits units) {
        return of(pairs, units, USUAL);
    }

    static NumberedPairs of(List<Pair> pairs, PairUnits units, Limits limits) {
        int all = 0;
        long links = 0;
        Map<String, Integer> sourceNumbers = new LinkedHashMap<>();
        Map<String, Integer> targetNumbers = new LinkedHashMap<>();
        List<int[]> sources = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        for (Pair pair : pairs) {
            List<String> from = units.source().tokens(pair.source());
            for (String text : pair.targets()) {
                List<String> to = units.target().tokens(text);
                if (!from.isEmpty() && !to.isEmpty()) {
                    all++;
                    boolean possible = Math.max(from.size(), to.size()) <= limits.tokens();
                    links += possible ? (long) from.size() * to.size() : 0;
                    if (possible && links <= limits.links()) {
                        sources.add(numbers(sourceNumbers, from));
                        targets.add(numbers(targetNumbers, to));
                    }
                }
            }
        }
        return new NumberedPairs(
                sources.size() == all ? "" : Text.of(" (%,d of %,d pairs)", sources.size(), all),
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
        return new NumberedPairs(extent, targetTokens, sourceTokens, targets, sources);
    }

    int size() {
        return sources.length;
    }
}
