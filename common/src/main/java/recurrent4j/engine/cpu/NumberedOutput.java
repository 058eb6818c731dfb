package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.OutputKernel.DenseGradients;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.NumberedTarget;
import recurrent4j.engine.OutputKernel.Scores;

/**
 * A softmax over very many classes whose right ones are known by number.
 *
 * <p>The answers that exist, of however many steps, are gathered into dense rows; threads divide the classes, so that each
 * writes the gradients of its own classes' weights in place and none has to be summed over threads but the gradient of the
 * input.
 */
final class NumberedOutput {
    /** Answers that are computed together: more make products no faster, and their values among all classes larger than caches. */
    private static final int ROWS = 512;

    private final boolean softmax;
    private final int inputs;
    private final int outputs;
    private final int threads;
    private NumberedBlock[] blocks = new NumberedBlock[0];
    private RowBuffer x;
    private float[] chunk = new float[0];

    NumberedOutput(boolean softmax, int inputs, int outputs, int threads) {
        this.softmax = softmax;
        this.inputs = inputs;
        this.outputs = outputs;
        this.threads = threads;
    }

    double loss(DenseParameters weights, INDArray input, NumberedTarget target) {
        double[] sum = {0};
        run(pass(weights, input, target, 0), Optional.empty(), answers -> {
            for (int k = 0; k < answers.count(); k++) {
                sum[0] -= answers.logProbability(k);
            }
        });
        return sum[0];
    }

    Scores score(DenseParameters weights, INDArray input, NumberedTarget target) {
        Pass pass = pass(weights, input, target, 0);
        var scores = new Scores(
                new float[pass.rows().size()], new boolean[pass.rows().size()]);
        run(pass, Optional.empty(), answers -> {
            for (int k = 0; k < answers.count(); k++) {
                int place = pass.rows().places()[answers.from() + k];
                scores.logProbabilities()[place] = (float) answers.logProbability(k);
                scores.right()[place] = answers.right()[k] >= answers.largest()[k];
            }
        });
        return scores;
    }

    double differentiate(DenseParameters weights, INDArray input, NumberedTarget target, DenseGradients into) {
        Pass pass = pass(weights, input, target, target.smoothing());
        check(into.weights());
        Optional<SequenceArray> inputGradient =
                into.input().map(array -> SequenceArray.of("input gradient", array, input.shape()));
        double[] sum = {0};
        var back = new Back(
                Matrix.of(Floats.of(into.weights().kernel()).address(0), inputs, outputs, inputs),
                new float[outputs],
                into.input().map(array -> new float[Math.toIntExact(array.length())]));
        run(pass, Optional.of(back), answers -> {
            for (int k = 0; k < answers.count(); k++) {
                sum[0] += answers.cost(k, target.smoothing(), outputs);
            }
        });
        if (pass.rows().count() == 0) {
            into.weights().kernel().assign(0);
        }
        Floats.of(into.weights().bias()).put(0, back.bias(), outputs);
        inputGradient.ifPresent(array -> array.putByFeature(back.input().get(), (int) input.size(0), inputs));
        return sum[0];
    }

    /** What all chunks of a call share; the input is {@code [time][inputs][batch]}. */
    record Pass(Matrix kernel, float[] bias, float[] input, NumberedRows rows, float smoothing) {}

    /** Where gradients go: those of the weights, and {@code [time][inputs][batch]} those of the input. */
    record Back(Matrix kernel, float[] bias, Optional<float[]> input) {}

    /** What the blocks of all threads have found out about some neighbouring answers. */
    record Answers(int from, int count, float[] largest, float[] sums, float[] right, float[] total) {

        static Answers of(int from, int count, NumberedBlock[] blocks) {
            float[] largest = new float[count];
            Arrays.fill(largest, Float.NEGATIVE_INFINITY);
            float[] sums = new float[count];
            float[] right = new float[count];
            float[] total = new float[count];
            for (NumberedBlock block : blocks) {
                for (int k = 0; k < count; k++) {
                    largest[k] = Math.max(largest[k], block.largest[k]);
                }
            }
            for (NumberedBlock block : blocks) {
                for (int k = 0; k < count; k++) {
                    sums[k] += block.sums[k] * (float) Math.exp(block.largest[k] - largest[k]);
                    right[k] += block.right[k];
                    total[k] += block.total[k];
                }
            }
            return new Answers(from, count, largest, sums, right, total);
        }

