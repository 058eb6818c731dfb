package recurrent4j.charlm.model;

import recurrent4j.data.TokenSequence;

/**
 * Says how likely each token of a text is after all that stand before it: the family of networks and counts that the
 * scoreboard compares. The probabilities of all tokens of the vocabulary sum to 1 at every place.
 */
public interface LanguageModel {

    /** Returns the name by which people know it, as a scoreboard shows it. */
    String name();

    /** Returns how many numbers were fitted to data. */
    long parameters();

    /**
     * Reads a text from its beginning, and tells of every token but the first, which is given, how surprising it was. The
     * order in which they are told is left to the model.
     */
    void read(TokenSequence text, Surprise told);

    /** What is told of one token. */
    @FunctionalInterface
    interface Surprise {

        /**
         * A token was read.
         *
         * @param place of the token in the text, from 1
         * @param nats the negative natural logarithm of the probability that the model gave it
         */
        void at(long place, double nats);
    }
}
