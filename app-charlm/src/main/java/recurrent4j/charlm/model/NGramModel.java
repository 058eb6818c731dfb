package recurrent4j.charlm.model;

import recurrent4j.data.TokenSequence;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.InputException;

/**
 * Predicts each token by what has followed the last {@code order - 1} tokens in the training text, interpolated with the
 * model of the next lower order, down to a uniform distribution: with {@code c(h)} the number of tokens that have followed
 * the context {@code h}, {@code c(hw)} how many of them are {@code w}, {@code t(h)} how many are different, and {@code h'}
 * the context without its first token,
 *
 * <pre>{@code p(w|h) = (c(hw) + t(h) p(w|h')) / (c(h) + t(h))}</pre>
 *
 * <p>A context that nothing has followed predicts as {@code h'} does. Order 1 counts single tokens. Source: method C of
 * Witten and Bell, "The Zero-Frequency Problem", IEEE Transactions on Information Theory 37 (4), 1991; interpolated as in
 * Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling", TR-10-98, Harvard, 1998, section
 * 2.6.
 */
public record NGramModel(NGramCounts counts, int order) implements GenerativeModel {

    /** @throws InputException if that order is not counted */
    public NGramModel {
        if (order < 1 || order > NGramCounts.HIGHEST) {
            throw new InputException(
                    "An n-gram of order %d is not counted; choose an order from 1 to %d.", order, NGramCounts.HIGHEST);
        }
    }

    @Override
    public String name() {
        return order + "-gram" + counts.extent();
    }

    @Override
    public long parameters() {
        return counts.grams(order);
    }

    @Override
    public StepKernel predictor() {
        return new NGramPredictor(this, counts.vocabulary());
    }

    @Override
    public void read(TokenSequence text, Listener listener) {
        int[] context = NGramCounts.beginning(order);
        for (long place = 0; place < text.length(); place++) {
            int token = text.at(place);
            if (place > 0) {
                listener.surprisal(place, -Math.log(counts.probability(order, context, token)));
            }
            counts.advance(context, token);
        }
    }
}
