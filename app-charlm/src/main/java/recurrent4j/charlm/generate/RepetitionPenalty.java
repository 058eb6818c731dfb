package recurrent4j.charlm.generate;

import recurrent4j.decode.LogProbabilities;
import recurrent4j.io.InputException;

/**
 * Makes less likely what would repeat the text so far: the probability of every token that would is raised to the power of
 * the penalty. A token of words or byte pairs repeats if it stands in the text already, as Keskar et al. define it (CTRL: A
 * Conditional Transformer Language Model for Controllable Generation, 2019, section 4.1, where logits are divided; here, as
 * their common constant must not matter, logarithms of probabilities are multiplied). Every text repeats its characters;
 * one of them repeats if, with the seven before it, it makes a passage that stands there already. The
 * text so far is the last {@value #REMEMBERED} tokens of the prompt and of what was written.
 */
final class RepetitionPenalty {

    static final int REMEMBERED = 1_000;

    private static final double MOST = 100;

    private final double penalty;
    private final int passage;

    /** The last tokens: the one read as number n stands at n modulo the length. */
    private final int[] tokens = new int[REMEMBERED];

    private long read;

    /**
     * Begins with no text.
     *
     * @param passage how many tokens make a repetition
     */
    RepetitionPenalty(double penalty, int passage) {
        this.penalty = penalty;
        this.passage = passage;
    }

    /** @throws InputException if it is below 1, which would reward what repeats, or beyond all use */
    static void require(double penalty) {
        if (!(penalty >= 1 && penalty <= MOST)) {
            throw new InputException(
                    "A repetition penalty of %s does not keep a text from repeating itself; choose 1 (none) to %.0f, such as 1.2.",
                    penalty, MOST);
        }
    }

    /** Reads a token of the text. */
    void read(int token) {
        tokens[(int) (read++ % REMEMBERED)] = token;
    }

    /** Penalizes the scores of the next token, logarithms of probabilities up to a common constant. */
    void penalize(float[] scores) {
        if (penalty == 1) {
            return;
        }
        double logSum = LogProbabilities.logSum(scores);
        var penalized = new boolean[scores.length];
        long first = Math.max(0, read - REMEMBERED);
        for (long place = first + passage - 1; place < read; place++) {
            int token = at(place);
            if (!penalized[token] && continuesAlike(place)) {
                penalized[token] = true;
                scores[token] = (float) (logSum + penalty * (scores[token] - logSum));
            }
        }
    }

    /** Whether the tokens before a place are the last ones of the text. */
    private boolean continuesAlike(long place) {
        for (int back = 1; back < passage; back++) {
            if (at(place - back) != at(read - back)) {
                return false;
            }
        }
        return true;
    }

    private int at(long place) {
        return tokens[(int) (place % REMEMBERED)];
    }
}
