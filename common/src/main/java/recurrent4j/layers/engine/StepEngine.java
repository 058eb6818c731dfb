package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a stack of recurrent layers and a dense layer over one sequence, one step at a time, on a copy of the weights: for
 * generating text, where every step has to wait for the one before.
 *
 * <p>One thread at a time may use it.
 */
public final class StepEngine {
    private final Optional<Rows> embedding;
    private final StepBlock[] layers;
    private final Rows kernel;
    private final float[] bias;
    private final float[] answers;

    /**
     * An engine in the zero state that reads tokens as one-hot vectors.
     *
     * @param layers recurrent layers from the input on, at least one
     * @param output the dense layer behind them
     * @throws IllegalArgumentException if the layers don't fit each other
     */
    public StepEngine(List<StepLayer> layers, Affine output) {
        this(Optional.empty(), layers, output);
    }

    /**
     * An engine in the zero state.
     *
     * @param table of vectors as which tokens are read, {@code [tokens, features]}, float32, dense in 'f' order; empty for
     *     one-hot vectors
     * @param layers recurrent layers from the input on, at least one
     * @param output the dense layer behind them
     * @throws IllegalArgumentException if the table or the layers don't fit each other
     */
    public StepEngine(Optional<INDArray> table, List<StepLayer> layers, Affine output) {
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

    /** Forgets everything read so far. */
    public void reset() {
        for (StepBlock layer : layers) {
            layer.reset();
        }
    }

    /**
     * Reads a token, as its vector in the table if there is one, else as a vector that is 1 at its place and 0 elsewhere.
     *
     * @param token its number
     * @return what the dense layer answers before any activation, such as log-probabilities up to a constant; overwritten by
     *     the next step
     */
    public float[] step(int token) {
        return answer(embedding.isPresent() ? layers[0].step(embedding.get().row(token)) : layers[0].step(token));
    }

    /**
     * Reads a vector.
     *
     * @param features one number per input of the first recurrent layer
     * @return what the dense layer answers before any activation; overwritten by the next step
     */
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

    /**
     * Copies the state, so that several continuations can start from one beginning.
     *
     * @return one array per layer and state, for {@link #restore}
     */
    public float[][] state() {
        return Arrays.stream(layers)
                .flatMap(layer -> Arrays.stream(layer.state()))
                .map(float[]::clone)
                .toArray(float[][]::new);
    }

    /**
     * Goes back to a state.
     *
     * @param state what {@link #state} returned
     */
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
