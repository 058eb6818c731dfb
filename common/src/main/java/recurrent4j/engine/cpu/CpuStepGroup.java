package recurrent4j.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.StepGroup;

/**
 * The blocks of a batch, one time step after the other.
 *
 * <p>All places are computed at every step, whether or not something is read there: the order in which a library of matrix
 * products adds up depends on the number of rows.
 */
final class CpuStepGroup implements StepGroup {
    /** From 16 on, oneDNN copies the weights at each product where there is AVX-512, which takes longer than the product. */
    private static final int PLACES = 8;

    private static final Strip STRIP = new Strip(0, PLACES, PLACES);

    /** A layer whose weights are there, and, if it reads single ones, the rows of its input kernel. */
    record Layer(PackedWeights weights, CellShape shape, Optional<float[][]> rows) {}

    private final Optional<float[][]> embedding;
    private final int inputs;
    private final Floats input;
    private final int[] tokens = new int[2 * PLACES];
    private final List<RecurrentBlock> blocks = new ArrayList<>();
    private final Floats top;
    private final int topUnits;
    private final Floats kernel;
    private final float[] bias;
    private final Floats sums;
    private final float[][] answers;
    private final Blas.Gemm gemm = Blas.gemm();

    /** The slot in which the states before the next step are; there are two in turns. */
    private int now;

    /** Shares the weights of some layers, each with the rows that its tokens choose if it reads tokens. */
    CpuStepGroup(Optional<float[][]> embedding, List<Layer> layers, Floats kernel, float[] bias) {
        this.embedding = embedding;
        this.kernel = kernel;
        this.bias = bias;
        inputs = layers.get(0).shape().inputs();
        input = Floats.zeros(2 * inputs * PLACES);
        Floats from = input;
        for (Layer layer : layers) {
            Floats to = Floats.zeros(2 * layer.shape().units() * PLACES);
            Optional<OneHotInput> ones = layer.rows().map(rows -> new OneHotInput(tokens));
            var products = new StepProducts(layer.weights(), layer.shape(), STRIP, layer.rows());
            RecurrentBlock block = layer.weights().layout.arithmetic().apply(products);
            block.beginForward(new Products.Call(
                    PLACES,
                    2,
                    SequenceArray.byFeature(from),
                    ones,
                    SequenceArray.byFeature(to),
                    new Floats[0],
                    Optional.empty(),
                    false));
            blocks.add(block);
            from = to;
        }
        top = from;
        topUnits = layers.get(layers.size() - 1).shape().units();
        sums = Floats.zeros(bias.length * PLACES);
        answers = new float[PLACES][bias.length];
    }

    @Override
    public int places() {
        return PLACES;
    }

    @Override
    public void restore(int place, float[][] state) {
        int next = 0;
        for (RecurrentBlock block : blocks) {
            for (float[] array : block.state(now)) {
                float[] source = state[next++];
                System.arraycopy(source, 0, array, place * source.length, source.length);
            }
            block.products.state(block.h[now], now);
        }
    }

    @Override
    public float[][] step(int... read) {
        if (read.length != PLACES) {
            throw new IllegalArgumentException("There are %d places, not %d.".formatted(PLACES, read.length));
        }
        Team.run(1, alone -> advance(read));
        return answers;
    }

    private void advance(int[] read) {
        if (embedding.isPresent()) {
            look(embedding.get(), read);
        } else {
            System.arraycopy(read, 0, tokens, now * PLACES, PLACES);
        }
        for (RecurrentBlock block : blocks) {
            block.forwardTo(now);
        }
        gemm.multiply(
                Matrix.of(kernel.address(0), topUnits, bias.length, topUnits).transpose(),
                Matrix.of(top.address((long) now * topUnits * PLACES), topUnits, PLACES, topUnits),
                Matrix.of(sums.address(0), bias.length, PLACES, bias.length),
                0f);
        for (int place = 0; place < PLACES; place++) {
            sums.get(place * bias.length, answers[place], bias.length);
            Pointwise.add(answers[place], bias, bias.length);
        }
        now = 1 - now;
    }

    private void look(float[][] rows, int[] read) {
        for (int place = 0; place < PLACES; place++) {
            if (read[place] >= 0) {
                input.put((now * PLACES + place) * inputs, rows[read[place]], inputs);
            }
        }
    }
}
