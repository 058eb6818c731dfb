package recurrent4j.seq2seq.decode;

import recurrent4j.decode.Sampler;
import recurrent4j.io.InputException;

/** How a target is found among all that a model takes for possible. */
public sealed interface Search {

    /** Returns how many targets are given for a source at most. */
    int answers();

    /** Returns how many beginnings of targets go on together for a source at most. */
    int rows();

    /**
     * The most likely target that is found if, token by token, a number of the most likely beginnings are kept, all of the
     * same length (Lowerre 1976). An ended one competes by its log-probability divided by {@code ((5 + n) / 6) ^ a}, with its n
     * tokens, the end mark included (Wu et al., Google's Neural Machine Translation System, 2016, equation 14 without coverage).
     * The search goes on until no beginning could come to win, whatever followed.
     *
     * @param width beginnings that are kept; 1 is greedy search, which takes the most likely token at each step
     * @param lengthPenalty the exponent a: at 0 the shorter of two targets tends to win, at about 1 they compare by their
     *     log-probability per token
     * @param answers targets that are given at most, the best first; not more than the width
     */
    record Beam(int width, double lengthPenalty, int answers) implements Search {

        /** The length penalty of those who made it. */
        public static final double USUAL_PENALTY = 0.6;

        private static final int MOST = 1000;

        /** @throws InputException if a number is out of its range */
        public Beam {
            if (width < 1 || width > MOST) {
                throw new InputException("A beam of %d is no width; choose 1 to %,d, such as 5.", width, MOST);
            }
            if (!(lengthPenalty >= 0 && lengthPenalty <= 10)) {
                throw new InputException(
                        "A length penalty of %s has no meaning; choose 0 to 10, such as 0.6.", lengthPenalty);
            }
            if (answers < 1 || answers > width) {
                throw new InputException(
                        "A beam of %d finds %d targets at most, and not %d; choose a wider --beam.",
                        width, width, answers);
            }
        }

        /** The best target of a beam, by the usual length penalty. */
        public static Beam of(int width) {
            return new Beam(width, USUAL_PENALTY, 1);
        }

        @Override
        public int rows() {
            return width;
        }

        double score(double logProbability, int tokens) {
            return logProbability / Math.pow((5 + tokens) / 6.0, lengthPenalty);
        }

        /** Returns the log-probability above which a beginning may come to a score, if it may grow to so many tokens. */
        double floor(double score, int most) {
            return score * Math.pow((5 + most) / 6.0, lengthPenalty);
        }
    }

    /**
     * Targets whose tokens are drawn by their probabilities, of which what is unlikely may be left out; see {@link Sampler}.
     *
     * @param temperature 1 for the model's own probabilities, lower for the likelier tokens, 0 for always the most likely
     * @param topK how many of the most likely tokens may be drawn; {@link Integer#MAX_VALUE} for all
     * @param topP the share of probability of the most likely tokens that may be drawn; 1 for all
     * @param answers targets that are drawn, in the order of drawing
     * @param seed of all that is drawn; a source's target depends on the seed and the number of the source alone
     */
    record Sampling(double temperature, int topK, double topP, int answers, long seed) implements Search {

        private static final int MOST = 1000;

        /** Temperature 0.7 of the nucleus of 0.9: replies that differ, and make sense. */
        public static final Sampling USUAL = new Sampling(0.7, Integer.MAX_VALUE, 0.9, 1, 42);

        /** @throws InputException if a number is out of its range */
        public Sampling {
            Sampler.temperature(temperature).topP(topP).topK(topK);
            if (answers < 1 || answers > MOST) {
                throw new InputException(
                        "%d samples of a source are none or too many; choose 1 to %,d.", answers, MOST);
            }
        }

        /** Draws so many targets for each source. */
        public Sampling answers(int count) {
            return new Sampling(temperature, topK, topP, count, seed);
        }

        /** Draws by another seed. */
        public Sampling seed(long other) {
            return new Sampling(temperature, topK, topP, answers, other);
        }

        @Override
        public int rows() {
            return answers;
        }

        Sampler sampler() {
            Sampler sampler = Sampler.temperature(temperature);
            sampler = topP == 1 ? sampler : sampler.topP(topP);
            return topK == Integer.MAX_VALUE ? sampler : sampler.topK(topK);
        }
    }
}
