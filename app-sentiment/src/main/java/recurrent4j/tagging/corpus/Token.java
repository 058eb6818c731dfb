package recurrent4j.tagging.corpus;

/**
 * A piece of a text.
 *
 * @param text {@code line.substring(from, to)} of the line in which it stands
 * @param from its first character, from 0, in UTF-16 as {@link String} counts
 * @param to the character after its last
 */
public record Token(String text, int from, int to) {

    static Token of(String line, int from, int to) {
        return new Token(line.substring(from, to), from, to);
    }
}
