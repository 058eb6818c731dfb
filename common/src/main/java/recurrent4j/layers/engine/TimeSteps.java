package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves whole time steps between arrays {@code [batch, features, time]}, float32 and dense in 'f' order, in which a step is
 * one block of memory.
 */
public final class TimeSteps {

    private TimeSteps() {}

    /**
     * Turns every sequence around within its own steps; padding stays where it is and becomes zero.
     *
     * @param source {@code [batch, features, time]}
     * @param mask {@code [batch, time]}, any type and order, 1 for a step and 0 for padding; empty if every step exists
     * @param target shaped as the source: written
     */
    public static void reverse(INDArray source, Optional<INDArray> mask, INDArray target) {
        int batch = (int) source.size(0);
        int features = (int) source.size(1);
        int steps = (int) source.size(2);
        if (mask.isEmpty()) {
            reverseBlocks(source, target, steps);
            return;
        }
        float[] from = read("source", source);
        float[] to = new float[from.length];
        int[] opposite = opposites(mask(mask.get()), batch, steps);
        for (int t = 0; t < steps; t++) {
            for (int j = 0; j < features; j++) {
                int start = (t * features + j) * batch;
                for (int k = 0; k < batch; k++) {
                    int step = opposite[t * batch + k];
                    if (step >= 0) {
                        to[start + k] = from[(step * features + j) * batch + k];
                    }
                }
            }
        }
        write("target", target, to);
    }

    private static void reverseBlocks(INDArray source, INDArray target, int steps) {
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(dense("target", target));
        int length = stepLength(source);
        for (int t = 0; t < steps; t++) {
            to.copy((steps - 1 - t) * length, from, t * length, length);
        }
    }

    /**
     * Finds the last step of every sequence.
     *
     * @param mask {@code [batch, time]}, any type and order, 1 for a step and 0 for padding
     * @return one index per example, -1 where there is no step at all
     */
    public static int[] last(INDArray mask) {
        int batch = (int) mask.size(0);
        float[] exists = mask(mask);
        int[] last = new int[batch];
        Arrays.fill(last, -1);
        for (int i = 0; i < exists.length; i++) {
            if (exists[i] != 0) {
                last[i % batch] = i / batch;
            }
        }
        return last;
    }

    /**
     * Takes one step out of every sequence.
     *
     * @param source {@code [batch, features, time]}
     * @param step one index per example
     * @param target {@code [batch, features]}: written
     */
    public static void gather(INDArray source, int[] step, INDArray target) {
        int features = (int) source.size(1);
        Floats from = Floats.of(dense("source", source));
        float[] to = new float[features * step.length];
        float[] block = new float[to.length];
        for (int t : Arrays.stream(step).distinct().toArray()) {
            from.get(t * block.length, block, block.length);
            for (int i = 0; i < to.length; i++) {
                if (step[i % step.length] == t) {
                    to[i] = block[i];
                }
            }
        }
        write("target", target, to);
    }

    /**
     * Puts one step into every sequence, and zeros into all others.
     *
     * @param source {@code [batch, features]}
     * @param step one index per example
     * @param target {@code [batch, features, time]}: written
     */
    public static void scatter(INDArray source, int[] step, INDArray target) {
        float[] from = read("source", source);
        float[] to = new float[Math.toIntExact(target.length())];
        for (int i = 0; i < from.length; i++) {
            to[step[i % step.length] * from.length + i] = from[i];
        }
        write("target", target, to);
    }

    /**
     * Multiplies every step by the same factors.
     *
     * @param source {@code [batch, features, time]}
     * @param factors {@code [batch, features]}
     * @param target shaped as the source, or the source itself: written
     */
    public static void scale(INDArray source, INDArray factors, INDArray target) {
        float[] each = read("factors", factors);
        float[] block = new float[each.length];
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(dense("target", target));
        for (int t = 0; t < steps(source); t++) {
            from.get(t * block.length, block, block.length);
            Pointwise.scale(block, each, block.length);
            to.put(t * block.length, block, block.length);
        }
    }

    /**
     * Puts features side by side.
     *
     * @param parts {@code [batch, features, time]} or {@code [batch, features]}, alike but for their features
     * @param whole all features, in the order of the parts: written
     * @throws IllegalArgumentException if a part has another batch or length
     */
    public static void merge(List<INDArray> parts, INDArray whole) {
        Floats target = Floats.of(dense("whole", whole));
        int width = stepLength(whole);
        int offset = 0;
        for (INDArray part : parts) {
            Floats source = Floats.of(part(part, whole));
            int length = stepLength(part);
            for (int t = 0; t < steps(whole); t++) {
                target.copy(t * width + offset, source, t * length, length);
            }
            offset += length;
        }
    }

    /**
     * Takes features apart, as {@link #merge} has put them together.
     *
     * @param whole {@code [batch, features, time]} or {@code [batch, features]}
     * @param parts written
     */
    public static void split(INDArray whole, List<INDArray> parts) {
        Floats source = Floats.of(dense("whole", whole));
        int width = stepLength(whole);
        int offset = 0;
        for (INDArray part : parts) {
            Floats target = Floats.of(part(part, whole));
            int length = stepLength(part);
            for (int t = 0; t < steps(whole); t++) {
                target.copy(t * length, source, t * width + offset, length);
            }
            offset += length;
        }
    }

    /** For each step of each example the step to swap with, -1 for padding; {@code [time][batch]}. */
    private static int[] opposites(float[] mask, int batch, int steps) {
        int[] opposites = new int[batch * steps];
        Arrays.fill(opposites, -1);
        for (int k = 0; k < batch; k++) {
            int first = 0;
            int last = steps - 1;
            while (first <= last) {
                if (mask[first * batch + k] == 0) {
                    first++;
                } else if (mask[last * batch + k] == 0) {
                    last--;
                } else {
                    opposites[first * batch + k] = last;
                    opposites[last-- * batch + k] = first++;
                }
            }
        }
        return opposites;
    }

    private static float[] mask(INDArray mask) {
        return read("mask", mask.castTo(DataType.FLOAT).dup('f'));
    }

    private static int steps(INDArray array) {
        return array.rank() == 3 ? (int) array.size(2) : 1;
    }

    private static int stepLength(INDArray array) {
        return Math.toIntExact(array.size(0) * array.size(1));
    }

    private static INDArray part(INDArray part, INDArray whole) {
        long[] expected = whole.shape().clone();
        expected[1] = part.size(1);
        return Dense.check("part", part, expected);
    }

    private static float[] read(String name, INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        Floats.of(dense(name, array)).get(0, values, values.length);
        return values;
    }

    private static void write(String name, INDArray array, float[] values) {
        Floats.of(dense(name, array)).put(0, values, values.length);
    }

    private static INDArray dense(String name, INDArray array) {
        return Dense.check(name, array, array.shape());
    }
}
