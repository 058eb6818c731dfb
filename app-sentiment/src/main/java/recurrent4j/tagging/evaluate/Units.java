package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.eval.Metric;
import recurrent4j.tagging.scheme.Span;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * What is counted as found or missed: the spans that tags write in a scheme, or each token where tags are of no scheme, such as
 * parts of speech.
 */
record Units(TagScheme scheme) {

    static final String ONLY_KIND = "span";

    /** Returns those of a sentence by its tags, in order, none over another. */
    List<Span> of(List<String> tags) {
        return areTokens() ? tokens(tags) : named(scheme.spans(tags));
    }

    boolean areTokens() {
        return scheme == TagScheme.NONE;
    }

    /** What taggers are judged by. */
    Metric metric() {
        return areTokens() ? TaggingQuality.ACCURACY : TaggingQuality.F1;
    }

    /** Where there is one kind only, tags do not name it. */
    private static List<Span> named(List<Span> spans) {
        return spans.stream()
                .map(span -> span.kind().isEmpty() ? new Span(span.from(), span.to(), ONLY_KIND) : span)
                .toList();
    }

    /** Each token is one, and its tag is the kind, {@code O}, too. */
    private static List<Span> tokens(List<String> tags) {
        List<Span> tokens = new ArrayList<>();
        for (int token = 0; token < tags.size(); token++) {
            tokens.add(new Span(token, token + 1, tags.get(token)));
        }
        return tokens;
    }
}
