package recurrent4j.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Examples that are asked together, filled up to a multiple of eight by the last of them: the routines that multiply matrices
 * compute what is left over of eight rows in another order of sums, and what is answered of an example must not depend, to its
 * last digit, on which others are asked with it.
 */
public final class FullRows {

    private static final int EIGHT = 8;

    private FullRows() {}

    /** Returns the examples with the last as often as it takes. */
    public static <T> List<T> of(List<T> examples) {
        int missing = Math.floorMod(-examples.size(), EIGHT);
        if (missing == 0) {
            return examples;
        }
        List<T> full = new ArrayList<>(examples);
        full.addAll(Collections.nCopies(missing, examples.get(examples.size() - 1)));
        return full;
    }
}
