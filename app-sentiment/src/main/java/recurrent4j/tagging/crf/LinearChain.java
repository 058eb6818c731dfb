package recurrent4j.tagging.crf;

import java.util.List;
import recurrent4j.io.InputException;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001, <a
 * href="https://repository.upenn.edu/cis_papers/159/">Conditional random fields</a>): a sequence of tags has a score, the sum
 * of its tags' emissions and of the weights of its first tag, its transitions and its last tag, and its probability is the
 * exponential of the score over the sum of the exponentials of all sequences that the constraints allow.
 *
 * <p>Emissions are rows of one score a tag, one row a token: {@code double[tokens * tags]}. They may be of any size; where
 * exponentials would underflow, logarithms are summed instead. If an emission or weight is not a number, no answer is one.
 * Immutable: threads may share it.
 */
public final class LinearChain {

    private final TagConstraints constraints;
    private final List<TransitionBlock> blocks;
    private final Transitions transitions;

    private LinearChain(TagConstraints constraints, List<TransitionBlock> blocks, double... weights) {
        this.constraints = constraints;
        this.blocks = blocks;
        transitions = Transitions.of(constraints, blocks, weights);
    }

    /**
     * A chain over the tags of these constraints.
     *
     * @param weights of transitions from a row's tag to a column's ({@code tags * tags}), of first tags and of last tags;
     *     those of forbidden transitions are not looked at
     * @throws InputException if their number is not {@link #parameters}
     */
    public static LinearChain of(TagConstraints constraints, double... weights) {
        return new LinearChain(constraints, TransitionBlock.of(constraints), weights);
    }

    /** Returns a chain over the same tags with other weights, which takes less time than to make one anew. */
    public LinearChain with(double... weights) {
        return new LinearChain(constraints, blocks, weights);
    }

    /** Returns the number of weights of a chain over so many tags. */
    public static int parameters(int tags) {
        return tags * tags + 2 * tags;
    }

    /** Returns how many tags there are. */
    public int tags() {
        return constraints.tags();
    }

    /**
     * Returns the negative logarithm of a sequence's probability, in nats.
     *
     * @throws InputException if the constraints forbid the sequence
     */
    public double loss(double[] emissions, int... gold) {
        requireAllowed(emissions, gold);
        var scaled = new ScaledPass(transitions, emissions);
        if (scaled.forward()) {
            return scaled.loss(gold);
        }
        var pass = new LogPass(transitions, emissions);
        pass.forward();
        return pass.loss(gold);
    }

    /**
     * Returns the same, and says how it changes with the emissions and with the weights.
     *
     * @param byEmissions where the derivatives by the emissions are written
     * @param byWeights to which the derivatives by the weights are added
     * @throws InputException if the constraints forbid the sequence
     */
    public double differentiate(double[] emissions, int[] gold, double[] byEmissions, double[] byWeights) {
        requireAllowed(emissions, gold);
        double loss = expect(emissions, byEmissions, byWeights, gold);
        int tags = tags();
        int before = -1;
        for (int token = 0; token < gold.length; token++) {
            int tag = gold[token];
            byEmissions[token * tags + tag]--;
            byWeights[before < 0 ? tags * tags + tag : before * tags + tag]--;
            before = tag;
        }
        byWeights[tags * tags + tags + before]--;
        return loss;
    }

    /** Writes the probability of each tag of each token, adds how often each weight is expected, and returns the loss. */
    private double expect(double[] emissions, double[] marginals, double[] counts, int... gold) {
        var scaled = new ScaledPass(transitions, emissions);
        if (scaled.forward() && scaled.backward(marginals)) {
            scaled.addTransitions(marginals, counts);
            return scaled.loss(gold);
        }
        var pass = new LogPass(transitions, emissions);
        pass.forward();
        pass.backward(marginals);
        pass.addTransitions(marginals, counts);
        return pass.loss(gold);
    }

    /** Returns the most probable sequence (Viterbi's algorithm); of equally probable ones that of the lowest tags, from the end. */
    public int[] best(double... emissions) {
        requireWhole(emissions);
        return new Viterbi(transitions, emissions).best();
    }

    /** Returns the probability of each tag of each token, {@code [tokens * tags]}. */
    public double[] marginals(double... emissions) {
        return posterior(emissions).marginals();
    }

    /** Returns the probabilities of tags and spans of one sequence, which share one pass over it. */
    public Posterior posterior(double... emissions) {
        requireWhole(emissions);
        double[] marginals = new double[emissions.length];
        var scaled = new ScaledPass(transitions, emissions);
        if (scaled.forward() && scaled.backward(marginals)) {
            return new Posterior(transitions, marginals, scaled.logAhead());
        }
        var pass = new LogPass(transitions, emissions);
        pass.forward();
        pass.backward(marginals);
        return new Posterior(transitions, marginals, pass.logAhead());
    }

    private void requireWhole(double... emissions) {
        if (emissions.length == 0 || emissions.length % tags() != 0) {
            throw new InputException("%d emissions are no rows of %d tags.", emissions.length, tags());
        }
    }

    private void requireAllowed(double[] emissions, int... gold) {
        requireWhole(emissions);
        if (emissions.length != (long) gold.length * tags()) {
            throw new InputException(
                    "%d tags are given for a sequence of %d tokens.", gold.length, emissions.length / tags());
        }
        int last = gold.length - 1;
        require(constraints.begins()[gold[0]], "begin with tag %d", gold[0]);
        for (int token = 1; token <= last; token++) {
            if (!constraints.mayFollow(gold[token - 1], gold[token])) {
                require(false, "have tag %d after tag %d", gold[token], gold[token - 1]);
            }
        }
        require(constraints.ends()[gold[last]], "end with tag %d", gold[last]);
    }

    private static void require(boolean allowed, String what, Object... tags) {
        if (!allowed) {
            throw new InputException(
                    "No sequence may " + what + ", as this one does; mend it or loosen the scheme.", tags);
        }
    }
}
