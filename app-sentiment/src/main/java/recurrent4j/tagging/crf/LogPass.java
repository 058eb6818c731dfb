package recurrent4j.tagging.crf;

import recurrent4j.io.InputException;

/**
 * The forward-backward algorithm on logarithms, for scores of any size. Each token's are kept relative to its greatest one, so
 * that small differences survive beside large scores.
 */
final class LogPass {

    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final Transitions transitions;
    private final int tags;
    private final int tokens;

    /** Emissions less their token's greatest. */
    private final double[] relative;

    private final double[] forward;
    private final double[] shifts;
    private double end = NONE;

    /** What follows from each tag of a token, the token's own emission included; from {@code backward} on. */
    private double[] ahead = {};

    LogPass(Transitions transitions, double... emissions) {
        this.transitions = transitions;
        tags = transitions.tags();
        tokens = emissions.length / tags;
        relative = relative(emissions, tags);
        forward = new double[emissions.length];
        shifts = new double[tokens];
    }

    static double[] relative(double[] emissions, int tags) {
        double[] relative = new double[emissions.length];
        for (int row = 0; row < relative.length; row += tags) {
            double most = greatest(emissions, row, tags);
            for (int place = row; place < row + tags; place++) {
                relative[place] = emissions[place] - most;
            }
        }
        return relative;
    }

    /** @throws InputException if no sequence of this length is allowed */
    void forward() {
        double[] terms = new double[tags];
        for (int token = 0; token < tokens; token++) {
            int row = token * tags;
            for (int tag = 0; tag < tags; tag++) {
                double way = transitions.begins()[tag];
                if (token > 0) {
                    for (int before = 0; before < tags; before++) {
                        terms[before] =
                                forward[row - tags + before] + transitions.scores()[before * tags + tag];
                    }
                    way = logOfSum(terms);
                }
                forward[row + tag] = way + relative[row + tag];
            }
            shifts[token] = shift(forward, row, tags);
        }
        for (int tag = 0; tag < tags; tag++) {
            terms[tag] = forward[(tokens - 1) * tags + tag] + transitions.ends()[tag];
        }
        end = logOfSum(terms);
        requirePath(end, tokens);
    }

    /** Writes the probability of each tag of each token. */
    void backward(double... marginals) {
        ahead = new double[relative.length];
        double[] terms = new double[tags];
        double[] behind = transitions.ends().clone();
        for (int token = tokens - 1; token >= 0; token--) {
            int row = token * tags;
            shift(behind, 0, tags);
            for (int tag = 0; tag < tags; tag++) {
                ahead[row + tag] = relative[row + tag] + behind[tag];
                terms[tag] = forward[row + tag] + behind[tag];
            }
            double sum = logOfSum(terms);
            for (int tag = 0; tag < tags; tag++) {
                marginals[row + tag] = Math.exp(terms[tag] - sum);
            }
            for (int before = 0; before < tags; before++) {
                for (int tag = 0; tag < tags; tag++) {
                    terms[tag] = transitions.scores()[before * tags + tag] + ahead[row + tag];
                }
                behind[before] = logOfSum(terms);
            }
        }
    }

    /** Adds how often each first tag, transition and last tag is expected. */
    void addTransitions(double[] marginals, double... counts) {
        double[] terms = new double[tags * tags];
        for (int row = tags; row < relative.length; row += tags) {
            for (int place = 0; place < terms.length; place++) {
                terms[place] =
                        forward[row - tags + place / tags] + transitions.scores()[place] + ahead[row + place % tags];
            }
            double sum = logOfSum(terms);
            for (int place = 0; place < terms.length; place++) {
                counts[place] += Math.exp(terms[place] - sum);
            }
        }
        ScaledPass.addEnds(marginals, tags, counts);
    }

    double loss(int... gold) {
        double loss = 0;
        for (int token = 0; token < tokens; token++) {
            double transition = token == 0
                    ? transitions.begins()[gold[0]]
                    : transitions.scores()[gold[token - 1] * tags + gold[token]];
            loss += shifts[token] - (transition + relative[token * tags + gold[token]]);
        }
        return loss + (end - transitions.ends()[gold[tokens - 1]]);
    }

    /** Returns the logarithms of what follows from each tag of a token, its own emission included, each token with its own shift. */
    double[] logAhead() {
        return ahead;
    }

    /** Subtracts the greatest of a row from all of it, and returns it; a row of forbidden ones stays. */
    static double shift(double[] values, int row, int size) {
        double most = greatest(values, row, size);
        if (most == NONE) {
            return 0;
        }
        for (int place = row; place < row + size; place++) {
            values[place] -= most;
        }
        return most;
    }

    static void requirePath(double score, int tokens) {
        if (score == NONE) {
            throw new InputException("No sequence of %d tags is allowed; loosen the scheme.", tokens);
        }
    }

    private static double greatest(double[] values, int row, int size) {
        double most = NONE;
        for (int place = row; place < row + size; place++) {
            most = Math.max(most, values[place]);
        }
        return most;
    }

    static double logOfSum(double... terms) {
        double most = greatest(terms, 0, terms.length);
        if (most == NONE) {
            return NONE;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - most);
        }
        return most + Math.log(sum);
    }
}
