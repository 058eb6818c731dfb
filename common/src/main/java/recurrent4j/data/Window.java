package recurrent4j.data;

import recurrent4j.io.InputException;

/**
 * A stretch of history and what followed it. The arrays are the window's own: neither side copies them.
 *
 * @param past {@code past[feature][step]}, oldest step first, feature 0 being the target
 * @param future the target's next values, {@code future[0]} following the last step of the past; empty where they are
 *     still to come
 */
public record Window(float[][] past, float[] future) {

    /**
     * @throws InputException if there is no feature or no step, if two features differ in length, or if a
     *     value is NaN or infinite
     */
    public Window {
        if (past.length == 0 || past[0].length == 0) {
            throw new InputException(
                    "A window without a past has nothing to forecast from; give at least one feature and one step.");
        }
        for (int feature = 0; feature < past.length; feature++) {
            if (past[feature].length != past[0].length) {
                throw new InputException(
                        "Feature %d of a window has %d steps and the target has %d; all must be equally long.",
                        feature, past[feature].length, past[0].length);
            }
            requireFinite("Feature " + feature, past[feature]);
        }
        requireFinite("The future", future);
    }

    /** Returns the number of features, the target among them. */
    public int features() {
        return past.length;
    }

    /** Returns the number of steps of the past. */
    public int steps() {
        return past[0].length;
    }

    /** Returns the number of future values, zero if they are still to come. */
    public int horizon() {
        return future.length;
    }

    /** Returns the same values as a single step with a feature for each of them, for a model without recurrence. */
    public Window flat() {
        float[][] values = new float[features() * steps()][1];
        for (int feature = 0; feature < features(); feature++) {
            for (int step = 0; step < steps(); step++) {
                values[feature * steps() + step][0] = past[feature][step];
            }
        }
        return new Window(values, future);
    }

    private static void requireFinite(String what, float[] values) {
        for (int step = 0; step < values.length; step++) {
            if (!Float.isFinite(values[step])) {
                throw new InputException(
                        "%s of a window is %s at step %d; fill or remove such values first.", what, values[step], step);
            }
        }
    }
}
