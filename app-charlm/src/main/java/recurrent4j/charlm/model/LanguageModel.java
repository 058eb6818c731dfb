package recurrent4j.charlm.model;

import recurrent4j.data.TokenSequence;
import recurrent4j.eval.Contestant;

/**
 * Gives each token of a text a probability after all that stand before it: the family of networks and n-grams that the
 * scoreboard compares. The probabilities of all tokens of the vocabulary sum to 1 at every place.
 */
public interface LanguageModel extends Contestant {

    /**
     * Reads a text from its beginning, and passes on the surprisal of every token but the first, which is given. In which
     * order is left to the model.
     */
    void read(TokenSequence text, Listener listener);

    /** Receives the surprisal of each token. */
    @FunctionalInterface
    interface Listener {

        /**
         * A token was read.
         *
         * @param place of the token in the text, from 1
         * @param nats its surprisal: the negative natural logarithm of the probability that the model gave it
         */
        void surprisal(long place, double nats);
    }
}
