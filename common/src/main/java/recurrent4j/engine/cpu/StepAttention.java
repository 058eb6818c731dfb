package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import recurrent4j.engine.DecoderKernel.DecoderShape;

/** The attention of single states to the memory of their sequences, of which nothing is padding. */
final class StepAttention {
    private final int features;
    private final int units;
    private final DecoderWeights weights;
    private final CpuDecoderSteps.Memory memory;
    /** Of each sequence, {@code [steps * units]}; the bias of additive scores is in them. */
    private final float[][] keys;

    private final Blas.Gemm gemm = Blas.gemm();
    private float[][] shares = new float[0][];

    StepAttention(DecoderShape shape, DecoderWeights weights, CpuDecoderSteps.Memory memory) {
        this.weights = weights;
        this.memory = memory;
        features = shape.memory();
        units = shape.top();
        keys = Arrays.stream(memory.steps()).map(this::keys).toArray(float[][]::new);
    }

    /** Steps stand one after the other, so that they are the columns of the transposed matrix. */
    private float[] keys(float[] steps) {
        int count = steps.length / features;
        Floats read = Floats.zeros(steps.length);
        read.put(0, steps, steps.length);
        Floats made = Floats.zeros(count * units);
        Matrix columns = Matrix.of(read.address(0), features, count, features);
        gemm.multiply(
                weights.key().orElseThrow().transpose(), columns, Matrix.of(made.address(0), units, count, units), 0f);
        float[] keyed = made.values();
        read.free();
        made.free();
        weights.additive().ifPresent(additive -> {
            for (int k = 0; k < keyed.length; k++) {
                keyed[k] += additive.bias()[k % units];
            }
        });
        return keyed;
    }

    /** Returns how much each row has looked at each step of its sequence. */
    float[][] shares() {
        return shares;
    }

    /** Returns the contexts {@code [features][rows]} of states {@code [units][rows]}, of which only the first have a sequence. */
    float[] contexts(Matrix states, Floats top, int[] sequences) {
        int rows = states.height();
        float[] queries = queries(states, top);
        float[] contexts = new float[features * rows];
        float[] query = new float[units];
        float[] context = new float[features];
        shares = new float[sequences.length][];
        for (int row = 0; row < sequences.length; row++) {
            for (int j = 0; j < units; j++) {
                query[j] = queries[j * rows + row];
            }
            shares[row] = scores(keys[sequences[row]], query);
            MaskedSoftmax.of(shares[row], 1, (step, alone) -> true);
            float[] steps = memory.steps()[sequences[row]];
            Arrays.fill(context, 0f);
            for (int s = 0; s < shares[row].length; s++) {
                float share = shares[row][s];
                int from = s * features;
                for (int j = 0; j < features; j++) {
                    context[j] += share * steps[from + j];
                }
            }
            for (int j = 0; j < features; j++) {
                contexts[j * rows + row] = context[j];
            }
        }
        return contexts;
    }

    private float[] queries(Matrix states, Floats top) {
        Optional<DecoderWeights.Additive> additive = weights.additive();
        if (additive.isEmpty()) {
            return top.values();
        }
        Floats made = Floats.zeros(states.height() * units);
        gemm.multiply(
                states,
                additive.get().query(),
                Matrix.of(made.address(0), states.height(), units, states.height()),
                0f);
        float[] queries = made.values();
        made.free();
        return queries;
    }

    private float[] scores(float[] keyed, float[] query) {
        float[] scores = new float[keyed.length / units];
        float[] block = keyed.clone();
        if (weights.additive().isPresent()) {
            float[] vector = weights.additive().get().vector();
            for (int from = 0; from < block.length; from += units) {
                for (int j = 0; j < units; j++) {
                    block[from + j] += query[j];
                }
            }
            Pointwise.tanh(block, block.length);
            for (int s = 0; s < scores.length; s++) {
                scores[s] = product(block, s * units, vector);
            }
        } else {
            for (int s = 0; s < scores.length; s++) {
                scores[s] = product(block, s * units, query);
            }
        }
        return scores;
    }

    /** Four sums at a time, because each addition waits for the one before. */
    private static float product(float[] block, int from, float[] vector) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int j = 0;
        for (; j + 4 <= vector.length; j += 4) {
            first += block[from + j] * vector[j];
            second += block[from + j + 1] * vector[j + 1];
            third += block[from + j + 2] * vector[j + 2];
            fourth += block[from + j + 3] * vector[j + 3];
        }
        for (; j < vector.length; j++) {
            first += block[from + j] * vector[j];
        }
        return first + second + third + fourth;
    }
}
