package recurrent4j.charlm.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.TokenSequence;
import recurrent4j.engine.StepKernel;
import recurrent4j.layers.fused.SteppedNetwork;
import recurrent4j.model.Input;
import recurrent4j.network.Network;

/**
 * A trained network as a language model.
 *
 * @param network whose hidden state is carried through the text
 */
public record RecurrentModel(String name, Network network, Input input) implements GenerativeModel {

    /** Rows that read parts of a text side by side, which is many times faster than one. */
    private static final int ROWS = 32;

    /** Tokens that a row reads before the first that it predicts, so that its state is as good as one row's. */
    private static final int WARM_UP = 500;

    private static final int WINDOW = 100;

    /** Numbers that are answered at once: as many as caches hold, and far fewer than a large vocabulary would fill. */
    private static final int ROOM = 1 << 20;

    @Override
    public long parameters() {
        return network.parameters();
    }

    /**
     * {@inheritDoc} A long text is read by several rows, each of which begins some hundred tokens early. Threads wait for
     * each other, since the network has one hidden state.
     */
    @Override
    public void read(TokenSequence text, Listener listener) {
        synchronized (network) {
            readRows(text, listener);
        }
    }

    private void readRows(TokenSequence text, Listener listener) {
        long predicted = text.length() - 1;
        int rows = (int) Math.max(1, Math.min(ROWS, predicted / (4 * WARM_UP)));
        int warmUp = rows == 1 ? 0 : WARM_UP;
        long length = (predicted + (long) (rows - 1) * warmUp + rows - 1) / rows;
        int window = window(rows, input.size());
        network.clearState();
        for (long offset = 0; offset < length; offset += window) {
            int steps = (int) Math.min(window, length - offset);
            INDArray answers =
                    network.follow(features(text, new TokenSequence.Rows(rows, offset, length - warmUp), steps));
            float[] probabilities = answers.dup('f').data().asFloat();
            for (int row = 0; row < rows; row++) {
                for (int step = 0; step < steps; step++) {
                    long place = row * (length - warmUp) + offset + step + 1;
                    boolean own = row == 0 || offset + step >= warmUp;
                    if (own && place <= predicted) {
                        int at = (step * input.size() + text.at(place)) * rows + row;
                        listener.surprisal(place, -Math.log(Math.max(probabilities[at], Float.MIN_NORMAL)));
                    }
                }
            }
        }
        network.clearState();
    }

    /** Returns how many steps are answered at once: one, or as many as do not fill the memory. */
    static int window(int rows, int vocabulary) {
        return (int) Math.max(1, Math.min(WINDOW, ROOM / ((long) rows * vocabulary)));
    }

    /** Returns a short text {@code [1, features, time]} as the network is shown it. */
    INDArray features(TokenSequence text) {
        return features(text, new TokenSequence.Rows(1, 0, 0), (int) text.length());
    }

    private INDArray features(TokenSequence text, TokenSequence.Rows rows, int steps) {
        return text.rows(rows, steps, input instanceof Input.OneHot ? input.size() : 0);
    }

    /** {@inheritDoc} It keeps the weights of this moment if the network is fused. */
    @Override
    public StepKernel predictor() {
        return network.model() instanceof MultiLayerNetwork layers && SteppedNetwork.takes(layers)
                ? SteppedNetwork.of(layers)
                : new RecurrentTokenPredictor(this);
    }
}
