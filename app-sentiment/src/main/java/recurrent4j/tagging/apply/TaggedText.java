package recurrent4j.tagging.apply;

import java.util.List;
import java.util.Optional;

/**
 * A sentence with what a tagger takes its tokens for. Places are counted from 0 in UTF-16, as {@link String} counts.
 *
 * @param text the sentence
 * @param tokens that it was cut into
 * @param spans of tokens, such as names, in their order; none where tags are of no scheme, such as parts of speech
 * @param label of the sentence as a whole, if the model answers one
 */
public record TaggedText(String text, List<Token> tokens, List<Entity> spans, Optional<Label> label) {

    /** What is said of a text without any tokens. */
    static final TaggedText EMPTY = new TaggedText("", List.of(), List.of(), Optional.empty());

    /** Copies the lists. */
    public TaggedText {
        tokens = List.copyOf(tokens);
        spans = List.copyOf(spans);
    }

    /**
     * One token.
     *
     * @param text {@code text.substring(from, to)} of the sentence
     * @param from the place of its first character
     * @param to the place after its last
     * @param tag what it is taken for
     * @param probability that it has this tag, from 0 to 1; NaN if the tagger does not know
     */
    public record Token(String text, int from, int to, String tag, double probability) {}

    /**
     * Tokens next to each other that are one thing.
     *
     * @param kind what it is, such as {@code person}
     * @param text {@code text.substring(from, to)} of the sentence
     * @param from the place of its first character
     * @param to the place after its last
     * @param probability that exactly these tokens are one thing of this kind, from 0 to 1; NaN if the tagger does not know
     */
    public record Entity(String kind, String text, int from, int to, double probability) {}

    /**
     * What the sentence is as a whole, such as its intent.
     *
     * @param probability from 0 to 1; NaN if the tagger does not know
     */
    public record Label(String name, double probability) {}

    /** Returns the tags alone, one a token. */
    public List<String> tags() {
        return tokens.stream().map(Token::tag).toList();
    }

    /**
     * Returns the text with what was found: {@code [Barack Obama person] visited [Paris location].}, or
     * {@code The/DT dog/NN barks/VBZ ./.} where tags are of no scheme.
     */
    @Override
    public String toString() {
        var marked = new StringBuilder();
        boolean plain = spans.isEmpty()
                && tokens.stream().anyMatch(token -> !token.tag().equals("O"));
        if (plain) {
            tokens.forEach(token -> marked.append(marked.isEmpty() ? "" : " ")
                    .append(token.text())
                    .append('/')
                    .append(token.tag()));
            return marked.toString();
        }
        int done = 0;
        for (Entity span : spans) {
            marked.append(text, done, span.from())
                    .append('[')
                    .append(span.text())
                    .append(span.kind().isEmpty() ? "" : " ")
                    .append(span.kind())
                    .append(']');
            done = span.to();
        }
        return marked.append(text, done, text.length()).toString();
    }
}
