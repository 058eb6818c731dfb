package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import recurrent4j.engine.DecoderKernel.DecoderShape;

/**
 * The attention of neighbouring examples' decoder states to their memory, computed by one thread, step by step of the target.
 * Blocks on the heap are {@code [features][size]}. What tanh made of keys is computed again on the way back, since keeping it
 * would take a block for each step of the target and each of the memory.
 */
final class CrossAttention {
    private final int features;
    private final int units;
    private final Strip strip;
    private final Blas.Gemm gemm = Blas.gemm();

    private float[][] memory = new float[0][];
    private float[][] keys = new float[0][];
    private float[][] memoryGradients = new float[0][];
    private float[][] keyGradients = new float[0][];
    /** The softmax of the scores, by step of the target: {@code [memory time][size]}. */
    private float[][] shares = new float[0][];

    /** What the keys meet at each step of the target. */
    private float[][] queries = new float[0][];

    private final float[] context;
    private final float[] wide;
    private final float[] wideRoom;
    private final float[] narrow;
    private final float[] room;
    private final float[] spreadVector;
    private final float[] queryGradient;
    /** A block of keys or queries, and one of contexts, for products. */
    private final Floats unitColumns;

    private final Floats contextColumns;
    private final float[] vectorGradient;
    private final float[] biasGradient;
    final Floats keyKernelGradient;
    final Floats queryKernelGradient;
    private DecoderPass pass;
    private int end;

    CrossAttention(DecoderShape shape, Strip strip) {
        this.strip = strip;
        features = shape.memory();
        units = shape.top();
        int n = units * strip.size();
        context = new float[features * strip.size()];
        wide = new float[context.length];
        wideRoom = new float[context.length];
        narrow = new float[n];
        room = new float[n];
        spreadVector = new float[n];
        queryGradient = new float[n];
        unitColumns = Floats.zeros(n);
        contextColumns = Floats.zeros(context.length);
        vectorGradient = new float[n];
        biasGradient = new float[n];
        keyKernelGradient = Floats.zeros(features * units);
        queryKernelGradient = Floats.zeros(units * units);
    }

    void free() {
        unitColumns.free();
        contextColumns.free();
        keyKernelGradient.free();
        queryKernelGradient.free();
    }

    /** Reads the memory of a pass, and makes the keys. */
    void begin(DecoderPass next) {
        pass = next;
        DecoderPass.Extent extent = pass.extent();
        end = extent.memoryMask()
                .map(exists -> strip.end(exists, extent.memorySteps()))
                .orElse(extent.memorySteps());
        memory = room(memory, end, context.length);
        keys = room(keys, end, narrow.length);
        int kept = pass.recording() ? extent.steps() : 1;
        shares = new float[kept][end * strip.size()];
        queries = room(queries, kept, narrow.length);
        Optional<DecoderWeights.Additive> additive = pass.weights().additive();
        additive.ifPresent(its -> spread(its.vector(), spreadVector));
        additive.ifPresent(its -> spread(its.bias(), room));
        for (int s = 0; s < end; s++) {
            strip.read(pass.memory(), s, memory[s], features);
            clearPadding(s);
            contextColumns.put(0, memory[s], context.length);
            gemm.multiply(contextMatrix(), pass.weights().key().orElseThrow(), unitMatrix(), 0f);
            unitColumns.get(0, keys[s], narrow.length);
            if (additive.isPresent()) {
                Pointwise.add(keys[s], room, narrow.length);
            }
        }
    }

    /** Sets to zero what a step of the memory has where it is padding: what is no number would stay so with a share of 0. */
    private void clearPadding(int s) {
        for (int e = 0; e < strip.size(); e++) {
            if (!exists(s, e)) {
                for (int at = e; at < context.length; at += strip.size()) {
                    memory[s][at] = 0;
                }
            }
        }
    }

