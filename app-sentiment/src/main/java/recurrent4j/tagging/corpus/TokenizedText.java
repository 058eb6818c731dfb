package recurrent4j.tagging.corpus;

import java.util.List;
import java.util.Optional;

/**
 * A sentence of a text, cut into tokens.
 *
 * @param line its number in the text, from 1
 * @param text the sentence
 * @param offset where it begins in its line
 * @param tokens whose places are those in the line; none for an empty line
 */
public record TokenizedText(long line, String text, int offset, List<Token> tokens) {

    public TokenizedText {
        tokens = List.copyOf(tokens);
    }

    /** Returns what a tagger reads; nothing if there are no tokens. */
    public Optional<Sentence> sentence() {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of(tokens.stream().map(Token::text).toList()));
    }
}
