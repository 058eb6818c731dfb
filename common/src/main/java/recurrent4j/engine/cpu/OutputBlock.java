package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;

/** Neighbouring time steps of the last layer, computed by one thread. */
final class OutputBlock {
    private final OutputLoss loss;
    private final int inputs;
    private final int outputs;
    final int batch;
    private final Blas.Gemm gemm = Blas.gemm();

    /** Values of a step, or their gradients, {@code [outputs][batch]}: for the products, and for the loops. */
    private final Floats z;

    private final float[] answers;
    private final float[] labels;
    private final Floats kernelGradient;
    private final float[] biasGradient;
    private int from;
    private int to;

    OutputBlock(Loss loss, int inputs, int outputs, int batch) {
        this.loss = OutputLoss.of(loss);
        this.inputs = inputs;
        this.outputs = outputs;
        this.batch = batch;
        z = Floats.zeros(outputs * batch);
        answers = new float[outputs * batch];
        labels = new float[outputs * batch];
        kernelGradient = Floats.zeros(inputs * outputs);
        biasGradient = new float[outputs];
    }

    /** Takes over the steps from the first to before the second. */
    void take(int first, int end) {
        from = first;
        to = end;
    }

    void free() {
        z.free();
        kernelGradient.free();
    }

    double answer(CpuOutputKernel.Pass pass, Floats output) {
        for (int t = from; t < to; t++) {
            activate(pass, t);
            output.put(t * answers.length, answers, answers.length);
        }
        return 0;
    }

    double compare(CpuOutputKernel.Pass pass, Floats target, Optional<float[]> mask) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            target.get(t * labels.length, labels, labels.length);
            activate(pass, t);
            sum += costs(mask, t);
        }
        return sum;
    }

    double differentiate(
            CpuOutputKernel.Pass pass, Floats target, Optional<float[]> mask, Optional<SequenceArray> inputGradient) {
        Arrays.fill(biasGradient, 0f);
        double sum = 0;
        for (int t = from; t < to; t++) {
            target.get(t * labels.length, labels, labels.length);
            activate(pass, t);
            sum += costs(mask, t);
            slopes(mask, t);
            backpropagate(pass, t, inputGradient);
        }
        return sum;
    }

    double backpropagate(CpuOutputKernel.Pass pass, Floats slopes, Optional<SequenceArray> inputGradient) {
        Arrays.fill(biasGradient, 0f);
        for (int t = from; t < to; t++) {
            slopes.get(t * answers.length, answers, answers.length);
            backpropagate(pass, t, inputGradient);
        }
        return 0;
    }

    /** Goes back from the slopes of a step, which stand where its answers stood. */
    private void backpropagate(CpuOutputKernel.Pass pass, int t, Optional<SequenceArray> inputGradient) {
        for (int k = 0; k < batch; k++) {
            for (int j = 0, i = k; j < outputs; j++, i += batch) {
                biasGradient[j] += answers[i];
            }
        }
        Matrix gradient = Matrix.of(z.address(0), batch, outputs, batch);
        Matrix kernels = Matrix.of(kernelGradient.address(0), inputs, outputs, inputs);
        z.put(0, answers, answers.length);
        gemm.multiply(step(pass.input(), t).transpose(), gradient, kernels, t == from ? 0f : 1f);
        inputGradient.ifPresent(target -> towardsInput(pass, gradient, target, t));
    }

    private void towardsInput(CpuOutputKernel.Pass pass, Matrix gradient, SequenceArray target, int t) {
        if (target.byExample()) {
            gemm.multiply(pass.kernel(), gradient.transpose(), step(target, t).transpose(), 0f);
        } else {
            gemm.multiply(gradient, pass.kernel().transpose(), step(target, t), 0f);
        }
    }

    static void sum(OutputBlock[] blocks, DenseParameters into) {
        float[] kernel = new float[blocks[0].inputs * blocks[0].outputs];
        float[] part = new float[kernel.length];
        float[] bias = new float[blocks[0].outputs];
        for (OutputBlock block : blocks) {
            block.kernelGradient.get(0, part, part.length);
            Pointwise.add(kernel, part, part.length);
            Pointwise.add(bias, block.biasGradient, bias.length);
        }
        Floats.of(into.kernel()).put(0, kernel, kernel.length);
        Floats.of(into.bias()).put(0, bias, bias.length);
    }

    private void activate(CpuOutputKernel.Pass pass, int t) {
        gemm.multiply(step(pass.input(), t), pass.kernel(), Matrix.of(z.address(0), batch, outputs, batch), 0f);
        z.get(0, answers, answers.length);
        for (int j = 0; j < outputs; j++) {
            for (int k = 0; k < batch; k++) {
                answers[j * batch + k] += pass.bias()[j];
            }
        }
        if (pass.forRight().isPresent()) {
            Pointwise.addScaled(answers, labels, pass.forRight().get(), batch);
        }
        loss.activate(answers, outputs, batch);
    }

    private double costs(Optional<float[]> mask, int t) {
        double sum = 0;
        for (int k = 0; k < batch; k++) {
            double cost = 0;
            for (int i = k; i < labels.length; i += batch) {
                cost += loss.cost(answers[i], labels[i], outputs);
            }
            sum += cost * weight(mask, t, k);
        }
        return sum;
    }

    private void slopes(Optional<float[]> mask, int t) {
        loss.slopes(answers, labels, outputs);
        if (mask.isPresent()) {
            Pointwise.spread(mask.get(), t * batch, batch, labels);
            Pointwise.scale(answers, labels, answers.length);
        }
    }

    private float weight(Optional<float[]> mask, int t, int example) {
        return mask.isPresent() ? mask.get()[t * batch + example] : 1f;
    }

    /** The values of a step, {@code [batch, inputs]}. */
    private Matrix step(SequenceArray array, int t) {
        long address = array.numbers().address((long) t * inputs * batch);
        return array.byExample()
                ? Matrix.of(address, inputs, batch, inputs).transpose()
                : Matrix.of(address, batch, inputs, batch);
    }
}