    private static float[][] room(float[][] blocks, int count, int length) {
        if (blocks.length >= count) {
            return blocks;
        }
        float[][] larger = Arrays.copyOf(blocks, count);
        for (int i = blocks.length; i < count; i++) {
            larger[i] = new float[length];
        }
        return larger;
    }

    /** Gives every example a number for each unit. */
    private void spread(float[] numbers, float[] block) {
        for (int j = 0; j < units; j++) {
            Arrays.fill(block, j * strip.size(), (j + 1) * strip.size(), numbers[j]);
        }
    }

    /** Returns the contexts {@code [features, size]} of the examples' states {@code [units, size]} at a step. */
    Matrix attend(int t, Matrix states) {
        int slot = pass.recording() ? t : 0;
        float[] query = queries[slot];
        float[] share = shares[slot];
        if (pass.weights().additive().isPresent()) {
            gemm.multiply(states, pass.weights().additive().get().query(), unitMatrix(), 0f);
            unitColumns.get(0, query, query.length);
        } else {
            strip.read(pass.states()[pass.top()], t, query, units);
        }
        for (int s = 0; s < end; s++) {
            score(s, query);
            System.arraycopy(narrow, 0, share, s * strip.size(), strip.size());
        }
        MaskedSoftmax.of(share, strip.size(), this::exists);
        Arrays.fill(context, 0f);
        for (int s = 0; s < end; s++) {
            Pointwise.spread(share, s * strip.size(), strip.size(), wide);
            Pointwise.addProduct(context, memory[s], wide, wide.length);
        }
        contextColumns.put(0, context, context.length);
        return contextMatrix();
    }

    /** Leaves the scores of a step of the memory in the first row of {@link #narrow}. */
    private void score(int s, float[] query) {
        System.arraycopy(keys[s], 0, narrow, 0, narrow.length);
        if (pass.weights().additive().isPresent()) {
            Pointwise.add(narrow, query, narrow.length);
            Pointwise.tanh(narrow, narrow.length);
            Pointwise.scale(narrow, spreadVector, narrow.length);
        } else {
            Pointwise.scale(narrow, query, narrow.length);
        }
        Pointwise.sumRows(narrow, units, strip.size(), room);
    }

    private boolean exists(int s, int example) {
        return pass.extent().memoryMask().isEmpty()
                || pass.extent().memoryMask().get()[s * strip.batch() + strip.from() + example] != 0;
    }

    void beginBackward() {
        memoryGradients = room(memoryGradients, end, context.length);
        keyGradients = room(keyGradients, end, narrow.length);
        for (int s = 0; s < end; s++) {
            Arrays.fill(memoryGradients[s], 0f);
            Arrays.fill(keyGradients[s], 0f);
        }
        Arrays.fill(vectorGradient, 0f);
        Arrays.fill(biasGradient, 0f);
        queryKernelGradient.clear((long) units * units);
        keyKernelGradient.clear((long) features * units);
    }

    /** Returns the contexts of a step that has been attended to, once more. */
    Matrix again(int t) {
        Arrays.fill(context, 0f);
        for (int s = 0; s < end; s++) {
            Pointwise.spread(shares[t], s * strip.size(), strip.size(), wide);
            Pointwise.addProduct(context, memory[s], wide, wide.length);
        }
        contextColumns.put(0, context, context.length);
        return contextMatrix();
    }

