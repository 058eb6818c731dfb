package recurrent4j.sentiment.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as it was meant: what the web, another encoding or a keyboard has done to it is undone. */
final class PlainText {

    /** What windows-1252 has at 0x80 to 0x9F, where Unicode has control characters that no text means. */
    private static final String WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static final int FIRST_CONTROL = 0x80;
    private static final int LAST_CONTROL = 0x9F;

    /** What is left out altogether. */
    private static final int NOTHING = 0;

    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,200}>|<!--.{0,2000}?-->", Pattern.DOTALL);

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "pound", "£", "euro", "€");

    private PlainText() {}

    /**
     * Returns a text in which tags are blanks, entities are what they stand for, control characters that windows-1252 has
     * left are its letters, accents are one with their letters, and all apostrophes are the same.
     */
    static String of(String text) {
        String plain = text;
        if (plain.indexOf('&') >= 0) {
            plain = ENTITY.matcher(plain).replaceAll(entity -> Matcher.quoteReplacement(meaning(entity.group(1))));
        }
        if (plain.indexOf('<') >= 0) {
            plain = TAG.matcher(plain).replaceAll(" ");
        }
        return isPlain(plain) ? plain : letters(plain);
    }

    /** Whether all letters are meant as they stand, which is so of most English; this is why it is asked first. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter < FIRST_CONTROL && letter != '`');
    }

    private static String meaning(String entity) {
        if (entity.charAt(0) != '#') {
            // What we do not know parts words at least.
            return ENTITIES.getOrDefault(entity, " ");
        }
        boolean hexadecimal = Character.toLowerCase(entity.charAt(1)) == 'x';
        int point = hexadecimal ? Integer.parseInt(entity.substring(2), 16) : Integer.parseInt(entity.substring(1));
        return Character.isValidCodePoint(point) ? Character.toString(point) : " ";
    }

    private static String letters(String text) {
        var meant = new StringBuilder(text.length());
        text.codePoints()
                .map(PlainText::meant)
                .filter(letter -> letter != NOTHING)
                .forEach(meant::appendCodePoint);
        return Normalizer.normalize(meant, Normalizer.Form.NFC);
    }

    private static int meant(int letter) {
        if (letter < FIRST_CONTROL) {
            return letter == '`' ? '\'' : letter;
        }
        int meant = letter <= LAST_CONTROL ? WINDOWS.charAt(letter - FIRST_CONTROL) : letter;
        return switch (meant) {
            case '‘', '’', '´', 'ʼ', '＇' -> '\'';
            // They hide in words, and no eye sees them.
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> NOTHING;
            default -> choosesAShape(meant) ? NOTHING : meant;
        };
    }

    /** Variation selectors tell whether a sign is drawn in colour, which is no part of what it says. */
    private static boolean choosesAShape(int letter) {
        return letter >= 0xFE00 && letter <= 0xFE0F
                || letter >= 0xE0100 && letter <= 0xE01EF
                || letter >= 0x180B && letter <= 0x180D;
    }
}
