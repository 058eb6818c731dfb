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
    private final double[] gathered;
    private final double[] products;

    ScaledPass(Transitions transitions, double... emissions) {
        this.transitions = transitions;
        this.emissions = emissions;
        tags = transitions.tags();
        tokens = emissions.length / tags;
        greatest = new double[tokens];
        factors = new double[emissions.length];
        forward = new double[emissions.length];
        scales = new double[tokens];
        gathered = new double[tags];
        products = new double[tags];
    }

    /** Returns whether nothing underflowed. */
    boolean forward() {
        if (!transitions.moderate()) {
            return false;
        }
        double[] sums = transitions.beginFactors().clone();
        for (int token = 0; token < tokens; token++) {
            if (token > 0) {
                follow((token - 1) * tags, sums);
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
            followBack(row, sums);
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
        for (Transitions.Table table : transitions.tables()) {
            table.block().add(products(table), table.factors(), tags, counts);
        }
        addOthers(counts);
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

    /** Computes what leads to each tag from a row before. */
    private void follow(int row, double... sums) {
        Arrays.fill(sums, 0);
        for (Transitions.Table table : transitions.tables()) {
            int[] columns = table.block().columns();
            TransitionBlock.gather(forward, row, table.block().rows(), gathered);
            TransitionBlock.multiply(gathered, table.rows(), table.factors(), columns.length, products);
            for (int place = 0; place < columns.length; place++) {
                sums[columns[place]] = products[place];
            }
        }
        transitions.others().follow(forward, row, sums);
    }

    /** Computes what follows from each tag before a row. */
    private void followBack(int row, double... sums) {
        Arrays.fill(sums, 0);
        for (Transitions.Table table : transitions.tables()) {
            int[] rows = table.block().rows();
            TransitionBlock.gather(ahead, row, table.block().columns(), gathered);
            TransitionBlock.multiply(gathered, table.columns(), table.factorsBack(), rows.length, products);
            for (int place = 0; place < rows.length; place++) {
                sums[rows[place]] += products[place];
            }
        }
        transitions.others().followBack(ahead, row, sums);
    }

    private void addOthers(double... counts) {
        TransitionList others = transitions.others();
        double[] sums = new double[others.factors().length];
        for (int token = 1; token < tokens; token++) {
            int row = token * tags;
            double share = shares[token];
            for (int place = 0; place < sums.length; place++) {
                sums[place] +=
                        forward[row - tags + others.rows()[place]] * share * ahead[row + others.columns()[place]];
            }
        }
        for (int place = 0; place < sums.length; place++) {
            counts[others.rows()[place] * tags + others.columns()[place]] += sums[place] * others.factors()[place];
        }
    }

    /** Returns the expected transitions of a block, but for their own factors; those that are missing in the last four are 0. */
    private double[] products(Transitions.Table table) {
        int[] rows = table.block().rows();
        int[] columns = table.block().columns();
        double[] sums = new double[table.block().size()];
        double[] before = new double[4 * rows.length];
        double[] after = new double[4 * columns.length];
        for (int token = 1; token < tokens; token += 4) {
            for (int next = 0; next < 4; next++) {
                int row = (token + next) * tags;
                double share = token + next < tokens ? shares[token + next] : 0;
                for (int place = 0; place < rows.length; place++) {
                    before[next * rows.length + place] = share == 0 ? 0 : forward[row - tags + rows[place]] * share;
                }
                for (int place = 0; place < columns.length && share != 0; place++) {
                    after[next * columns.length + place] = ahead[row + columns[place]];
                }
            }
            table.block().addFour(before, after, sums);
        }
        return sums;
    }
}
