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

    /** What is less would be rounded to fewer than one in a thousand. */
    private static final double LEAST_SHARE = 0.001;

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

    /** Says how many tokens of a part are not known, of the sides where some are not. */
    Optional<String> remark(String part, List<Pair> pairs) {
        double sources = unknown(pairs, pair -> units.source().of(pair.source()).stream(), sourceTokens);
        double ofTargets = unknown(
                pairs,
                pair -> pair.targets().stream().flatMap(target -> units.target().of(target).stream()),
                targetTokens);
        List<String> sides = Stream.of(
                        said(sources, "source", units.source()), said(ofTargets, "target", units.target()))
                .flatMap(Optional::stream)
                .toList();
        return sides.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.of(
                        "Of the %s part, %s do not occur in the training part.", part, String.join(" and ", sides)));
    }

    private static Optional<String> said(double unknown, String side, Unit unit) {
        if (unknown == 0) {
            return Optional.empty();
        }
        String share = unknown < LEAST_SHARE ? "under 0.1" : Text.of("%.1f", 100 * unknown);
        return Optional.of(Text.of("%s %% of the %s %ss", share, side, unit));
    }

    private static double unknown(List<Pair> pairs, Function<Pair, Stream<String>> tokens, Set<String> known) {
        return pairs.stream()
                .flatMap(tokens)
                .mapToInt(token -> known.contains(token) ? 0 : 1)
                .average()
                .orElse(0);
    }
}
