package recurrent4j.seq2seq.tokens;

import java.util.ArrayList;
import java.util.List;

/** What separates words: the white space of Unicode, the no-break spaces included, as Python has it and hence sacreBLEU. */
public final class Whitespace {

    private static final char NEXT_LINE = 0x85;

    private Whitespace() {}

    /** Whether a character separates words. */
    static boolean is(char character) {
        // Nearly all are ASCII, and told without a table.
        if (character < 0x80) {
            return character <= ' ' && (character >= '\t' && character <= '\r' || character >= 0x1C);
        }
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    /** Returns the words between white space; of a blank text none. */
    public static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        // All white space is in the basic plane, so that no pair of surrogates is cut.
        for (int at = 0; at < text.length(); at++) {
            if (is(text.charAt(at))) {
                if (from >= 0) {
                    words.add(text.substring(from, at));
                }
                from = -1;
            } else if (from < 0) {
                from = at;
            }
        }
        if (from >= 0) {
            words.add(text.substring(from));
        }
        return words;
    }

    /** Returns a text without its white space. */
    public static String without(String text) {
        return String.join("", split(text));
    }
}
