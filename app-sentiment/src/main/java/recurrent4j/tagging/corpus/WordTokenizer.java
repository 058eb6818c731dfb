package recurrent4j.tagging.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.data.Letters;

/**
 * Cuts a text into tokens as taggers read them, about as the Penn Treebank does. What is no blank is in a token, so that the
 * text can be told from its tokens and their places.
 *
 * <ul>
 *   <li>A word has letters, digits, marks, and within it hyphens, apostrophes, {@code &} and {@code _}: "buy-out", "O'Brien",
 *       "AT&amp;T"; a number has points, commas, colons and slashes between its digits: "1,000.50", "10:30", "1/2".
 *   <li>English contractions come apart: "do" "n't", "Bush" "'s", "can" "not", "gon" "na".
 *   <li>Whole are addresses of the web and of people, {@code @names} and {@code #themes}, abbreviations ("U.S.", "Mr."), smileys,
 *       emoji with all that they are composed of, and repeated marks ("...", "--", "!!", "?!").
 *   <li>Letters of scripts without blanks are tokens of their own ({@link Letters#standsAlone}), and so is every other mark.
 * </ul>
 */
public final class WordTokenizer {

    private static final Pattern WEB = Pattern.compile(
            "(?i)(?:(?:https?|ftp)://|www\\.)\\S{1,2000}|[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,4}\\.(?:com|org|net|edu|gov|info|io)(?![\\p{L}\\p{N}])(?:/\\S{0,2000})?");
    private static final Pattern BEHIND_WEB = Pattern.compile("[.,;:!?'\")\\]}>\u2019\u201d]+$");
    private static final Pattern WHOLE =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}"
                    + "|[@#][\\p{L}_][\\p{L}\\p{M}\\p{N}_]{0,139}"
                    + "|(?:\\p{L}\\.){2,20}(?![\\p{L}\\p{N}])"
                    + "|(?i)['\u2019](?:s|m|d|re|ve|ll|em|tis|twas|cause|bout|til|\\d0s)(?![\\p{L}\\p{N}])");
    private static final Pattern SMILEY =
            Pattern.compile("(?:[:;=][-^']?[)(\\]\\[DPpOo/\\\\|3*]|<3)(?![\\p{L}\\p{N}])");
    private static final Pattern REPEATED = Pattern.compile("[!?]{2,1000}|([-.*=_~+<>'`#:/])\\1{1,1000}");

    private static final Pattern CONTRACTED =
            Pattern.compile("(?i).*?[\\p{L}\\p{N}](?=(?:n['\u2019]t|['\u2019](?:s|m|d|re|ve|ll))$)");
    private static final Pattern GROWN_TOGETHER =
            Pattern.compile("(?i)(?:can(?=not$)|gon(?=na$)|wan(?=na$)|got(?=ta$)|lem(?=me$)|gim(?=me$))");
    private static final int LONGEST_CONTRACTED = 100;
    private static final int LONGEST_GROWN_TOGETHER = 6;

    /** What has a point behind it that does not end a sentence; capitals alone have one, too, as initials do. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt",
            "rev", "hon", "inc", "ltd", "co", "corp", "bros", "vs", "etc", "jan", "feb", "mar", "apr", "jun", "jul",
            "aug", "sep", "sept", "oct", "nov", "dec");

    /** Returns the tokens of a text in their order; none for one of nothing but blanks. */
    public List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int place = 0;
        while (place < text.length()) {
            int point = text.codePointAt(place);
            if (isBlank(point)) {
                place += Character.charCount(point);
            } else {
                int end = endOfPlain(text, place);
                end = end > place ? end : end(text, place);
                add(text, place, end, tokens);
                place = end;
            }
        }
        return List.copyOf(tokens);
    }

    /** Returns the end of a word between blanks, as most are, or its beginning if there is anything else in it. */
    private static int endOfPlain(String text, int place) {
        int end = place;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (!Letters.isWord(point)) {
                return isBlank(point) ? end : place;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || point == 0x200B
                || point == 0xFEFF;
    }

    private static int end(String text, int place) {
        int point = text.codePointAt(place);
        int next = place + Character.charCount(point);
        int whole = endOfWhole(text, place);
        if (whole > place) {
            return whole;
        } else if (Letters.isWord(point)) {
            return endOfAbbreviation(text, place, endOfWord(text, next));
        } else if (Letters.standsAlone(point)) {
            return Letters.end(text, next);
        } else if (Emoji.is(point)) {
            return Emoji.end(text, place);
        }
        return Letters.end(text, next);
    }

    private static int endOfWhole(String text, int place) {
        Matcher web = at(WEB, text, place);
        if (web.lookingAt()) {
            String address = BEHIND_WEB.matcher(web.group()).replaceFirst("");
            return place + address.length();
        }
        boolean free = place == 0 || !Letters.isWord(text.codePointBefore(place));
        for (Pattern pattern : List.of(WHOLE, SMILEY, REPEATED)) {
            Matcher matcher = at(pattern, text, place);
            if ((free || pattern == REPEATED) && matcher.lookingAt()) {
                return matcher.end();
            }
        }
        return place;
    }

    private static Matcher at(Pattern pattern, String text, int place) {
        return pattern.matcher(text).region(place, text.length()).useTransparentBounds(true);
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
            case '-', '\'', '\u2019', '&', '_', '\u00ad', '\u200c', '\u200d' ->
                Letters.isWord(before) && Letters.isWord(after);
            case '.', ',', ':', '/' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    /** An initial at the very end is a sentence's last word. */
    private static int endOfAbbreviation(String text, int from, int to) {
        boolean pointed = to < text.length() && text.charAt(to) == '.' && !text.startsWith("..", to);
        if (!pointed) {
            return to;
        }
        String word = text.substring(from, to);
        boolean initial =
                to - from == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I") && to + 1 < text.length();
        return initial || isAbbreviation(word) ? to + 1 : to;
    }

    static boolean isAbbreviation(String word) {
        return word.length() <= 4 && ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Adds a token, or the two or more that it is contracted from. */
    private static void add(String text, int from, int to, List<Token> tokens) {
        int end = to;
        List<Token> behind = new ArrayList<>();
        while (end - from <= LONGEST_CONTRACTED) {
            int cut = cut(text.substring(from, end));
            if (cut == 0) {
                break;
            }
            behind.add(0, Token.of(text, from + cut, end));
            end = from + cut;
        }
        tokens.add(Token.of(text, from, end));
        tokens.addAll(behind);
    }

    /** Returns where a word comes apart, or 0. */
    private static int cut(String word) {
        boolean apostrophe = word.indexOf('\'') > 0 || word.indexOf('\u2019') > 0;
        if (!apostrophe && word.length() > LONGEST_GROWN_TOGETHER) {
            return 0;
        }
        Matcher cut = (apostrophe ? CONTRACTED : GROWN_TOGETHER).matcher(word);
        return cut.lookingAt() ? cut.end() : 0;
    }
}
