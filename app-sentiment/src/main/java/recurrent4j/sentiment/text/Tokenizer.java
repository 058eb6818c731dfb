package recurrent4j.sentiment.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import recurrent4j.data.Letters;

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

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    /** Returns the tokens of a text in their order; none for a text of nothing but blanks and commas. */
    public List<String> tokens(String text) {
        String plain = PlainText.of(text).toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        int place = 0;
        while (place < plain.length()) {
            int point = plain.codePointAt(place);
            int next = place + Character.charCount(point);
            if (Letters.isWord(point)) {
                next = endOfWord(plain, next);
                tokens.add(keep(plain.substring(place, next)));
            } else if (Letters.standsAlone(point)) {
                next = Letters.end(plain, next);
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
            if (!Letters.isWord(point) && !(next < text.length() && joins(text, end, next))) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** Whether the sign between two places belongs to the word around it. */
    private static boolean joins(String text, int place, int next) {
        int before = text.codePointBefore(place);
        int after = text.codePointAt(next);
        return switch (text.charAt(place)) {
            case '\'' -> Letters.isWord(before) && Letters.isWord(after);
            case '.', ',', ':', '/' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
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
