package recurrent4j.seq2seq.evaluate;

import java.util.List;
import java.util.regex.Pattern;
import recurrent4j.seq2seq.tokens.Whitespace;

/** How a text is cut into the words that BLEU counts, as the tokenizers of sacreBLEU (Post, A Call for Clarity in Reporting BLEU
 * Scores, 2018) cut it. Figures of different tokenizers cannot be compared. */
public enum BleuTokenizer {
    /** At white space alone, for texts that were tokenized before. */
    NONE("none") {
        @Override
        String separated(String text) {
            return text;
        }
    },

    /** As mteval-v13a of the campaigns for machine translation: punctuation apart, but for that inside numbers. */
    V13A("13a") {
        @Override
        String separated(String text) {
            String line = text.replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
            if (line.indexOf('&') >= 0) {
                line = line.replace("&quot;", "\"")
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">");
            }
            line = SIGNS.matcher(" " + line + " ").replaceAll(" $1 ");
            line = POINT_AFTER.matcher(line).replaceAll("$1 $2 ");
            line = POINT_BEFORE.matcher(line).replaceAll(" $1 $2");
            return DASH.matcher(line).replaceAll("$1 $2 ");
        }
    },

    /** As mteval-v14 for any script: punctuation and symbols of Unicode apart, but for punctuation between digits. */
    INTL("intl") {
        @Override
        String separated(String text) {
            String line = PUNCTUATION_AFTER.matcher(text).replaceAll("$1 $2 ");
            line = PUNCTUATION_BEFORE.matcher(line).replaceAll(" $1 $2");
            return SYMBOL.matcher(line).replaceAll(" $1 ");
        }
    },

    /** Every character is a word, for scripts that write no spaces. */
    CHAR("char") {
        @Override
        String separated(String text) {
            var line = new StringBuilder();
            text.codePoints()
                    .forEach(character -> line.appendCodePoint(character).append(' '));
            return line.toString();
        }
    };

    private static final Pattern SIGNS = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH = Pattern.compile("([0-9])(-)");
    private static final Pattern PUNCTUATION_AFTER = Pattern.compile("(\\P{N})(\\p{P})");
    private static final Pattern PUNCTUATION_BEFORE = Pattern.compile("(\\p{P})(\\P{N})");
    private static final Pattern SYMBOL = Pattern.compile("(\\p{S})");

    private final String signature;

    BleuTokenizer(String signature) {
        this.signature = signature;
    }

    /** What sacreBLEU calls it. */
    public String signature() {
        return signature;
    }

    /** Returns the words of a text. */
    public List<String> words(String text) {
        return Whitespace.split(separated(text));
    }

    abstract String separated(String text);
}
