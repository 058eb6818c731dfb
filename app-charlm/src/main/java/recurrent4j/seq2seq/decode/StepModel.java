package recurrent4j.seq2seq.decode;

import java.util.List;

/**
 * Predicts a target token by token. Several hypotheses of several sources go on together: each is a row.
 */
public interface StepModel {

    /** Returns how many target tokens there are to choose from, the end mark included. */
    int size();

    /** Returns the number of the end mark. */
    int end();

    /**
     * Begins with sources.
     *
     * @param sources the numbers of the tokens of each, without the end mark
     */
    Session begin(List<int[]> sources);

    /** Hypotheses under way, used by one thread. */
    interface Session extends AutoCloseable {

        /** Returns what may come first: one row for each source, in their order. */
        Step first();

        /**
         * Goes on: the rows from now on are some of those before, in any order and number, each continued by a token.
         *
         * @param parents which row of the last step each new row continues
         * @param tokens by which token
         */
        Step next(int[] parents, int[] tokens);

        /** Gives back what the session holds. */
        @Override
        default void close() {}
    }

    /**
     * What may come next.
     *
     * @param logProbabilities natural logarithms, {@code [rows][size]}; the caller may change them
     * @param attention how much the row looks at each source token, the end mark last: {@code [rows][source length + 1]}; no
     *     rows from a model without attention
     */
    record Step(float[][] logProbabilities, float[][] attention) {}
}