    /**
     * Goes back from the gradients of the contexts at a step.
     *
     * @param contextGradient {@code [features][size]}
     * @param states the top states of the step
     * @param stateGradient where the gradient of these states is, to which something is added
     */
    void differentiate(int t, float[] contextGradient, Matrix states, Floats stateGradient) {
        float[] share = shares[t];
        float[] slopes = slopes(share, contextGradient);
        Arrays.fill(queryGradient, 0f);
        for (int s = 0; s < end; s++) {
            Pointwise.spread(share, s * strip.size(), strip.size(), wide);
            Pointwise.addProduct(memoryGradients[s], wide, contextGradient, wide.length);
            Pointwise.spread(slopes, s * strip.size(), strip.size(), room);
            if (pass.weights().additive().isPresent()) {
                System.arraycopy(keys[s], 0, narrow, 0, narrow.length);
                Pointwise.add(narrow, queries[t], narrow.length);
                Pointwise.tanh(narrow, narrow.length);
                Pointwise.addProduct(vectorGradient, room, narrow, narrow.length);
                Pointwise.scale(room, spreadVector, narrow.length);
                Pointwise.throughTanh(room, narrow, narrow.length);
                Pointwise.add(keyGradients[s], room, narrow.length);
                Pointwise.add(queryGradient, room, narrow.length);
            } else {
                Pointwise.addProduct(keyGradients[s], room, queries[t], narrow.length);
                Pointwise.addProduct(queryGradient, room, keys[s], narrow.length);
            }
        }
        throughQuery(t, states, stateGradient);
    }

    /** The gradients of the scores of a step. */
    private float[] slopes(float[] share, float[] contextGradient) {
        int size = strip.size();
        float[] slopes = new float[share.length];
        float[] mean = new float[size];
        for (int s = 0; s < end; s++) {
            Pointwise.multiply(wide, memory[s], contextGradient, wide.length);
            Pointwise.sumRows(wide, features, size, wideRoom);
            for (int e = 0; e < size; e++) {
                slopes[s * size + e] = wide[e];
                mean[e] += wide[e] * share[s * size + e];
            }
        }
        for (int s = 0; s < end; s++) {
            for (int e = 0; e < size; e++) {
                int at = s * size + e;
                slopes[at] = share[at] * (slopes[at] - mean[e]);
            }
        }
        return slopes;
    }

    private void throughQuery(int t, Matrix states, Floats stateGradient) {
        if (pass.weights().additive().isPresent()) {
            Matrix query = pass.weights().additive().get().query();
            unitColumns.put(0, queryGradient, queryGradient.length);
            gemm.multiply(states.transpose(), unitMatrix(), square(), 1f);
            gemm.multiply(unitMatrix(), query.transpose(), strip.view(stateGradient, t, units), 1f);
        } else {
            strip.read(stateGradient, t, narrow, units);
            Pointwise.add(narrow, queryGradient, narrow.length);
            strip.write(narrow, stateGradient, t, units);
        }
    }

    /** Writes the gradients of the memory, zero at padding, and completes those of the weights. */
    void endBackward(Floats memoryGradient) {
        Matrix key = pass.weights().key().orElseThrow();
        Matrix keyGradient = Matrix.of(keyKernelGradient.address(0), features, units, features);
        for (int s = 0; s < end; s++) {
            strip.write(memoryGradients[s], memoryGradient, s, features);
            unitColumns.put(0, keyGradients[s], narrow.length);
            gemm.multiply(unitMatrix(), key.transpose(), strip.view(memoryGradient, s, features), 1f);
            contextColumns.put(0, memory[s], context.length);
            gemm.multiply(contextMatrix().transpose(), unitMatrix(), keyGradient, 1f);
            Pointwise.add(biasGradient, keyGradients[s], narrow.length);
        }
        for (int s = end; s < pass.extent().memorySteps(); s++) {
            strip.clear(memoryGradient, s, features);
        }
    }

    /** Adds up the gradients of b and v over the examples. */
    void collect(float[] bias, float[] vector) {
        for (int k = 0; k < biasGradient.length; k++) {
            bias[k / strip.size()] += biasGradient[k];
            vector[k / strip.size()] += vectorGradient[k];
        }
    }

    private Matrix unitMatrix() {
        return Matrix.of(unitColumns.address(0), strip.size(), units, strip.size());
    }

    private Matrix contextMatrix() {
        return Matrix.of(contextColumns.address(0), strip.size(), features, strip.size());
    }

    private Matrix square() {
        return Matrix.of(queryKernelGradient.address(0), units, units, units);
    }
}
