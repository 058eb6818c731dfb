package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.Locale;
import recurrent4j.io.Utf8Reader;

/** How a text is split into tokens; put together, its tokens are the text again. */
public enum Tokenization {

    /** Unicode code points. */
    CHARACTERS {
        @Override
        public void split(Utf8Reader text, Tokens to) throws IOException {
            // Nearly all text is made of few characters, whose strings need not be made anew each time.
            String[] known = new String[1 << 16];
            for (int point = text.read(); point != Utf8Reader.END; point = text.read()) {
                if (point >= known.length) {
                    to.add(Character.toString(point));
                } else {
                    if (known[point] == null) {
                        known[point] = Character.toString(point);
                    }
                    to.add(known[point]);
                }
            }
        }
    },

    /** Words, numbers and single signs, each with the space before it; a line end is a token of its own. */
    WORDS {
        @Override
        public void split(Utf8Reader text, Tokens to) throws IOException {
            var words = new WordSplitter(to);
            for (int point = text.read(); point != Utf8Reader.END; point = text.read()) {
                words.read(point);
            }
            words.end();
        }
    };

    /** About a word and a half. */
    private static final int REPEATED_CHARACTERS = 8;

    /** Takes tokens in the order of the text. */
    @FunctionalInterface
    public interface Tokens {
        void add(String token) throws IOException;
    }

    /** Returns how many tokens make a passage that a text should not repeat: several characters, or a single word. */
    public int repetition() {
        return this == CHARACTERS ? REPEATED_CHARACTERS : 1;
    }

    /** Returns what a token is called in the plural. */
    public String unit() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Splits a text to its end. */
    public abstract void split(Utf8Reader text, Tokens to) throws IOException;
}
