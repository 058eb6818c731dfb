package recurrent4j.search;

import recurrent4j.io.Text;

/**
 * What came of settings that were tried.
 *
 * @param number from 1, in the order of the search
 * @param loss on validation data, smaller is better; infinite if the training failed
 * @param epochs that it was trained for
 */
public record Trial(int number, Candidate candidate, double loss, int epochs, double seconds) {

    /** Says it in one line. */
    @Override
    public String toString() {
        return Double.isFinite(loss)
                ? Text.of("Trial %d: %s: validation %.4f, %d epochs, %.1f s", number, candidate, loss, epochs, seconds)
                : Text.of("Trial %d: %s: the training failed, %.1f s", number, candidate, seconds);
    }
}
