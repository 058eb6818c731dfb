package recurrent4j.seq2seq.evaluate;

import recurrent4j.eval.Metric;

/** What the probabilities of a model come to that has any, by the first target of each source. */
public enum LikelihoodMeasure implements SumMeasure {
    /**
     * How many tokens it chooses between, as it were: the exponential of the cross-entropy in nats a token, end marks included.
     * Only models with the same tokens can be compared.
     */
    PERPLEXITY("perplexity", true) {
        @Override
        public int decimals() {
            return 3;
        }

        @Override
        public double figure(double[] sums) {
            return Math.exp(-sums[LOG_PROBABILITY] / sums[TOKENS]);
        }
    },

    /** The share of tokens that it would have chosen, each given the right ones before it, end marks included. */
    TOKEN_ACCURACY("token accuracy", false) {
        @Override
        public double figure(double[] sums) {
            return sums[RIGHT] / sums[TOKENS];
        }
    },

    /** The cross-entropy by characters, in nats, the end of a text counted as one, whatever the tokens are. */
    NATS("nats a character", true) {
        @Override
        public double figure(double[] sums) {
            return -sums[LOG_PROBABILITY] / sums[CHARACTERS];
        }
    },

    /** The same in bits. */
    BITS("bits a character", true) {
        @Override
        public double figure(double[] sums) {
            return NATS.figure(sums) / Math.log(2);
        }
    };

    private static final int LOG_PROBABILITY = 0;
    private static final int TOKENS = 1;
    private static final int RIGHT = 2;
    private static final int CHARACTERS = 3;

    private final Metric metric;

    LikelihoodMeasure(String name, boolean smallerIsBetter) {
        metric = new Metric(name, smallerIsBetter);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public double[] sums(Rewriting rewriting) {
        double[] sums = new double[CHARACTERS + 1];
        rewriting.likelihood().ifPresent(likelihood -> {
            String target = rewriting.pair().target();
            sums[LOG_PROBABILITY] = likelihood.logProbability();
            sums[TOKENS] = likelihood.tokens();
            sums[RIGHT] = likelihood.right();
            sums[CHARACTERS] = target.codePointCount(0, target.length()) + 1;
        });
        return sums;
    }
}
