package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.DecoderKernel.Scoring;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Neighbouring examples of a batch on their way through a decoder, computed by one thread. Where answers are fed, each step is
 * made as a whole before the next; else each layer reads the whole sequence first.
 */
final class DecoderBlock {
    private final DecoderShape shape;
    private final Strip strip;
    private final int slots;
    final RecurrentBlock[] cells;
    final Optional<CrossAttention> attention;
    private final Blas.Gemm gemm = Blas.gemm();

    private float[][] answers = new float[0][];
    private final float[] bias;
    private final float[] slopes;
    private final float[] fedSlopes;
    private final float[] contextSlopes;
    private final Floats answerColumns;
    private final Floats contextColumns;
    final Floats answerKernelGradient;
    final float[] answerBiasGradient;
    private DecoderPass pass;
    private int end;

    DecoderBlock(DecoderShape shape, List<PackedWeights> weights, Strip strip, int slots) {
        this.shape = shape;
        this.strip = strip;
        this.slots = slots;
        cells = new RecurrentBlock[weights.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = block(shape.layers().get(i), weights.get(i), strip, slots, shape.fed());
        }
        attention = shape.scoring() == Scoring.NONE ? Optional.empty() : Optional.of(new CrossAttention(shape, strip));
        int n = shape.answers() * strip.size();
        bias = new float[n];
        slopes = new float[n];
        fedSlopes = new float[n];
        contextSlopes = new float[shape.memory() * strip.size()];
        answerColumns = Floats.zeros(n);
        contextColumns = Floats.zeros(contextSlopes.length);
        answerKernelGradient = Floats.zeros(shape.read() * shape.answers());
        answerBiasGradient = new float[shape.answers()];
    }

    /** What computes the cells of a layer for some examples. */
    static RecurrentBlock block(CellShape shape, PackedWeights weights, Strip strip, int slots, boolean stepwise) {
        Products products = PackedWeights.isWide(shape)
                ? new ChunkedProducts(weights, shape, strip, slots, stepwise)
                : new JointProducts(weights, shape, strip, slots);
        return weights.layout.arithmetic().apply(products);
    }

    boolean holds(int neededSlots) {
        return slots >= neededSlots;
    }

    void free() {
        Arrays.stream(cells).forEach(block -> block.products.free());
        attention.ifPresent(CrossAttention::free);
        answerColumns.free();
        contextColumns.free();
        answerKernelGradient.free();
    }

    void forward(DecoderPass next) {
        pass = next;
        DecoderPass.Extent extent = pass.extent();
        end = extent.targetMask()
                .map(exists -> strip.end(exists, extent.steps()))
                .orElse(extent.steps());
        answers = new float[pass.recording() ? end : 1][slopes.length];
        for (int j = 0; j < shape.answers(); j++) {
            Arrays.fill(
                    bias,
                    j * strip.size(),
                    (j + 1) * strip.size(),
                    pass.weights().answerBias()[j]);
        }
        attention.ifPresent(its -> its.begin(pass));
        if (shape.fed()) {
            Arrays.fill(fedSlopes, 0f);
            feed(fedSlopes, 0);
            for (int i = 0; i < cells.length; i++) {
                cells[i].beginForward(pass.call(i));
            }
        } else {
            for (int i = 0; i < cells.length; i++) {
                cells[i].forward(pass.call(i));
            }
        }
        for (int t = 0; t < extent.steps(); t++) {
            for (int i = 0; shape.fed() && i < cells.length; i++) {
                cells[i].forwardTo(t);
            }
            if (t < end) {
                answer(t);
            } else {
                strip.clear(pass.output(), t, shape.answers());
            }
        }
    }

    private void answer(int t) {
        Matrix states = strip.view(pass.states()[pass.top()], t, shape.top());
        gemm.multiply(states, pass.weights().answerState(), answerMatrix(), 0f);
        attention.ifPresent(its -> gemm.multiply(
                its.attend(t, states), pass.weights().answerContext().orElseThrow(), answerMatrix(), 1f));
        float[] answer = answers[pass.recording() ? t : 0];
        answerColumns.get(0, answer, answer.length);
        Pointwise.add(answer, bias, answer.length);
        Pointwise.tanh(answer, answer.length);
        pass.extent().targetMask().ifPresent(exists -> strip.mask(exists, t, answer));
        strip.write(answer, pass.output(), t, shape.answers());
        if (shape.fed() && t + 1 < pass.extent().steps()) {
            feed(answer, t + 1);
        }
    }

