package recurrent4j.io;

import java.util.Locale;

/** Text with figures in it, which are written the same on every machine. */
public final class Text {

    private Text() {}

    /** Fills in a form, as {@link String#format(Locale, String, Object...)} does, by the rules of no country. */
    public static String of(String form, Object... figures) {
        return String.format(Locale.ROOT, form, figures);
    }
}
