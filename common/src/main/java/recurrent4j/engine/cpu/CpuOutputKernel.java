package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.OutputKernel;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;

/** Divides the time steps of a pass among threads where that pays. */
final class CpuOutputKernel implements OutputKernel {
    /** Multiplications in a pass below which handing a part of it to another thread costs more than it brings. */
    static final long WORTH_SHARING = 16_000_000;

    private final Loss loss;
    private final int inputs;
    private final int outputs;
    private final int threads;
    private final NumberedOutput numbered;
    private OutputBlock[] blocks = new OutputBlock[0];

    CpuOutputKernel(Loss loss, int inputs, int outputs, int threads) {
        this.loss = loss;
        this.inputs = inputs;
        this.outputs = outputs;
        this.threads = threads;
        numbered = new NumberedOutput(loss == Loss.SOFTMAX_CROSS_ENTROPY, inputs, outputs, threads);
    }

    @Override
    public boolean readsByExample() {
        return true;
    }

    @Override
    public double loss(DenseParameters weights, INDArray input, NumberedTarget target) {
        return numbered.loss(weights, input, target);
    }

    @Override
    public double differentiate(DenseParameters weights, INDArray input, NumberedTarget target, DenseGradients into) {
        return numbered.differentiate(weights, input, target, into);
    }

    @Override
    public Scores score(DenseParameters weights, INDArray input, NumberedTarget target) {
        return numbered.score(weights, input, target);
    }

    @Override
    public void answer(DenseParameters weights, INDArray input, INDArray output) {
        Pass pass = pass(weights, input, Optional.empty());
        Floats answers = dense("output", output, pass, outputs);
        run(pass, block -> block.answer(pass, answers));
    }

    @Override
    public double loss(DenseParameters weights, INDArray input, Target target) {
        Pass pass = pass(weights, input, Optional.empty());
        Floats labels = dense("labels", target.labels(), pass, outputs);
        Optional<float[]> mask = mask(target, pass);
        return run(pass, block -> block.compare(pass, labels, mask));
    }

    @Override
    public double differentiate(DenseParameters weights, INDArray input, Target target, DenseGradients into) {
        return differentiate(weights, input, target, into, Optional.empty());
    }

    /** Computes the same, with something added to the value of each output wherever that is the right one. */
    double differentiate(
            DenseParameters weights, INDArray input, Target target, DenseGradients into, Optional<float[]> forRight) {
        Pass pass = pass(weights, input, forRight);
        Floats labels = dense("labels", target.labels(), pass, outputs);
        Optional<float[]> mask = mask(target, pass);
        return run(pass, into, (block, gradient) -> block.differentiate(pass, labels, mask, gradient));
    }

    @Override
    public void backpropagate(DenseParameters weights, INDArray input, INDArray slopes, DenseGradients into) {
        Pass pass = pass(weights, input, Optional.empty());
        Floats given = dense("slopes", slopes, pass, outputs);
        run(pass, into, (block, gradient) -> block.backpropagate(pass, given, gradient));
    }

    private double run(Pass pass, DenseGradients into, ToDoubleBiFunction<OutputBlock, Optional<SequenceArray>> work) {
        Optional<SequenceArray> inputGradient =
                into.input().map(array -> sequences("input gradient", array, pass.batch(), pass.steps()));
        check(into.weights());
        double sum = run(pass, block -> work.applyAsDouble(block, inputGradient));
        OutputBlock.sum(blocks, into.weights());
        return sum;
    }

    /**
     * What all blocks of a call share: the input, the kernel {@code [inputs, outputs]},
     * and what is added to the value of an output where it is the right one.
     */
    record Pass(Matrix kernel, float[] bias, SequenceArray input, int batch, int steps, Optional<float[]> forRight) {}

    private double run(Pass pass, ToDoubleFunction<OutputBlock> work) {
        long products = (long) pass.batch() * pass.steps() * inputs * outputs;
        int size = products < WORTH_SHARING ? 1 : Math.min(threads, pass.steps());
        if (blocks.length != size || blocks[0].batch != pass.batch()) {
            Arrays.stream(blocks).forEach(OutputBlock::free);
            blocks = new OutputBlock[size];
            for (int k = 0; k < size; k++) {
                blocks[k] = new OutputBlock(loss, inputs, outputs, pass.batch());
            }
        }
        double[] sums = new double[size];
        Team.run(size, k -> {
            blocks[k].take(pass.steps() * k / size, pass.steps() * (k + 1) / size);
            sums[k] = work.applyAsDouble(blocks[k]);
        });
        return Arrays.stream(sums).sum();
    }

    private Pass pass(DenseParameters weights, INDArray input, Optional<float[]> forRight) {
        check(weights);
        float[] bias = Floats.of(weights.bias()).values();
        Matrix kernel = Matrix.of(Floats.of(weights.kernel()).address(0), inputs, outputs, inputs);
        int batch = (int) input.size(0);
        int steps = Dense.steps(input);
        return new Pass(kernel, bias, sequences("input", input, batch, steps), batch, steps, forRight);
    }

    private SequenceArray sequences(String name, INDArray array, int batch, int steps) {
        return SequenceArray.of(
                name, array, array.rank() == 3 ? new long[] {batch, inputs, steps} : new long[] {batch, inputs});
    }

    private void check(DenseParameters weights) {
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
        return target.mask()
                .map(array -> Dense.check("mask", array, (long) pass.batch() * pass.steps()))
                .map(array -> Floats.of(array).values());
    }
}