    /** Puts an answer behind the target's vector at a step. */
    private void feed(float[] answer, int t) {
        for (int j = 0; j < shape.answers(); j++) {
            pass.input().put(fedAt(t, j), answer, j * strip.size(), strip.size());
        }
    }

    private int fedAt(int t, int feature) {
        int inputs = shape.layers().get(0).inputs();
        return (t * inputs + shape.target() + feature) * strip.batch() + strip.from();
    }

    void backward(DecoderPass.Gradients into) {
        Arrays.fill(answerBiasGradient, 0f);
        Arrays.fill(fedSlopes, 0f);
        answerKernelGradient.clear((long) shape.read() * shape.answers());
        attention.ifPresent(CrossAttention::beginBackward);
        Products.Wanted[] wanted = new Products.Wanted[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Floats below = i == 0 ? into.input() : into.states()[i - 1];
            wanted[i] = new Products.Wanted(
                    SequenceArray.byFeature(into.states()[i]),
                    Optional.of(SequenceArray.byFeature(below)),
                    new double[0]);
            if (shape.fed()) {
                cells[i].startBackward(wanted[i]);
            }
        }
        for (int t = pass.extent().steps() - 1; t >= 0; t--) {
            if (t < end) {
                backFromAnswer(t, into);
            } else {
                strip.clear(into.states()[pass.top()], t, shape.top());
            }
            for (int i = cells.length - 1; shape.fed() && i >= 0; i--) {
                cells[i].backTo(t, wanted[i]);
            }
            if (shape.fed()) {
                takeFed(t, into);
            }
        }
        for (int i = cells.length - 1; i >= 0; i--) {
            if (shape.fed()) {
                cells[i].endBackward();
            } else {
                cells[i].backward(wanted[i]);
            }
        }
        attention.ifPresent(its -> its.endBackward(into.memory()));
        if (attention.isEmpty()) {
            for (int s = 0; s < pass.extent().memorySteps(); s++) {
                strip.clear(into.memory(), s, shape.memory());
            }
        }
    }

    private void backFromAnswer(int t, DecoderPass.Gradients into) {
        strip.read(into.epsilon(), t, slopes, shape.answers());
        Pointwise.add(slopes, fedSlopes, slopes.length);
        pass.extent().targetMask().ifPresent(exists -> strip.mask(exists, t, slopes));
        Pointwise.throughTanh(slopes, answers[t], slopes.length);
        for (int k = 0; k < slopes.length; k++) {
            answerBiasGradient[k / strip.size()] += slopes[k];
        }
        answerColumns.put(0, slopes, slopes.length);
        Matrix states = strip.view(pass.states()[pass.top()], t, shape.top());
        Floats stateGradients = into.states()[pass.top()];
        Matrix answer = answerMatrix();
        gemm.multiply(states.transpose(), answer, kernelGradient(0, shape.top()), 1f);
        gemm.multiply(answer, pass.weights().answerState().transpose(), strip.view(stateGradients, t, shape.top()), 0f);
        attention.ifPresent(its -> {
            gemm.multiply(its.again(t).transpose(), answer, kernelGradient(shape.top(), shape.memory()), 1f);
            Matrix contexts = Matrix.of(contextColumns.address(0), strip.size(), shape.memory(), strip.size());
            gemm.multiply(answer, pass.weights().answerContext().orElseThrow().transpose(), contexts, 0f);
            contextColumns.get(0, contextSlopes, contextSlopes.length);
            its.differentiate(t, contextSlopes, states, stateGradients);
        });
    }

    /** Takes over what the step means for the answer before it, and for the target's vectors. */
    private void takeFed(int t, DecoderPass.Gradients into) {
        int inputs = shape.layers().get(0).inputs();
        for (int j = 0; j < shape.answers(); j++) {
            into.input().get(fedAt(t, j), fedSlopes, j * strip.size(), strip.size());
        }
        for (int j = 0; j < shape.target(); j++) {
            int from = (t * inputs + j) * strip.batch() + strip.from();
            int to = (t * shape.target() + j) * strip.batch() + strip.from();
            into.target().copy(to, into.input(), from, strip.size());
        }
    }

    private Matrix answerMatrix() {
        return Matrix.of(answerColumns.address(0), strip.size(), shape.answers(), strip.size());
    }

    private Matrix kernelGradient(int fromRow, int rows) {
        return Matrix.of(answerKernelGradient.address(fromRow), rows, shape.answers(), shape.read());
    }
}
