package recurrent4j.tagging.evaluate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import recurrent4j.io.Text;
import recurrent4j.report.MarkedText;
import recurrent4j.report.Section;
import recurrent4j.tagging.scheme.Span;

/**
 * A sentence whose tags nobody knew, with the spans that a tagger has found.
 *
 * @param caption what is said of the sentence as a whole, such as its label with its probability; or empty
 * @param spans in order, none over another
 */
public record TaggedText(String caption, List<String> words, List<ScoredSpan> spans) {

    private static final String WORDS =
            "Beside each span stand its kind and, if the tagger has one, the probability that a span of this kind begins and ends there.";

    public TaggedText {
        words = List.copyOf(words);
        spans = List.copyOf(spans);
    }

    /** Returns sentences with their spans marked, as a section of a page. */
    public static Section section(String title, List<TaggedText> texts) {
        var highlighter = Highlighter.of(
                texts.stream().flatMap(text -> text.spans().stream()).map(ScoredSpan::span));
        return new Section(
                title,
                WORDS,
                texts.stream().map(text -> text.marked(highlighter)).toList());
    }

    private MarkedText marked(Highlighter highlighter) {
        Map<Span, Double> probabilities =
                spans.stream().collect(Collectors.toMap(ScoredSpan::span, ScoredSpan::probability));
        Function<Span, MarkedText.Mark> marks = span -> highlighter.mark(span, percent(probabilities.get(span)), false);
        return MarkedText.of(
                caption,
                highlighter.whole(words, spans.stream().map(ScoredSpan::span).toList(), marks));
    }

    /** A probability that is only nearly 1 is not written as 100 %. */
    private static String percent(double probability) {
        if (Double.isNaN(probability)) {
            return "";
        }
        return probability < 1 && probability >= 0.9995
                ? "over 99.9 %"
                : Text.of(probability < 0.995 ? "%.0f %%" : "%.1f %%", 100 * probability);
    }
}
