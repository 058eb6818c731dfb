package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recurrent4j.tagging.scheme.Span;

/**
 * A span of the truth and the one that was answered for it; each stands in one match.
 *
 * @param truth empty if there is none where one was answered
 * @param answered empty if none was answered
 */
record SpanMatch(Optional<Span> truth, Optional<Span> answered) {

    /** What has become of a span. */
    enum Outcome {
        CORRECT("correct"),
        WRONG_KIND("wrong kind"),
        WRONG_BOUNDARIES("wrong boundaries"),
        WRONG_BOTH("wrong kind and boundaries"),
        MISSED("missed"),
        SPURIOUS("spurious");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Two spans that share tokens. */
    private record Overlap(Span truth, Span answered) {

        int tokens() {
            return Math.min(truth.to(), answered.to()) - Math.max(truth.from(), answered.from());
        }

        Outcome outcome() {
            return SpanMatch.outcome(truth, answered);
        }
    }

    /** Spans of the same place are matched first, then those of the same kind, then those that share most tokens. */
    private static final Comparator<Overlap> ORDER = Comparator.comparing(Overlap::outcome)
            .thenComparing(Comparator.comparingInt(Overlap::tokens).reversed());

    Outcome outcome() {
        if (truth.isEmpty()) {
            return Outcome.SPURIOUS;
        }
        return answered.map(span -> outcome(truth.get(), span)).orElse(Outcome.MISSED);
    }

    boolean isError() {
        return outcome() != Outcome.CORRECT;
    }

    /** Returns the first token of either span. */
    int from() {
        return Math.min(
                truth.map(Span::from).orElse(Integer.MAX_VALUE),
                answered.map(Span::from).orElse(Integer.MAX_VALUE));
    }

    private static Outcome outcome(Span truth, Span answered) {
        boolean kind = truth.kind().equals(answered.kind());
        if (truth.from() == answered.from() && truth.to() == answered.to()) {
            return kind ? Outcome.CORRECT : Outcome.WRONG_KIND;
        }
        return kind ? Outcome.WRONG_BOUNDARIES : Outcome.WRONG_BOTH;
    }

    /** Matches the spans of a sentence, either in order and none over another; first those of the truth, in order. */
    static List<SpanMatch> of(List<Span> truth, List<Span> answered) {
        List<Overlap> overlaps = overlaps(truth, answered);
        overlaps.sort(ORDER);
        Set<Span> taken = new HashSet<>();
        List<SpanMatch> found = new ArrayList<>();
        Set<Span> matched = new HashSet<>();
        for (Overlap overlap : overlaps) {
            if (!matched.contains(overlap.truth()) && !taken.contains(overlap.answered())) {
                matched.add(overlap.truth());
                taken.add(overlap.answered());
                found.add(new SpanMatch(Optional.of(overlap.truth()), Optional.of(overlap.answered())));
            }
        }
        truth.stream()
                .filter(span -> !matched.contains(span))
                .forEach(span -> found.add(new SpanMatch(Optional.of(span), Optional.empty())));
        found.sort(Comparator.comparingInt(match -> match.truth().orElseThrow().from()));
        answered.stream()
                .filter(span -> !taken.contains(span))
                .forEach(span -> found.add(new SpanMatch(Optional.empty(), Optional.of(span))));
        return found;
    }

    private static List<Overlap> overlaps(List<Span> truth, List<Span> answered) {
        List<Overlap> overlaps = new ArrayList<>();
        int at = 0;
        for (Span span : truth) {
            while (at < answered.size() && answered.get(at).to() <= span.from()) {
                at++;
            }
            for (int next = at; next < answered.size() && answered.get(next).from() < span.to(); next++) {
                overlaps.add(new Overlap(span, answered.get(next)));
            }
        }
        return overlaps;
    }
}
