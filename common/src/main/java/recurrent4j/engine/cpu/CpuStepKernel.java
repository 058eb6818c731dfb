package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.DenseParameters;
import recurrent4j.engine.StepKernel;
import recurrent4j.engine.StepLayer;

/** Matrices of copied weights, row by row on the Java heap, times one vector at a time. */
final class CpuStepKernel implements StepKernel {
    private final Optional<Rows> embedding;
    private final StepBlock[] layers;
    private final Rows kernel;
    private final float[] bias;
    private final float[] answers;

    CpuStepKernel(Optional<INDArray> table, List<StepLayer> layers, DenseParameters output) {
        embedding = table.map(array -> embedding(array, layers.get(0).shape().inputs()));
        int width = layers.get(0).shape().inputs();
        for (StepLayer layer : layers) {
            if (layer.shape().inputs() != width) {
                throw new IllegalArgumentException("A layer that reads %d features stands behind one of %d units."
                        .formatted(layer.shape().inputs(), width));
            }
            width = layer.shape().units();
        }
        this.layers = layers.stream().map(StepBlock::new).toArray(StepBlock[]::new);
        int outputs = (int) output.bias().length();
        float[] columns = numbers(Dense.check("kernel", output.kernel(), width, outputs));
        kernel = new Rows(columns, 0, width, outputs, width);
        bias = numbers(Dense.check("bias", output.bias(), outputs));
        answers = new float[outputs];
    }

    @Override
    public void reset() {
        for (StepBlock layer : layers) {
            layer.reset();
        }
    }

    @Override
    public float[] step(int token) {
        return answer(embedding.isPresent() ? layers[0].step(embedding.get().row(token)) : layers[0].step(token));
    }

    @Override
    public float[] step(float[] features) {
        return answer(layers[0].step(features));
    }

    private float[] answer(float[] first) {
        float[] h = first;
        for (int k = 1; k < layers.length; k++) {
            h = layers[k].step(h);
        }
        System.arraycopy(bias, 0, answers, 0, bias.length);
        kernel.addProduct(h, answers);
        return answers;
    }

    @Override
    public float[][] state() {
        return Arrays.stream(layers)
                .flatMap(layer -> Arrays.stream(layer.state()))
                .map(float[]::clone)
                .toArray(float[][]::new);
    }

    @Override
    public void restore(float[][] state) {
        int next = 0;
        for (StepBlock layer : layers) {
            for (float[] array : layer.state()) {
                System.arraycopy(state[next++], 0, array, 0, array.length);
            }
        }
    }

    private static Rows embedding(INDArray table, int features) {
        int tokens = (int) table.size(0);
        return new Rows(numbers(Dense.check("embedding", table, tokens, features)), 0, tokens, features, tokens);
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Floats.of(array).get(0, numbers, numbers.length);
        return numbers;
    }
}
