package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;

/**
 * An input of which every column is zero but for a single one at most, as text has it: its product with a matrix is a choice
 * of rows.
 *
 * @param places where the ones are, {@code [time][batch]}; {@link #NONE} where a column has none
 */
public record OneHotInput(int[] places) {
    static final int NONE = -1;

    /** Narrower inputs aren't worth a look: their product is cheap. */
    private static final int WORTH_LOOKING = 16;

    /** Finds the ones of {@code [time][inputs][batch]}; empty if it holds anything but single ones. */
    static Optional<OneHotInput> in(Floats input, int inputs, int batch, int steps) {
        if (inputs < WORTH_LOOKING) {
            return Optional.empty();
        }
        int[] places = new int[steps * batch];
        float[] row = new float[batch];
        for (int t = 0; t < steps; t++) {
            Arrays.fill(places, t * batch, (t + 1) * batch, NONE);
            for (int i = 0; i < inputs; i++) {
                input.get((t * inputs + i) * batch, row, batch);
                for (int e = 0; e < batch; e++) {
                    if (row[e] != 0f) {
                        if (row[e] != 1f || places[t * batch + e] != NONE) {
                            return Optional.empty();
                        }
                        places[t * batch + e] = i;
                    }
                }
            }
        }
        return Optional.of(new OneHotInput(places));
    }

    /** {@code z = table[token]} for every example of a strip; the table holds a column of {@code inputs} per row of z. */
    void choose(float[] table, int inputs, Strip strip, int step, float[] z) {
        int start = step * strip.batch() + strip.from();
        int size = strip.size();
        for (int j = 0, column = 0; j < z.length; j += size, column += inputs) {
            for (int e = 0; e < size; e++) {
                int token = places[start + e];
                z[j + e] = token == NONE ? 0f : table[column + token];
            }
        }
    }

    /** {@code table[token] += z}, the gradient of {@link #choose}. */
    void collect(float[] z, int inputs, Strip strip, int step, float[] table) {
        int start = step * strip.batch() + strip.from();
        int size = strip.size();
        for (int j = 0, column = 0; j < z.length; j += size, column += inputs) {
            for (int e = 0; e < size; e++) {
                int token = places[start + e];
                if (token != NONE) {
                    table[column + token] += z[j + e];
                }
            }
        }
    }
}
