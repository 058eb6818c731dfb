package recurrent4j.layers.engine;

/**
 * Neighbouring examples of a batch in arrays of {@code [time][feature][batch]}.
 *
 * @param from first example
 * @param size number of examples
 * @param batch examples in the whole batch
 */
record Strip(int from, int size, int batch) {

    /** Copies a time step out of an array. */
    void read(Floats source, int step, float[] target, int features) {
        int start = step * features * batch + from;
        if (size == batch) {
            source.get(start, target, features * size);
            return;
        }
        for (int j = 0; j < features; j++) {
            source.get(start + j * batch, target, j * size, size);
        }
    }

    /** Copies a time step into an array. */
    void write(float[] source, Floats target, int step, int features) {
        int start = step * features * batch + from;
        if (size == batch) {
            target.put(start, source, features * size);
            return;
        }
        for (int j = 0; j < features; j++) {
            target.put(start + j * batch, source, j * size, size);
        }
    }

    /** Copies a time step from array to array, the second being of these examples alone. */
    void copy(Floats source, int step, Floats target, int at, int features) {
        int start = step * features * batch + from;
        if (size == batch) {
            target.copy(at, source, start, features * size);
            return;
        }
        for (int j = 0; j < features; j++) {
            target.copy(at + j * size, source, start + j * batch, size);
        }
    }

    /** A time step of an array, in place. */
    Matrix view(Floats array, int step, int features) {
        return Matrix.of(array.address((long) step * features * batch + from), size, features, batch);
    }

    /** Multiplies every feature of an example with the example's mask. */
    void mask(float[] masks, int step, float[] values) {
        int start = step * batch + from;
        for (int e = 0; e < size; e++) {
            float m = masks[start + e];
            if (m != 1f) {
                for (int k = e; k < values.length; k += size) {
                    values[k] *= m;
                }
            }
        }
    }
}
