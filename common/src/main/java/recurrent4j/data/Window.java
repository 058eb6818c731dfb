package recurrent4j.data;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.writable.Writable;
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
     * Checks the shape and the numbers.
     *
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
                        "Feature %d of a window has %d steps and the target has %d; all must be equally long."
                                .formatted(feature, past[feature].length, past[0].length));
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

    /**
     * Reads every sequence of a reader as one window: the last {@code horizon} steps of column 0 are its future, and
     * all columns of the steps before are its past.
     *
     * @param reader numeric columns, the target first; read from where it stands to its end
     * @param horizon steps to forecast, at least 1
     * @throws InputException if the horizon is below 1, or if a sequence has no step before it or is ragged
     */
    public static List<Window> read(SequenceRecordReader reader, int horizon) {
        if (horizon < 1) {
            throw new InputException("A horizon of %d steps forecasts nothing; choose 1 or more.".formatted(horizon));
        }
        List<Window> windows = new ArrayList<>();
        while (reader.hasNext()) {
            windows.add(of(reader.sequenceRecord(), horizon));
        }
        return windows;
    }

    private static Window of(List<List<Writable>> sequence, int horizon) {
        int steps = sequence.size() - horizon;
        if (steps < 1) {
            throw new InputException(("A sequence of %d steps leaves no past before a horizon of %d; "
                            + "choose a smaller horizon or longer sequences.")
                    .formatted(sequence.size(), horizon));
        }
        int columns = sequence.get(0).size();
        float[][] past = new float[columns][steps];
        float[] future = new float[horizon];
        for (int step = 0; step < sequence.size(); step++) {
            List<Writable> row = sequence.get(step);
            if (row.size() != columns) {
                throw new InputException(
                        "Step %d of a sequence has %d columns and its first step has %d; all must have the same."
                                .formatted(step, row.size(), columns));
            }
            if (step >= steps) {
                future[step - steps] = row.get(0).toFloat();
                continue;
            }
            for (int column = 0; column < columns; column++) {
                past[column][step] = row.get(column).toFloat();
            }
        }
        return new Window(past, future);
    }

    private static void requireFinite(String what, float[] values) {
        for (int step = 0; step < values.length; step++) {
            if (!Float.isFinite(values[step])) {
                throw new InputException("%s of a window is %s at step %d; fill or remove such values first."
                        .formatted(what, values[step], step));
            }
        }
    }
}
