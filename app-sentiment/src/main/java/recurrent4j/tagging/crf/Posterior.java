package recurrent4j.tagging.crf;

import java.util.function.IntPredicate;

/** The probabilities that a {@link LinearChain} gives to tags and spans of one sequence. Threads may share it. */
public final class Posterior {

    private final Transitions transitions;
    private final int tags;
    private final double[] marginals;

    /** Logarithms of what follows from each tag of a token, its own emission included, each token with its own shift. */
    private final double[] ahead;

    Posterior(Transitions transitions, double[] marginals, double... ahead) {
        this.transitions = transitions;
        this.marginals = marginals;
        this.ahead = ahead;
        tags = transitions.tags();
    }

    /** Returns the number of tokens. */
    public int length() {
        return marginals.length / tags;
    }

    /** Returns the probability of each tag of each token, {@code [tokens * tags]}. */
    public double[] marginals() {
        return marginals.clone();
    }

    /** Returns the probability that a token has a tag, whatever the others have. */
    public double marginal(int token, int tag) {
        return marginals[token * tags + tag];
    }

    /**
     * Returns the probability that the tokens from one on have exactly these tags and that the next token, if there is one,
     * does not go on with them.
     *
     * @param continues whether a tag of the next token would make the span longer
     */
    public double span(int from, int[] span, IntPredicate continues) {
        double probability = marginal(from, span[0]);
        for (int place = 1; place < span.length && probability > 0; place++) {
            int wanted = span[place];
            probability *= next(span[place - 1], from + place, tag -> tag == wanted);
        }
        int end = from + span.length;
        return probability > 0 && end < length()
                ? probability * next(span[span.length - 1], end, continues.negate())
                : probability;
    }

    /** Returns the probability that a token has one of the wanted tags, given that of the token before. */
    private double next(int before, int token, IntPredicate wanted) {
        double[] terms = new double[tags];
        for (int tag = 0; tag < tags; tag++) {
            terms[tag] = transitions.scores()[before * tags + tag] + ahead[token * tags + tag];
        }
        double all = LogPass.logOfSum(terms);
        double sum = 0;
        for (int tag = 0; tag < tags; tag++) {
            if (wanted.test(tag)) {
                sum += Math.exp(terms[tag] - all);
            }
        }
        return Math.min(1, sum);
    }
}
