package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.Text;
import recurrent4j.report.MarkedText;
import recurrent4j.report.Section;

/**
 * A sentence for a page, with what a tagger has found in it.
 *
 * @param caption what is said of the sentence as a whole, such as its label with its probability; or empty
 * @param found in order, nothing over another
 */
public record MarkedSentence(String caption, String text, List<Found> found) {

    private static final String WORDS =
            "Beside what was found stand its kind and, if the tagger has one, the probability that something of this kind begins and ends there.";

    /** From here on, no decimal of a percent is left. */
    private static final double NEARLY_1 = 0.9995;

    private static final double NEEDS_DECIMAL = 0.995;

    /**
     * A part of the text that is something.
     *
     * @param kind what it is; empty where there is one kind only
     * @param from the place of its first character in UTF-16, from 0
     * @param to the place after its last
     * @param probability from 0 to 1, or NaN if the tagger does not know
     */
    public record Found(String kind, int from, int to, double probability) {

        /** Returns a probability as it is written; one that is only nearly 1 is not 100 %. */
        String percent() {
            if (Double.isNaN(probability)) {
                return "";
            } else if (probability < 1 && probability >= NEARLY_1) {
                return "over 99.9 %";
            }
            return Text.of(probability < NEEDS_DECIMAL ? "%.0f %%" : "%.1f %%", 100 * probability);
        }
    }

    public MarkedSentence {
        found = List.copyOf(found);
    }

    /** Returns sentences with what was found in them, each kind in its colour, as a section of a page. */
    public static Section section(String title, List<MarkedSentence> sentences) {
        var highlighter = Highlighter.of(sentences.stream()
                .flatMap(sentence -> sentence.found().stream())
                .map(Found::kind));
        return new Section(
                title,
                WORDS,
                sentences.stream().map(sentence -> sentence.marked(highlighter)).toList());
    }

    private MarkedText marked(Highlighter highlighter) {
        List<MarkedText.Run> runs = new ArrayList<>();
        int at = 0;
        for (Found one : found) {
            runs.add(MarkedText.Run.plain(text.substring(at, one.from())));
            MarkedText.Mark mark = highlighter.mark(one.kind(), one.percent(), false);
            runs.add(new MarkedText.Run(text.substring(one.from(), one.to()), Optional.of(mark)));
            at = one.to();
        }
        runs.add(MarkedText.Run.plain(text.substring(at)));
        return MarkedText.of(caption, runs);
    }
}
