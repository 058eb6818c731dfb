package recurrent4j.seq2seq.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * What a training part has shown: nothing is known of other tokens, and what is one of its targets may be remembered.
 *
 * @param targets in lower case, without white space around them
 */
record Known(Units units, Set<String> targets, Set<String> sourceTokens, Set<String> targetTokens) {

    /** Collects what these pairs show. */
    static Known of(List<Pair> training, Units units) {
        Set<String> targets = new HashSet<>();
        Set<String> sourceTokens = new HashSet<>();
        Set<String> targetTokens = new HashSet<>();
        for (Pair pair : training) {
            sourceTokens.addAll(units.source().of(pair.source()));
            for (String target : pair.targets()) {
                targets.add(compared(target));
                targetTokens.addAll(units.target().of(target));
            }
        }
        return new Known(units, targets, sourceTokens, targetTokens);
    }

    private static String compared(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    boolean isTarget(String text) {
        return targets.contains(compared(text));
    }

    /** Says how many tokens of a part are not known. */
    Optional<String> remark(String part, List<Pair> pairs) {
        double sources = unknown(pairs, pair -> units.source().of(pair.source()).stream(), sourceTokens);
        double ofTargets = unknown(
                pairs,
                pair -> pair.targets().stream().flatMap(target -> units.target().of(target).stream()),
                targetTokens);
        return sources == 0 && ofTargets == 0
                ? Optional.empty()
                : Optional.of(Text.of(
                        "Of the %s part, %.1f %% of the source %ss and %.1f %% of the target %ss do not occur in the training part.",
                        part, 100 * sources, units.source(), 100 * ofTargets, units.target()));
    }

    private static double unknown(List<Pair> pairs, Function<Pair, Stream<String>> tokens, Set<String> known) {
        return pairs.stream()
                .flatMap(tokens)
                .mapToInt(token -> known.contains(token) ? 0 : 1)
                .average()
                .orElse(0);
    }
}
