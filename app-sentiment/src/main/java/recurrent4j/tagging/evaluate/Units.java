package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import recurrent4j.eval.Metric;
import recurrent4j.tagging.scheme.Span;

/**
 * What is counted as found or missed: the spans that tags write in a scheme, or each token where tags are of no scheme, such as
 * parts of speech.
 *
 * @param metric what taggers are judged by
 * @param reading returns them in order, none over another
 */
public record Units(Metric metric, Function<List<String>, List<Span>> reading) {

    private static final String ONLY_KIND = "span";

    /** Each token is one, and its tag is the kind. */
    public static final Units TOKENS = new Units(TaggingQuality.ACCURACY, Units::tokens);

    /** Returns what counts the spans that a scheme reads from the tags of a sentence. */
    public static Units spans(Function<List<String>, List<Span>> reading) {
        return new Units(TaggingQuality.F1, tags -> named(reading.apply(tags)));
    }

    /** Returns those of a sentence, by its tags. */
    List<Span> of(List<String> tags) {
        return reading.apply(tags);
    }

    boolean areTokens() {
        return metric.equals(TaggingQuality.ACCURACY);
    }

    /** Where there is one kind only, tags do not name it. */
    private static List<Span> named(List<Span> spans) {
        return spans.stream()
                .map(span -> span.kind().isEmpty() ? new Span(span.from(), span.to(), ONLY_KIND) : span)
                .toList();
    }

    private static List<Span> tokens(List<String> tags) {
        List<Span> tokens = new ArrayList<>();
        for (int token = 0; token < tags.size(); token++) {
            tokens.add(new Span(token, token + 1, tags.get(token)));
        }
        return tokens;
    }
}
