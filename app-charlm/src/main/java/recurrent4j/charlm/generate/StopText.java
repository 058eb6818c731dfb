package recurrent4j.charlm.generate;

import java.nio.charset.StandardCharsets;
import recurrent4j.io.InputException;

/**
 * A text at which generation ends. It is looked for in what is generated, not in the prime, across the borders of tokens,
 * which may hold it, or parts of it.
 */
public record StopText(String text) {

    /** Nothing to stop at. */
    public static final StopText NONE = new StopText("");

    /**
     * Returns a text to stop at.
     *
     * @throws InputException if it is empty or no Unicode text
     */
    public static StopText of(String text) {
        if (text.isEmpty()) {
            throw new InputException("A text to stop at has one character or more; leave it out to stop nowhere.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InputException(
                    "The text to stop at holds half a character, which no model writes; give a whole one.");
        }
        return new StopText(text);
    }

    /** Returns where the stop text begins in another, at a place or later, or -1. */
    int indexIn(StringBuilder written, int from) {
        return text.isEmpty() ? -1 : written.indexOf(text, from);
    }

    /** Returns how many UTF-16 units at the end of another text may turn out to begin this one. */
    int begunAtEndOf(CharSequence written) {
        int length = Math.min(Math.max(0, text.length() - 1), written.length());
        while (!text.startsWith(
                written.subSequence(written.length() - length, written.length()).toString())) {
            length--;
        }
        return length;
    }

    boolean ends(String written) {
        return !text.isEmpty() && written.contains(text);
    }

    /** Returns a text up to where it would have ended. */
    String before(String written) {
        return ends(written) ? written.substring(0, written.indexOf(text)) : written;
    }
}
