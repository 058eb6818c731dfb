package recurrent4j.tagging.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.crf.Posterior;
import recurrent4j.tagging.scheme.Span;
import recurrent4j.tagging.scheme.TagScheme;

/** Reads the probabilities of tags and spans off the posterior of a chain. Threads may share it. */
final class SpanReader {

    private final TagScheme scheme;
    private final List<String> tags;

    private final List<Optional<String>> kinds;

    /** Whether a column's tag goes on with the span of a row's. */
    private final boolean[][] continues;

    SpanReader(ChainTagger tagger) {
        scheme = tagger.scheme();
        tags = tagger.tags();
        kinds = tags.stream().map(scheme::kind).toList();
        continues = new boolean[tags.size()][tags.size()];
        for (int before = 0; before < tags.size(); before++) {
            for (int tag = 0; tag < tags.size(); tag++) {
                continues[before][tag] = scheme.spans(List.of(tags.get(before), tags.get(tag))).stream()
                        .anyMatch(span -> span.to() - span.from() == 2);
            }
        }
    }

    /** Returns the probability that a token is in a span of a kind, wherever in it; or without a kind, that it is in none. */
    double token(Posterior posterior, int token, Optional<String> kind) {
        double sum = 0;
        for (int other = 0; other < kinds.size(); other++) {
            sum += kinds.get(other).equals(kind) ? posterior.marginal(token, other) : 0;
        }
        return Math.min(1, sum);
    }

    /** Returns the probability that tokens are one span of this kind, and neither the token before nor that behind belongs to it. */
    double span(Posterior posterior, Span span) {
        int length = span.to() - span.from();
        int[] written = numbers(scheme.tags(List.of(new Span(0, length, span.kind())), length));
        int again = numbers(scheme.tags(List.of(new Span(0, 1, span.kind()), new Span(1, 2, span.kind())), 2))[1];
        if (IntStream.of(written).anyMatch(tag -> tag < 0)) {
            return 0;
        }
        int last = written[length - 1];
        IntPredicate longer = tag -> continues[last][tag];
        int first = written[0];
        if (span.from() == 0 || IntStream.range(0, tags.size()).noneMatch(before -> continues[before][first])) {
            return posterior.span(span.from(), written, longer);
        }
        // In IOB1 a span that follows one of its kind begins with another tag than any other.
        double sum = 0;
        for (int before = 0; before < tags.size(); before++) {
            int begin = continues[before][first] ? again : first;
            if (begin >= 0 && !continues[before][begin]) {
                int[] sequence = IntStream.concat(IntStream.of(before), IntStream.of(written))
                        .toArray();
                sequence[1] = begin;
                int end = sequence[length];
                sum += posterior.span(span.from() - 1, sequence, tag -> continues[end][tag]);
            }
        }
        return Math.min(1, sum);
    }

    private int[] numbers(List<String> some) {
        return some.stream().mapToInt(tags::indexOf).toArray();
    }
}
