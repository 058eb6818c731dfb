package recurrent4j.eval;

import recurrent4j.io.Text;

/** Numbers as a person reads them, the same on every machine. */
public final class Figures {

    private static final int SIGNIFICANT_DIGITS = 6;

    private Figures() {}

    /** Six decimals below one, else six significant digits; powers of ten where either would hide the number. */
    static String score(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (size != 0 && size < 1e-4 || size >= 1e7) {
            return Text.of("%.5e", value);
        }
        int wholeDigits = size < 1 ? 0 : (int) Math.log10(size) + 1;
        return Text.of("%." + (SIGNIFICANT_DIGITS - Math.min(wholeDigits, SIGNIFICANT_DIGITS)) + "f", value);
    }

    /** A count with its thousands apart. */
    static String count(long value) {
        return Text.of("%,d", value);
    }

    /** A fraction in percent with its sign, while that says more than that it is a multiple. */
    static String percent(double fraction) {
        if (!Double.isFinite(fraction)) {
            return "-";
        }
        return fraction > -100 ? Text.of("%+.1f %%", 100 * fraction) : "over 100-fold";
    }

    /** A fraction in percent, for a sentence that says the direction itself. */
    static String share(double fraction) {
        return Double.isFinite(fraction) ? Text.of("%.1f %%", 100 * Math.abs(fraction)) : "infinitely";
    }

    /** A duration as a person says it. */
    public static String duration(double seconds) {
        if (seconds < 59.95) {
            return seconds < 0.1 ? "< 0.1 s" : Text.of("%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? Text.of("%d min %02d s", whole / 60, whole % 60)
                : Text.of("%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
