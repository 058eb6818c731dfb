package recurrent4j.tagging.apply;

import java.util.List;
import java.util.Optional;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.TokenizedText;

/**
 * A sentence whose tokens stand in a text.
 *
 * @param from for each token the place of its first character in the text, in UTF-16
 */
public record PlacedSentence(String text, List<Integer> from, Sentence sentence) {

    /** Copies the places. */
    public PlacedSentence {
        from = List.copyOf(from);
    }

    /** Returns what was cut from a text, or nothing if there are no tokens. */
    public static Optional<PlacedSentence> of(TokenizedText text) {
        return text.sentence()
                .map(sentence -> new PlacedSentence(
                        text.text(),
                        text.tokens().stream()
                                .map(token -> token.from() - text.offset())
                                .toList(),
                        sentence));
    }

    /** Returns words with a blank between two. */
    public static PlacedSentence of(Sentence sentence) {
        Integer[] from = new Integer[sentence.length()];
        int place = 0;
        for (int token = 0; token < from.length; token++) {
            from[token] = place;
            place += sentence.words().get(token).length() + 1;
        }
        return new PlacedSentence(sentence.text(), List.of(from), sentence);
    }

    /** Returns the place after the last character of a token. */
    int to(int token) {
        return from.get(token) + sentence.words().get(token).length();
    }
}
