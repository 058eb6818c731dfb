package recurrent4j.charlm.generate;

import java.io.IOException;
import java.util.List;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/**
 * How much of a generated text is new, and how much stands in the training text word for word: memorization, not
 * generation.
 *
 * @param line of the training text in which the longest passage begins, counted from 1
 * @param covered how many of the text's characters belong to passages of {@link #NOTEWORTHY} characters or more that stand there
 */
record Novelty(String longest, long line, int characters, int covered) {

    /** How long a passage is that hardly comes about by chance: about four words. */
    static final int NOTEWORTHY = 20;

    private static final int SHOWN = 60;

    /**
     * Looks for some texts in the part of another that a model was trained on.
     *
     * @return what was found, for each of the texts
     * @throws IOException if the training text cannot be read
     */
    static List<Novelty> of(List<String> texts, TextSource training, long characters) throws IOException {
        var search = new VerbatimSearch(texts);
        try (Utf8Reader reader = training.read()) {
            for (long place = 0; place < characters; place++) {
                int point = reader.read();
                if (point == Utf8Reader.END) {
                    break;
                }
                search.read(point);
            }
        }
        return search.results();
    }

    /** Returns the share of the text that belongs to noteworthy passages, from 0 to 1. */
    double coveredShare() {
        return characters == 0 ? 0 : (double) covered / characters;
    }

    /** Returns a sentence. */
    @Override
    public String toString() {
        if (longest.isEmpty()) {
            return "Nothing of the text stands in the training text.";
        }
        return Text.of(
                "The longest passage that stands in the training text has %,d of %,d characters (line %,d): %s; passages of %d or more make up %.0f %% of the text.",
                longest.codePointCount(0, longest.length()),
                characters,
                line,
                shown(),
                NOTEWORTHY,
                100 * coveredShare());
    }

    private String shown() {
        int end = longest.codePointCount(0, longest.length()) > SHOWN
                ? longest.offsetByCodePoints(0, SHOWN)
                : longest.length();
        return '"'
                + longest.substring(0, end).replace("\n", "\\n").replace("\t", "\\t")
                + (end < longest.length() ? "…\"" : "\"");
    }
}
