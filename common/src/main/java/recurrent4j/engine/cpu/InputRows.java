package recurrent4j.engine.cpu;

/** The input of several steps in rows {@code [x 1]}. */
final class InputRows {
    private final Strip strip;
    private final int inputs;
    private final int width;
    private final boolean dense;
    private final float[] columns;
    private final float[] rows;
    private RowBuffer memory = new RowBuffer(0, 1, false);
    private int slots;
    private StepCopies copies;

    InputRows(PackedWeights weights, Strip strip, boolean dense) {
        this.strip = strip;
        inputs = weights.biasRow();
        width = inputs + 1;
        this.dense = dense;
        columns = new float[strip.size() * inputs];
        rows = new float[strip.size() * width];
        for (int row = 0; row < strip.size(); row++) {
            rows[row * width + inputs] = 1f;
        }
    }

    /** Makes room for as many steps; what they held is lost if there wasn't. */
    void reserve(int needed) {
        if (slots < needed) {
            memory.free();
            slots = needed;
            memory = new RowBuffer(slots * strip.size(), width, dense);
            copies = StepCopies.rows(strip, inputs, memory.stride());
            for (int row = 0; row < slots * strip.size(); row++) {
                memory.set(row, inputs, 1f);
            }
        }
    }

    void free() {
        memory.free();
    }

    void read(SequenceArray input, int step, int count, int slot) {
        if (StepCopies.suit(input)) {
            copies.read(input.numbers(), step, count, memory.address(slot * strip.size()));
            return;
        }
        for (int k = 0; k < count; k++) {
            read(input, step + k, slot + k);
        }
    }

    private void read(SequenceArray input, int step, int slot) {
        if (input.byExample()) {
            int first = step * strip.batch() + strip.from();
            for (int e = 0; e < strip.size(); e++) {
                memory.put(slot * strip.size() + e, 0, input.numbers(), (first + e) * inputs, inputs);
            }
            return;
        }
        strip.read(input.numbers(), step, columns, inputs);
        Pointwise.transpose(columns, inputs, strip.size(), rows, width);
        memory.put(slot * strip.size(), 0, rows, width);
    }

    RowBuffer memory() {
        return memory;
    }

    Matrix columns(int slot, int count) {
        return memory.columns(slot * strip.size(), count * strip.size(), 0, width);
    }
}
