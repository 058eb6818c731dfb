package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/** Copies of blocks of memory, or of the Java heap where padding is in the way; threads share the steps. */
final class CpuSequenceKernel implements SequenceKernel {

    private final int threads;

    CpuSequenceKernel(int threads) {
        this.threads = threads;
    }

    @Override
    public void reverse(INDArray source, Optional<INDArray> mask, INDArray target) {
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(dense("target", target));
        if (mask.isPresent()) {
            reverseExisting(source, from, mask.get(), to);
            return;
        }
        int steps = (int) source.size(2);
        int length = stepLength(source);
        share(source, (first, end) -> {
            for (int t = first; t < end; t++) {
                to.copy((steps - 1 - t) * length, from, t * length, length);
            }
        });
    }

    private void reverseExisting(INDArray source, Floats from, INDArray mask, Floats to) {
        int batch = (int) source.size(0);
        int length = stepLength(source);
        int[] opposite = opposites(Dense.values(mask), batch, (int) source.size(2));
        float[] values = from.values();
        share(source, (first, end) -> {
            float[] block = new float[length];
            for (int t = first; t < end; t++) {
                for (int at = 0; at < length; at += batch) {
                    for (int k = 0; k < batch; k++) {
                        int step = opposite[t * batch + k];
                        block[at + k] = step < 0 ? 0 : values[step * length + at + k];
                    }
                }
                to.put(t * length, block, length);
            }
        });
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
        int batch = step.length;
        int features = (int) source.size(1);
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(dense("target", target));
        int[] different = Arrays.stream(step).distinct().toArray();
        Team.share(features, (long) different.length * features * batch / Team.COPIED, threads, (first, end) -> {
            float[] values = new float[(end - first) * batch];
            float[] block = new float[values.length];
            for (int t : different) {
                from.get((t * features + first) * batch, block, block.length);
                for (int i = 0; i < values.length; i++) {
                    if (step[i % batch] == t) {
                        values[i] = block[i];
                    }
                }
            }
            to.put(first * batch, values, values.length);
        });
    }

    @Override
    public void scatter(INDArray source, int[] step, INDArray target) {
        float[] from = read("source", source);
        Floats to = Floats.of(dense("target", target));
        to.clear(Math.toIntExact(target.length()), threads);
        for (int i = 0; i < from.length; i++) {
            to.put(step[i % step.length] * from.length + i, from[i]);
        }
    }

    @Override
    public void scale(INDArray source, INDArray factors, INDArray target) {
        float[] each = read("factors", factors);
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(dense("target", target));
        share(source, (first, end) -> {
            float[] block = new float[each.length];
            for (int t = first; t < end; t++) {
                from.get(t * block.length, block, block.length);
                Pointwise.scale(block, each, block.length);
                to.put(t * block.length, block, block.length);
            }
        });
    }

    @Override
    public void add(INDArray source, INDArray target) {
        Floats from = Floats.of(dense("source", source));
        Floats to = Floats.of(Dense.check("target", target, source.shape()));
        int length = stepLength(source);
        share(source, (first, end) -> {
            float[] block = new float[length];
            float[] sum = new float[length];
            for (int t = first; t < end; t++) {
                from.get(t * length, block, length);
                to.get(t * length, sum, length);
                Pointwise.add(sum, block, length);
                to.put(t * length, sum, length);
            }
        });
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

    private void byPart(List<INDArray> parts, INDArray whole, Copy copy) {
        int width = stepLength(whole);
        List<Floats> memory = parts.stream()
                .map(part -> Floats.of(Dense.check("part", part, Dense.shape(whole, (int) part.size(1)))))
                .toList();
        share(whole, (first, end) -> {
            int offset = 0;
            for (int i = 0; i < memory.size(); i++) {
                int length = stepLength(parts.get(i));
                for (int t = first; t < end; t++) {
                    copy.between(memory.get(i), t * width + offset, t * length, length);
                }
                offset += length;
            }
        });
    }

    private void share(INDArray sequences, Team.Parts steps) {
        Team.share(Dense.steps(sequences), sequences.length() / Team.COPIED, threads, steps);
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

    private static INDArray dense(String name, INDArray array) {
        return Dense.check(name, array, array.shape());
    }
}
