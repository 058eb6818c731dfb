package recurrent4j.sentiment.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts a text into lower-case tokens: words, numbers, and the few marks that carry feeling or money.
 *
 * <ul>
 *   <li>What {@link PlainText} takes out of a text is no token: tags, entities, the wreck of another encoding.
 *   <li>A word is letters, digits and marks. An apostrophe within it belongs to it, "don't" and "o'clock"; so do a point, a
 *       comma, a colon and a slash between digits: "3.5", "1,000", "8/10".
 *   <li>A hyphen parts words: "well-made" is "well" and "made", which each occur more often than both together.
 *   <li>Exclamation and question marks, currency signs, other symbols such as emoji, and each letter, with its marks, of a
 *       script that is written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are tokens of their own: no
 *       dictionary, which would cut better, is the same on every Java. All else parts tokens and is left out.
 * </ul>
 *
 * Equal tokens are the same object, so that a word takes its room once in however many texts it stands.
 */
public final class Tokenizer {

    /** From here on new tokens are no longer kept as one object: so many are no language, and memory could not hold them all. */
    private static final int MOST_KEPT = 1 << 21;

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

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    /** Returns the tokens of a text in their order; none for a text of nothing but blanks and commas. */
    public List<String> tokens(String text) {
        String plain = PlainText.of(text).toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        int place = 0;
        while (place < plain.length()) {
            int point = plain.codePointAt(place);
            int next = place + Character.charCount(point);
            if (isWord(point)) {
                next = endOfWord(plain, next);
                tokens.add(keep(plain.substring(place, next)));
            } else if (standsAlone(point)) {
                next = endOfLetter(plain, next);
                tokens.add(keep(plain.substring(place, next)));
            } else if (isMark(point)) {
                tokens.add(keep(plain.substring(place, next)));
            }
            place = next;
        }
        return List.copyOf(tokens);
    }

    private static int endOfWord(String text, int place) {
        int end = place;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int next = end + Character.charCount(point);
            if (!isWord(point) && !(next < text.length() && joins(text, end, next))) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The marks above, below and around a letter are a part of it, and what they stack below it is another. */
    private static int endOfLetter(String text, int place) {
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

    /** Whether the sign between two places belongs to the word around it. */
    private static boolean joins(String text, int place, int next) {
        int before = text.codePointBefore(place);
        int after = text.codePointAt(next);
        return switch (text.charAt(place)) {
            case '\'' -> isWord(before) && isWord(after);
            case '.', ',', ':', '/' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    private static boolean isWord(int point) {
        if (point < 0x80) {
            return point >= 'a' && point <= 'z' || point >= '0' && point <= '9';
        }
        return isAccent(point) || Character.isLetterOrDigit(point) && !standsAlone(point);
    }

    private static boolean isAccent(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int point) {
        return Character.isIdeographic(point)
                || Character.isLetter(point) && WITHOUT_BLANKS.contains(UnicodeScript.of(point));
    }

    private static boolean isMark(int point) {
        if (point < 0x80) {
            return point == '!' || point == '?' || point == '$';
        }
        int type = Character.getType(point);
        return type == Character.CURRENCY_SYMBOL || type == Character.OTHER_SYMBOL;
    }

    private String keep(String token) {
        String known = kept.get(token);
        if (known != null || kept.size() >= MOST_KEPT) {
            return known == null ? token : known;
        }
        String earlier = kept.putIfAbsent(token, token);
        return earlier == null ? token : earlier;
    }
}
