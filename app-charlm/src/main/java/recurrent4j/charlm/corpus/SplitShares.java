package recurrent4j.charlm.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.data.Split;
import recurrent4j.io.InputException;

/** How a text is split in its own order, in percent; the test part may have none. */
public record SplitShares(int training, int validation, int test) {

    /** The shares unless others are chosen. */
    public static final SplitShares USUAL = new SplitShares(90, 5, 5);

    private static final int WHOLE = 100;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})/(\\d{1,3})(?:/(\\d{1,3}))?");

    /** @throws InputException if the shares do not add up to 100, or one of the first two is none */
    public SplitShares {
        if (training < 1 || validation < 1 || test < 0 || training + validation + test != WHOLE) {
            throw new InputException(
                    "A split of %d/%d/%d is impossible: the shares must add up to 100, and only the last may be 0.",
                    training, validation, test);
        }
    }

    /**
     * Parses a split such as 90/5/5 or 90/10.
     *
     * @throws InputException if it is neither
     */
    public static SplitShares parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InputException(
                    "\"" + text + "\" is no split; give percentages such as 90/5/5, or 90/10 for no test part.");
        }
        int test = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        return new SplitShares(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), test);
    }

    /** Returns where the parts of a text end, each of which has two tokens or more. */
    Split<Long> ends(long length, String name) {
        long first = length * training / WHOLE;
        long second = length * (training + validation) / WHOLE;
        if (first < 2 || second - first < 2 || (test > 0 && length - second < 2)) {
            throw new InputException(
                    "%s has %d tokens, which are too few to be split %s; give a longer text.", name, length, this);
        }
        return new Split<>(first, second, test == 0 ? second : length);
    }

    @Override
    public String toString() {
        return test == 0 ? training + "/" + validation : training + "/" + validation + "/" + test;
    }
}
