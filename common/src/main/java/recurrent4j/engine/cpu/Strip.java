package recurrent4j.engine.cpu;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Neighbouring examples, from one on, of a batch in arrays of {@code [time][feature][batch]}. */
record Strip(int from, int size, int batch) {
    /** Strips are multiples of this wide, the width of a vector register with AVX2, except for the last. */
    private static final int LANES = 8;

    /** Buffers that an engine keeps: for training, for the smaller last batch, for validation. */
    private static final int KEPT = 6;

    /** Divides a batch among threads, into no more strips than shares of the work are worth one. */
    static Stream<Strip> split(int batch, int threads, long shares) {
        return split(batch, threads, shares, LANES);
    }

    /** Divides it as evenly as it can be, for products that have units side by side, not examples. */
    static Stream<Strip> splitEvenly(int batch, int threads, long shares) {
        return split(batch, threads, shares, 1);
    }

    private static Stream<Strip> split(int batch, int threads, long shares, int lanes) {
        int count = (int) Math.max(1, Math.min(Math.min(threads, shares + 1), batch / LANES));
        return IntStream.range(0, count).mapToObj(k -> {
            int from = border(batch, k, count, lanes);
            return new Strip(from, border(batch, k + 1, count, lanes) - from, batch);
        });
    }

    /** Divides a batch into so many strips, or as many as there are lanes for. */
    static List<Strip> split(int batch, int count) {
        return split(batch, count, count).toList();
    }

    /** The step behind the last that exists in any example, at least 1. */
    int end(float[] exists, int steps) {
        for (int step = steps - 1; step > 0; step--) {
            int start = step * batch + from;
            for (int e = 0; e < size; e++) {
                if (exists[start + e] != 0) {
                    return step + 1;
                }
            }
        }
        return 1;
    }

    private static int border(int batch, int strip, int count, int lanes) {
        return strip == count ? batch : batch * strip / count / lanes * lanes;
    }

    /** Drops the buffers of the batch sizes that were used longest ago, given a map in order of use. */
    static void forget(Map<Strip, ?> buffers) {
        while (buffers.keySet().stream().mapToInt(Strip::batch).distinct().count() > KEPT) {
            int oldest = buffers.keySet().iterator().next().batch();
            buffers.keySet().removeIf(strip -> strip.batch() == oldest);
        }
    }

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

    /** Sets all features of a time step to zero. */
    void clear(Floats target, int step, int features) {
        write(new float[features * size], target, step, features);
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
