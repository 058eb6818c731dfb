package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the last layer of a network at every step: an affine map, its activation, and in the same pass the loss and all
 * gradients.
 *
 * <p>An engine keeps its work space from call to call and may be used by one thread at a time. All activations are float32
 * and dense in 'f' order, {@code [batch, features, time]} or, for one answer per sequence, {@code [batch, features]}.
 */
public final class AnswerEngine {
    /** Multiplications in a pass below which handing a part of it to another thread costs more than it brings. */
    private static final long WORTH_SHARING = 16_000_000;

    private final Loss loss;
    private final int inputs;
    private final int outputs;
    private final int threads;
    private AnswerBlock[] blocks = new AnswerBlock[0];

    /**
     * An engine without work yet.
     *
     * @param loss activation and loss
     * @param inputs features that the layer reads
     * @param outputs features that it answers
     * @param threads how many threads may share a pass; small passes use one
     */
    public AnswerEngine(Loss loss, int inputs, int outputs, int threads) {
        this.loss = loss;
        this.inputs = inputs;
        this.outputs = outputs;
        this.threads = threads;
    }

    /**
     * Computes the answers.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param output the answers: written
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    public void answer(Affine weights, INDArray input, INDArray output) {
        Pass pass = pass(weights, input);
        Floats answers = dense("output", output, pass, outputs);
        run(pass, block -> block.answer(pass, answers));
    }

    /**
     * Computes the loss.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param target what should be answered
     * @return the loss, summed over all answers
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    public double loss(Affine weights, INDArray input, Target target) {
        Pass pass = pass(weights, input);
        Floats labels = dense("labels", target.labels(), pass, outputs);
        Optional<float[]> mask = mask(target, pass);
        return run(pass, block -> block.compare(pass, labels, mask));
    }

    /**
     * Computes the loss and its gradients.
     *
     * @param weights the layer's parameters
     * @param input what the layer reads
     * @param target what should be answered
     * @param into what is wanted and where to
     * @return the loss, summed over all answers
     * @throws IllegalArgumentException if an array has the wrong shape, type or order
     */
    public double differentiate(Affine weights, INDArray input, Target target, AffineGradients into) {
        return differentiate(pass(weights, input), target, into);
    }

    /** Computes the same, with something added to the value of each output wherever that is the right one. */
    double differentiate(Affine weights, INDArray input, Target target, AffineGradients into, float[] forRight) {
        return differentiate(pass(weights, input).adding(forRight), target, into);
    }

    private double differentiate(Pass pass, Target target, AffineGradients into) {
        Floats labels = dense("labels", target.labels(), pass, outputs);
        Optional<float[]> mask = mask(target, pass);
        Optional<Floats> inputGradient = into.input().map(array -> dense("input gradient", array, pass, inputs));
        check(into.weights());
        double sum = run(pass, block -> block.differentiate(pass, labels, mask, inputGradient));
        AnswerBlock.sum(blocks, into.weights());
        return sum;
    }

    /**
     * What all blocks of a call share.
     *
     * @param kernel {@code [inputs, outputs]}
     * @param bias one number per output
     * @param input {@code [time][inputs][batch]}
     * @param batch examples
     * @param steps time steps
     * @param forRight what is added to the value of an output where it is the right one; empty if nothing is
     */
    record Pass(Matrix kernel, float[] bias, Floats input, int batch, int steps, Optional<float[]> forRight) {

        Pass adding(float[] values) {
            return new Pass(kernel, bias, input, batch, steps, Optional.of(values));
        }
    }

    private interface Work {
        double of(AnswerBlock block);
    }

    private double run(Pass pass, Work work) {
        long products = (long) pass.batch() * pass.steps() * inputs * outputs;
        int size = products < WORTH_SHARING ? 1 : Math.min(threads, pass.steps());
        if (blocks.length != size || !blocks[0].fits(pass)) {
            Arrays.stream(blocks).forEach(AnswerBlock::free);
            blocks = new AnswerBlock[size];
            for (int k = 0; k < size; k++) {
                blocks[k] = new AnswerBlock(loss, inputs, outputs, pass.batch());
            }
        }
        double[] sums = new double[size];
        Team.run(size, k -> {
            blocks[k].take(pass.steps() * k / size, pass.steps() * (k + 1) / size);
            sums[k] = work.of(blocks[k]);
        });
        return Arrays.stream(sums).sum();
    }

    private Pass pass(Affine weights, INDArray input) {
        check(weights);
        float[] bias = new float[outputs];
        Floats.of(weights.bias()).get(0, bias, outputs);
        Matrix kernel = Matrix.of(Floats.of(weights.kernel()).address(), inputs, outputs, inputs);
        int steps = input.rank() == 3 ? (int) input.size(2) : 1;
        Pass shape = new Pass(kernel, bias, Floats.of(input), (int) input.size(0), steps, Optional.empty());
        dense("input", input, shape, inputs);
        return shape;
    }

    private void check(Affine weights) {
        Dense.check("kernel", weights.kernel(), inputs, outputs);
        Dense.check("bias", weights.bias(), outputs);
    }

    private static Floats dense(String name, INDArray array, Pass pass, int features) {
        return Floats.of(
                array.rank() == 3
                        ? Dense.check(name, array, pass.batch(), features, pass.steps())
                        : Dense.check(name, array, pass.batch(), features));
    }

    private static Optional<float[]> mask(Target target, Pass pass) {
        return target.mask().map(array -> {
            float[] mask = new float[pass.batch() * pass.steps()];
            Floats.of(Dense.check("mask", array, mask.length)).get(0, mask, mask.length);
            return mask;
        });
    }
}
