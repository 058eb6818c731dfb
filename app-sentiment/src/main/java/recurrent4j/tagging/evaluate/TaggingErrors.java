package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.tagging.evaluate.SpanMatch.Outcome;
import recurrent4j.tagging.scheme.Span;

/** What a tagger takes for what, as tables. */
record TaggingErrors(TagPredictions predictions) {

    /** A span that is not there, in the truth or in the answers. */
    static final String NONE = "(none)";

    /** More columns are a search. */
    private static final int MOST_KINDS = 18;

    private static final String OTHERS = "(others)";
    private static final int MOST_WORDS = 4;

    /** A tag, and another that was answered for it. */
    private record Pair(String truth, String answered) {

        boolean isError() {
            return !truth.equals(answered);
        }
    }

    /** Returns the spans of the sentences, matched; where tags are of no scheme, the tokens. */
    private Stream<SpanMatch> matches() {
        return predictions
                .all()
                .boxed()
                .flatMap(
                        sentence -> SpanMatch.of(predictions.truth(sentence), predictions.answered(sentence)).stream());
    }

    /** Returns what has become of the spans of each kind; a span that is not there is counted at the kind that was answered. */
    Table outcomes() {
        Map<String, Map<Outcome, Integer>> counts = new TreeMap<>();
        matches()
                .forEach(match -> counts.computeIfAbsent(
                                kind(match.truth().or(match::answered)), any -> new EnumMap<>(Outcome.class))
                        .merge(match.outcome(), 1, Integer::sum));
        List<String> headings = new ArrayList<>(List.of("kind"));
        for (Outcome outcome : Outcome.values()) {
            headings.add(outcome.toString());
        }
        List<List<String>> rows = new ArrayList<>();
        counts.forEach((kind, outcomes) -> rows.add(row(kind, outcomes)));
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        counts.values().forEach(kind -> kind.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum)));
        rows.add(row("all", all));
        return new Table(headings, rows);
    }

    private static List<String> row(String name, Map<Outcome, Integer> counts) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Outcome outcome : Outcome.values()) {
            row.add(Text.of("%,d", counts.getOrDefault(outcome, 0)));
        }
        return row;
    }

    /** Returns the confusion matrix of kinds: those with the most errors by name, all others together. */
    Table confusion() {
        Map<Pair, Long> counts = matches()
                .collect(Collectors.groupingBy(
                        match -> new Pair(kind(match.truth()), kind(match.answered())), Collectors.counting()));
        List<String> named = named(counts);
        long[][] matrix = new long[named.size()][named.size()];
        counts.forEach((pair, count) -> matrix[place(named, pair.truth())][place(named, pair.answered())] += count);
        return shaded(named, matrix);
    }

    /** Counts alone, since kinds are many; a cell is the darker, the larger its share of its row is. */
    private static Table shaded(List<String> names, long[][] counts) {
        Table shares = Table.ofCounts("true ↓, answered →", names, counts);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            List<String> cells = new ArrayList<>(List.of(names.get(row)));
            Arrays.stream(counts[row]).forEach(count -> cells.add(count == 0 ? "·" : Text.of("%,d", count)));
            rows.add(cells);
        }
        return new Table(shares.headings(), rows, shares.shades());
    }

    private static String kind(Optional<Span> span) {
        return span.map(Span::kind).orElse(NONE);
    }

    private static List<String> named(Map<Pair, Long> counts) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> errors = new TreeMap<>();
        counts.forEach((pair, count) -> {
            for (String kind : List.of(pair.truth(), pair.answered())) {
                all.merge(kind, count, Long::sum);
                errors.merge(kind, pair.isError() ? count : 0, Long::sum);
            }
        });
        boolean none = all.remove(NONE) != null;
        List<String> named = all.keySet().stream()
                .sorted(Comparator.<String, Long>comparing(errors::get)
                        .thenComparing(all::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_KINDS)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        if (named.size() < all.size()) {
            named.add(OTHERS);
        }
        if (none) {
            named.add(NONE);
        }
        return named;
    }

    private static int place(List<String> named, String kind) {
        int place = named.indexOf(kind);
        return place >= 0 ? place : named.indexOf(OTHERS);
    }

    /**
     * Returns the tags that were taken for another most often, with the words at which it happened most often.
     *
     * @param most how many pairs at most
     */
    Table confusedTags(int most) {
        Map<Pair, Map<String, Integer>> words = new LinkedHashMap<>();
        Map<String, Integer> support = new TreeMap<>();
        predictions.all().forEach(sentence -> {
            List<String> truth = predictions.sentence(sentence).tags();
            for (int token = 0; token < truth.size(); token++) {
                support.merge(truth.get(token), 1, Integer::sum);
                var pair = new Pair(
                        truth.get(token), predictions.answer(sentence).tags().get(token));
                if (pair.isError()) {
                    String word = predictions.sentence(sentence).words().get(token);
                    words.computeIfAbsent(pair, any -> new TreeMap<>()).merge(word, 1, Integer::sum);
                }
            }
        });
        List<List<String>> rows = new ArrayList<>();
        words.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Pair, Map<String, Integer>>>comparingInt(entry -> sum(entry.getValue()))
                        .reversed()
                        .thenComparing(entry -> entry.getKey().truth())
                        .thenComparing(entry -> entry.getKey().answered()))
                .limit(most)
                .forEach(entry -> {
                    Pair pair = entry.getKey();
                    int count = sum(entry.getValue());
                    rows.add(List.of(
                            pair.truth() + " → " + pair.answered(),
                            Text.of("%,d", count),
                            Text.of("%.1f %%", 100.0 * count / support.get(pair.truth())),
                            most(entry.getValue())));
                });
        return new Table(List.of("true → answered", "tokens", "of the tag", "most often at"), rows);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String most(Map<String, Integer> words) {
        return words.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }
}
