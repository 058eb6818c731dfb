package recurrent4j.tagging.crf;

import java.util.Arrays;

/**
 * The forward-backward algorithm on exponentials that are scaled anew at each token (Rabiner 1989), for scores of moderate
 * size; it notices when others would underflow, so that {@link LogPass} can do it instead.
 */
final class ScaledPass {

    private static final double LEAST_EMISSION = Math.exp(-Transitions.MODERATE_WIDTH);

    /** Times the least emission and the least transition, 1e-80 each, it is still above the least exact number, 1e-308. */
    private static final double LEAST_SHARE = 1e-120;

    private static final double LEAST_SCALE = 1e-250;

    private final Transitions transitions;
    private final int tags;
    private final int tokens;
    private final double[] emissions;
    private final double[] greatest;

    /** Exponentials of the emissions less their token's greatest. */
    private final double[] factors;

    /** What leads to each tag of a token, over that of its best tag. */
    private final double[] forward;

    private final double[] scales;

    /** What follows from each tag of a token, the token's own emission included; from {@code backward} on. */
    private double[] ahead = {};

    /** The sums of forward times backward of each token, and 1 over those of its transitions. */
    private double[] shares = {};

    private double end;

    ScaledPass(Transitions transitions, double... emissions) {
        this.transitions = transitions;
        this.emissions = emissions;
        tags = transitions.tags();
        tokens = emissions.length / tags;
        greatest = new double[tokens];
        factors = new double[emissions.length];
        forward = new double[emissions.length];
        scales = new double[tokens];
    }

    /** Returns whether nothing underflowed. */
    boolean forward() {
        if (!transitions.moderate()) {
            return false;
        }
        double[] sums = transitions.beginFactors().clone();
        for (int token = 0; token < tokens; token++) {
            if (token > 0) {
                Arrays.fill(sums, 0);
                addProducts(forward, (token - 1) * tags, transitions.factors(), sums);
            }
            if (!exponentiate(token) || !step(token, sums)) {
                return false;
            }
        }
        double[] ends = transitions.endFactors();
        int last = (tokens - 1) * tags;
        for (int tag = 0; tag < tags; tag++) {
            end += forward[last + tag] * ends[tag];
        }
        return end > 0;
    }

    private boolean exponentiate(int token) {
        int row = token * tags;
        double most = emissions[row];
        for (int tag = 1; tag < tags; tag++) {
            most = Math.max(most, emissions[row + tag]);
        }
        greatest[token] = most;
        double least = 1;
        for (int tag = 0; tag < tags; tag++) {
            double factor = Math.exp(emissions[row + tag] - most);
            factors[row + tag] = factor;
            least = Math.min(least, factor);
        }
        return !(least < LEAST_EMISSION);
    }

    private boolean step(int token, double... sums) {
        int row = token * tags;
        double scale = 0;
        for (int tag = 0; tag < tags; tag++) {
            double value = sums[tag] * factors[row + tag];
            forward[row + tag] = value;
            scale = Math.max(scale, value);
        }
        if (scale < LEAST_SCALE) {
            return false;
        }
        scales[token] = scale;
        return divide(forward, row, scale, sums);
    }

    /** Divides a row and returns whether none of it is too small, but for those without any way, whose sums are 0. */
    private boolean divide(double[] values, int row, double scale, double... sums) {
        double inverse = 1 / scale;
        boolean fine = true;
        for (int tag = 0; tag < tags; tag++) {
            double value = values[row + tag] * inverse;
            values[row + tag] = value;
            fine &= !(value < LEAST_SHARE) || sums[tag] == 0;
        }
        return fine;
    }

    /** Writes the probability of each tag of each token, and returns whether nothing underflowed. */
    boolean backward(double... marginals) {
        ahead = new double[emissions.length];
        shares = new double[tokens];
        double[] sums = transitions.endFactors().clone();
        double[] behind = new double[tags];
        for (int token = tokens - 1; token >= 0; token--) {
            int row = token * tags;
            double scale = 0;
            for (double sum : sums) {
                scale = Math.max(scale, sum);
            }
            System.arraycopy(sums, 0, behind, 0, tags);
            if (!divide(behind, 0, scale, sums) || !share(token, behind, marginals)) {
                return false;
            }
            for (int tag = 0; tag < tags; tag++) {
                ahead[row + tag] = factors[row + tag] * behind[tag];
            }
            Arrays.fill(sums, 0);
            addProducts(ahead, row, transitions.factorsBack(), sums);
        }
        return true;
    }

