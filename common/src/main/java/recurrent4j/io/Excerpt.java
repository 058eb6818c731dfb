package recurrent4j.io;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a message repeats of somebody's input: never more than 200 characters of it, and none that a terminal obeys. */
public final class Excerpt {

    private static final int LONGEST = 200;
    private static final Pattern QUOTATION = Pattern.compile("(?<=\")[^\"]{" + (LONGEST + 1) + ",}(?=\")");

    /** Control characters and those that change the direction of writing. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028-\\u202e\\u2066-\\u2069]");

    private Excerpt() {}

    /** The beginning of a value, with an ellipsis where more follows, and control characters by their number. */
    public static String of(String value) {
        boolean whole = value.codePointCount(0, value.length()) <= LONGEST;
        return withoutControls(whole ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…");
    }

    /** A message on one line, in which whatever stands between quotation marks is such an excerpt. */
    public static String sentence(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ");
        return withoutControls(
                QUOTATION.matcher(line).replaceAll(quotation -> Matcher.quoteReplacement(of(quotation.group()))));
    }

    private static String withoutControls(String text) {
        return CONTROL.matcher(text).replaceAll(Excerpt::number);
    }

    private static String number(MatchResult control) {
        return String.format("\\\\u%04x", (int) control.group().charAt(0));
    }
}
