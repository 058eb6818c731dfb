package recurrent4j.search;

import recurrent4j.io.Text;
import recurrent4j.model.RecurrentStack;

/**
 * Settings that may be tried.
 *
 * @param learningRate the peak rate
 * @param window steps of the past that are read; 0 where that is not to be varied
 */
public record Candidate(RecurrentStack stack, double learningRate, int window) {

    /** Says it in a few words, with as many digits of the rate as tell rates apart. */
    @Override
    public String toString() {
        return Text.of("%s, learning rate %.3g%s", stack, learningRate, window > 0 ? ", window " + window : "");
    }
}
