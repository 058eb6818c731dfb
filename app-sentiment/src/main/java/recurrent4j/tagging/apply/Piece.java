package recurrent4j.tagging.apply;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import recurrent4j.tagging.corpus.TokenizedText;

/**
 * What is read at once: a sentence, or an empty line.
 *
 * @param sentence nothing where there are no tokens
 * @param lines as they were read, where the sentence stands in columns
 * @param rows for each token which of the lines it is
 * @param tagPlace the column that holds the tags already; a new one otherwise
 */
record Piece(Optional<PlacedSentence> sentence, List<String> lines, List<Integer> rows, OptionalInt tagPlace) {

    static Piece of(TokenizedText text) {
        return new Piece(PlacedSentence.of(text), List.of(), List.of(), OptionalInt.empty());
    }

    /** Whether it was read from columns. */
    boolean hasLines() {
        return !lines.isEmpty();
    }

    int tokens() {
        return sentence.map(placed -> placed.sentence().length()).orElse(0);
    }
}
