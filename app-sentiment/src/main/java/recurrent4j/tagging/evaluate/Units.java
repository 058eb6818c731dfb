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
 * @param name of several of them
 * @param reading returns them in order, none over another
 */
public record Units(Metric metric, String name, Function<List<String>, List<Span>> reading) {

    /** Each token is one, and its tag is the kind. */
    public static final Units TOKENS = new Units(TaggingQuality.ACCURACY, "tokens", Units::tokens);

    /** Returns what counts the spans that a scheme reads from the tags of a sentence. */
    public static Units spans(Function<List<String>, List<Span>> reading) {
        return new Units(TaggingQuality.F1, "spans", reading);
    }

    /** Returns those of a sentence, by its tags. */
    List<Span> of(List<String> tags) {
        return reading.apply(tags);
    }

    boolean areTokens() {
        return metric.equals(TaggingQuality.ACCURACY);
    }

    private static List<Span> tokens(List<String> tags) {
        List<Span> tokens = new ArrayList<>();
        for (int token = 0; token < tags.size(); token++) {
            tokens.add(new Span(token, token + 1, tags.get(token)));
        }
        return tokens;
    }
}
