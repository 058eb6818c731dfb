package recurrent4j.engine.cpu;

import java.util.Arrays;

/** The rows of a kernel that tokens choose from, bias included, and then their gradients; the last row is for no token. */
final class TokenRows {
    private final PackedWeights weights;
    private final int width;
    private final float[] row;
    private float[][] rows = new float[0][];

    TokenRows(PackedWeights weights) {
        this.weights = weights;
        width = weights.inputColumns();
        row = new float[width];
    }

    void load() {
        if (rows.length == 0) {
            rows = new float[weights.biasRow() + 1][width];
        }
        weights.readRows(rows);
        for (int token = 0; token < weights.biasRow(); token++) {
            Pointwise.add(rows[token], rows[weights.biasRow()], width);
        }
    }

    void clear() {
        for (float[] each : rows) {
            Arrays.fill(each, 0f);
        }
    }

    /** Sets the rows of z from a place on to those that the examples of a strip choose at a step. */
    void choose(OneHotInput tokens, Strip strip, int step, RowBuffer z, int at) {
        for (int e = 0; e < strip.size(); e++) {
            z.put(at + e, 0, of(tokens, strip, step, e), width);
        }
    }

    /** Adds the rows of z to the gradients of those rows. */
    void collect(OneHotInput tokens, Strip strip, int step, RowBuffer z, int at) {
        for (int e = 0; e < strip.size(); e++) {
            z.get(at + e, 0, row, width);
            Pointwise.add(of(tokens, strip, step, e), row, width);
        }
    }

    /** Writes the gradients, that of the bias being the sum of all. */
    void store(PackedWeights gradient) {
        float[] bias = rows[weights.biasRow()];
        for (int token = 0; token < weights.biasRow(); token++) {
            Pointwise.add(bias, rows[token], width);
        }
        gradient.writeRows(rows);
    }

    private float[] of(OneHotInput tokens, Strip strip, int step, int example) {
        int token = tokens.places()[step * strip.batch() + strip.from() + example];
        return rows[token == OneHotInput.NONE ? weights.biasRow() : token];
    }
}