        double logProbability(int k) {
            return right[k] - logSum(k);
        }

        double cost(int k, float smoothing, int outputs) {
            return logSum(k) - (1 - smoothing) * right[k] - (double) smoothing * total[k] / outputs;
        }

        private double logSum(int k) {
            return largest[k] + Math.log(sums[k]);
        }
    }

    private void run(Pass pass, Optional<Back> back, Consumer<Answers> take) {
        NumberedRows rows = pass.rows();
        int chunks = (rows.count() + ROWS - 1) / ROWS;
        reserve(rows.count());
        for (int c = 0; c < chunks; c++) {
            int from = rows.count() * c / chunks;
            int count = rows.count() * (c + 1) / chunks - from;
            gather(pass, from, count);
            int at = from;
            Team.run(blocks.length, k -> blocks[k].forward(pass, x.columns(0, inputs, 0, count), at, back.isPresent()));
            Answers answers = Answers.of(from, count, blocks);
            take.accept(answers);
            if (back.isPresent()) {
                Team.run(
                        blocks.length,
                        k -> blocks[k].backward(pass, x.columns(0, inputs, 0, count), answers, back.get()));
                back.get().input().ifPresent(gradient -> scatter(rows, answers, gradient));
            }
        }
    }

    private void reserve(int rows) {
        int size = (long) rows * inputs * outputs < CpuOutputKernel.WORTH_SHARING ? 1 : Math.min(threads, outputs);
        int needed = Math.min(rows, ROWS);
        if (blocks.length == size && blocks[0].capacity >= needed) {
            return;
        }
        if (x != null) {
            x.free();
            Arrays.stream(blocks).forEach(NumberedBlock::free);
        }
        x = new RowBuffer(inputs, needed);
        blocks = new NumberedBlock[size];
        for (int k = 0; k < size; k++) {
            int from = (int) ((long) outputs * k / size);
            int to = (int) ((long) outputs * (k + 1) / size);
            blocks[k] = new NumberedBlock(inputs, from, to, needed);
        }
    }

    /** Brings some answers' inputs together, each feature's values side by side. */
    private void gather(Pass pass, int from, int count) {
        chunk = new float[inputs * count];
        int[] starts = pass.rows().starts(from, count, inputs);
        for (int i = 0, at = 0; i < inputs; i++) {
            int offset = i * pass.rows().batch();
            for (int k = 0; k < count; k++, at++) {
                chunk[at] = pass.input()[starts[k] + offset];
            }
        }
        x.put(0, 0, chunk, count);
    }

    private void scatter(NumberedRows rows, Answers answers, float[] gradient) {
        int count = answers.count();
        Arrays.fill(chunk, 0f);
        float[] part = new float[chunk.length];
        for (NumberedBlock block : blocks) {
            block.inputGradient.get(0, 0, part, count);
            Pointwise.add(chunk, part, part.length);
        }
        int[] starts = rows.starts(answers.from(), count, inputs);
        for (int i = 0, at = 0; i < inputs; i++) {
            int offset = i * rows.batch();
            for (int k = 0; k < count; k++, at++) {
                gradient[starts[k] + offset] = chunk[at];
            }
        }
    }

    private Pass pass(DenseParameters weights, INDArray input, NumberedTarget target, float smoothing) {
        if (!softmax) {
            throw new IllegalStateException(
                    "Numbers of classes are labels of a softmax; this layer answers with values.");
        }
        check(weights);
        long[] shape = Dense.shape(input, inputs);
        float[] values = SequenceArray.of("input", input, shape).valuesByFeature((int) input.size(0), inputs);
        Matrix kernel = Matrix.of(Floats.of(weights.kernel()).address(0), inputs, outputs, inputs);
        float[] bias = Floats.of(weights.bias()).values();
        return new Pass(kernel, bias, values, NumberedRows.of(input, target, outputs), smoothing);
    }

    private void check(DenseParameters weights) {
        Dense.check("kernel", weights.kernel(), inputs, outputs);
        Dense.check("bias", weights.bias(), outputs);
    }
}
