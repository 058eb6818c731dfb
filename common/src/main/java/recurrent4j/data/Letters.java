package recurrent4j.data;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a letter ends that is written as several code points, and which are words of their own: letters of a script that is
 * written without blanks. No dictionary, which would cut better, is the same on every Java.
 */
public final class Letters {

    private static final int BURMESE_STACKER = 0x1039;
    private static final int KHMER_STACKER = 0x17D2;
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.TAI_VIET);

    private Letters() {}

    /** Whether a code point is a mark above, below or around the letter before it. */
    public static boolean isAccent(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Whether a code point is a letter of a script without blanks: Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tai. */
    public static boolean standsAlone(int point) {
        return Character.isIdeographic(point)
                || Character.isLetter(point) && WITHOUT_BLANKS.contains(UnicodeScript.of(point));
    }

    /** Whether a code point belongs to a word: a letter but such a one, a digit, or a mark on either. */
    public static boolean isWord(int point) {
        if (point < 0x80) {
            return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z' || point >= '0' && point <= '9';
        }
        return isAccent(point) || Character.isLetterOrDigit(point) && !standsAlone(point);
    }

    /**
     * Returns where a letter ends: the marks above, below and around it are a part of it, and so is what they stack below it.
     *
     * @param place behind its first code point
     */
    public static int end(String text, int place) {
        int end = place;
        boolean stacks = false;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (!isAccent(point) && !(stacks && standsAlone(point))) {
                break;
            }
            stacks = point == BURMESE_STACKER || point == KHMER_STACKER;
            end += Character.charCount(point);
        }
        return end;
    }
}
