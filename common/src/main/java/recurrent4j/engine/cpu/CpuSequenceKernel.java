package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/** Copies of blocks of memory, or of the Java heap where padding is in the way. */
final class CpuSequenceKernel implements SequenceKernel {

    @Override
    public void reverse(INDArray source, Optional<INDArray> mask, INDArray target) {
        int batch = (int) source.size(0);
        int features = (int) source.size(1);
        int steps = (int) source.size(2);
        if (mask.isEmpty()) {
            Floats blocks = Floats.of(dense("source", source));
            Floats turned = Floats.of(dense("target", target));
            int length = batch * features;
            for (int t = 0; t < steps; t++) {
                turned.copy((steps - 1 - t) * length, blocks, t * length, length);
            }
            return;
        }
        float[] from = read("source", source);
        float[] to = new float[from.length];
        int[] opposite = opposites(Dense.values(mask.get()), batch, steps);
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

    @Override
    public int[] last(INDArray mask) {
        int batch = (int) mask.size(0);
        float[] exists = Dense.values(mask);
        int[] last = new int[batch];
        Arrays.fill(last, -1);
        for (int i = 0; i < exists.length; i++) {
            if (exists[i] != 0) {
                last[i % batch] = i / batch;
            }
        }
        return last;
    }

    @Override
    public void gather(INDArray source, int[] step, INDArray target) {
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

    @Override
    public void scatter(INDArray source, int[] step, INDArray target) {
        float[] from = read("source", source);
        float[] to = new float[Math.toIntExact(target.length())];
        for (int i = 0; i < from.length; i++) {
            to[step[i % step.length] * from.length + i] = from[i];
        }
        write("target", target, to);
    }

    @Override
    public void scale(INDArray source, INDArray factors, INDArray target) {
        float[] each = read("factors", factors);
        float[] block = new float[each.length];
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(dense("target", target));
        for (int t = 0; t < Dense.steps(source); t++) {
            from.get(t * block.length, block, block.length);
            Pointwise.scale(block, each, block.length);
            to.put(t * block.length, block, block.length);
        }
    }

    @Override
    public void merge(List<INDArray> parts, INDArray whole) {
        Floats target = Floats.of(dense("whole", whole));
        byPart(parts, whole, (part, offset, at, length) -> target.copy(offset, part, at, length));
    }

    @Override
    public void split(INDArray whole, List<INDArray> parts) {
        Floats source = Floats.of(dense("whole", whole));
        byPart(parts, whole, (part, offset, at, length) -> part.copy(at, source, offset, length));
    }

    private interface Copy {
        void between(Floats part, int offset, int at, int length);
    }

    private static void byPart(List<INDArray> parts, INDArray whole, Copy copy) {
        int width = stepLength(whole);
        int offset = 0;
        for (INDArray part : parts) {
            long[] expected = whole.shape().clone();
            expected[1] = part.size(1);
            Floats memory = Floats.of(Dense.check("part", part, expected));
            int length = stepLength(part);
            for (int t = 0; t < Dense.steps(whole); t++) {
                copy.between(memory, t * width + offset, t * length, length);
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

    private static int stepLength(INDArray array) {
        return Math.toIntExact(array.size(0) * array.size(1));
    }

    private static float[] read(String name, INDArray array) {
        return Floats.of(dense(name, array)).values();
    }

    private static void write(String name, INDArray array, float[] values) {
        Floats.of(dense(name, array)).put(0, values, values.length);
    }

    private static INDArray dense(String name, INDArray array) {
        return Dense.check(name, array, array.shape());
    }
}
