package recurrent4j.charlm.generate;

import java.nio.charset.StandardCharsets;
import recurrent4j.io.InputException;

/**
 * A text at which generation ends. It is looked for in what is generated, not in the prime, character by character
 * (Knuth, Morris and Pratt, Fast Pattern Matching in Strings, 1977), so that tokens may hold it, or parts of it.
 */
public final class StopText {

    /** Nothing to stop at. */
    public static final StopText NONE = new StopText("");

    private final String text;
    private final int[] shorter;

    private StopText(String text) {
        this.text = text;
        shorter = new int[text.length() + 1];
        for (int length = 1; length < text.length(); length++) {
            shorter[length + 1] = advance(shorter[length], text.charAt(length));
        }
    }

    /**
     * Returns a text to stop at.
     *
     * @throws InputException if it is empty or no Unicode text
     */
    public static StopText of(String text) {
        if (text.isEmpty()) {
            throw new InputException("--stop needs a text of one character or more; leave it out to stop nowhere.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InputException("--stop holds half a character, which no model writes; give a whole one.");
        }
        return new StopText(text);
    }

    /**
     * Takes one more UTF-16 unit.
     *
     * @param matched how many units of the stop text stood last
     * @return how many units of it stand last now
     */
    int advance(int matched, char next) {
        int length = matched;
        while (length > 0 && text.charAt(length) != next) {
            length = shorter[length];
        }
        return length < text.length() && text.charAt(length) == next ? length + 1 : length;
    }

    /** Whether all of the text stands last. */
    boolean isWhole(int matched) {
        return matched > 0 && matched == text.length();
    }

    /** Returns a text up to where it would have ended. */
    String before(String written) {
        int end = text.isEmpty() ? -1 : written.indexOf(text);
        return end < 0 ? written : written.substring(0, end);
    }
}
