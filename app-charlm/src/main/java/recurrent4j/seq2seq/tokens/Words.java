package recurrent4j.seq2seq.tokens;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at its blanks. */
final class Words {

    private Words() {}

    /** Returns what stands between white space, a no-break space included. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = isBlank(text.charAt(i));
            if (blank && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            } else if (!blank && from < 0) {
                from = i;
            }
        }
        if (from >= 0) {
            words.add(text.substring(from));
        }
        return words;
    }

    private static boolean isBlank(char sign) {
        return sign <= ' ' || sign > 0x7F && (Character.isWhitespace(sign) || Character.isSpaceChar(sign));
    }
}