    private boolean share(int token, double[] behind, double... marginals) {
        int row = token * tags;
        double sum = 0;
        for (int tag = 0; tag < tags; tag++) {
            double product = forward[row + tag] * behind[tag];
            marginals[row + tag] = product;
            sum += product;
        }
        for (int tag = 0; tag < tags; tag++) {
            marginals[row + tag] /= sum;
        }
        shares[token] = 1 / (sum * scales[token]);
        return !(sum * scales[token] < LEAST_SCALE);
    }

    /** Adds how often each first tag, transition and last tag is expected. */
    void addTransitions(double[] marginals, double... counts) {
        double[] products = new double[tags * tags];
        addOuterProducts(products);
        double[] factors = transitions.factors();
        for (int place = 0; place < products.length; place++) {
            counts[place] += products[place] * factors[place];
        }
        addEnds(marginals, tags, counts);
    }

    /** Adds the probabilities of each tag to be the first and to be the last. */
    static void addEnds(double[] marginals, int tags, double... counts) {
        int last = marginals.length - tags;
        for (int tag = 0; tag < tags; tag++) {
            counts[tags * tags + tag] += marginals[tag];
            counts[tags * tags + tags + tag] += marginals[last + tag];
        }
    }

    double loss(int... gold) {
        Transitions.Shifts shifts = transitions.shifts();
        double loss = 0;
        for (int token = 0; token < tokens; token++) {
            double transition = token == 0
                    ? shifts.begins() - transitions.begins()[gold[0]]
                    : shifts.follows() - transitions.scores()[gold[token - 1] * tags + gold[token]];
            double emission = greatest[token] - emissions[token * tags + gold[token]];
            loss += Math.log(scales[token]) + emission + transition;
        }
        return loss + Math.log(end) + shifts.ends() - transitions.ends()[gold[tokens - 1]];
    }

    /** Returns the logarithms of what follows from each tag of a token, its own emission included, each token with its own shift. */
    double[] logAhead() {
        return Arrays.stream(ahead).map(Math::log).toArray();
    }

    /** Adds a row times a square table; four of its rows at a time, since loading and storing sums is what takes time. */
    private void addProducts(double[] values, int row, double[] table, double... sums) {
        int size = tags;
        int place = 0;
        for (; place + 4 <= size; place += 4) {
            double a = values[row + place];
            double b = values[row + place + 1];
            double c = values[row + place + 2];
            double d = values[row + place + 3];
            int first = place * size;
            int second = first + size;
            int third = second + size;
            int fourth = third + size;
            for (int tag = 0; tag < size; tag++) {
                sums[tag] += a * table[first + tag]
                        + b * table[second + tag]
                        + c * table[third + tag]
                        + d * table[fourth + tag];
            }
        }
        for (; place < size; place++) {
            double a = values[row + place];
            int first = place * size;
            for (int tag = 0; tag < size; tag++) {
                sums[tag] += a * table[first + tag];
            }
        }
    }

    /** Of four tokens and those after them at a time, for the same reason. */
    private void addOuterProducts(double... products) {
        int token = 1;
        for (; token + 4 <= tokens; token += 4) {
            for (int tag = 0; tag < tags; tag++) {
                addFour(token, tag, products);
            }
        }
        for (; token < tokens; token++) {
            for (int tag = 0; tag < tags; tag++) {
                addOne(token, tag, products);
            }
        }
    }

    private void addFour(int token, int tag, double... products) {
        int size = tags;
        int first = token * size;
        int second = first + size;
        int third = second + size;
        int fourth = third + size;
        double a = forward[first - size + tag] * shares[token];
        double b = forward[first + tag] * shares[token + 1];
        double c = forward[second + tag] * shares[token + 2];
        double d = forward[third + tag] * shares[token + 3];
        int row = tag * size;
        for (int next = 0; next < size; next++) {
            products[row + next] += a * ahead[first + next]
                    + b * ahead[second + next]
                    + c * ahead[third + next]
                    + d * ahead[fourth + next];
        }
    }

    private void addOne(int token, int tag, double... products) {
        int size = tags;
        int first = token * size;
        double a = forward[first - size + tag] * shares[token];
        int row = tag * size;
        for (int next = 0; next < size; next++) {
            products[row + next] += a * ahead[first + next];
        }
    }
}
