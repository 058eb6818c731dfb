package recurrent4j.decode;

import java.util.random.RandomGenerator;
import recurrent4j.io.InputException;

/**
 * A way to choose the next token. Top-k and top-p look at the probabilities that the model itself gave, and a temperature
 * then changes the odds among what is left: {@code Sampler.temperature(0.8).topP(0.9).topK(40)} keeps the 40 most likely
 * tokens, of these the nucleus, and sharpens that.
 */
@FunctionalInterface
public interface Sampler {

    /** Chooses the most likely token, the one of the lowest number if several are; draws nothing. */
    Sampler GREEDY = (scores, random) -> LogProbabilities.best(scores);

    /**
     * Chooses a token.
     *
     * @param scores of every token: the logarithm of its probability up to a common constant, negative infinity for one
     *     that must not be chosen; overwritten
     * @param random what the choice is drawn by
     * @throws InputException if the scores name no most likely token, as those of a diverged network
     */
    int choose(float[] scores, RandomGenerator random);

    /**
     * Chooses a token by probabilities raised to the power 1/temperature: by the model's own at 1, more boldly above and
     * more carefully below, down to {@link #GREEDY} at 0.
     */
    static Sampler temperature(double temperature) {
        if (!(temperature >= 0) || temperature == Double.POSITIVE_INFINITY) {
            throw new InputException(
                    "A temperature of %s has no meaning; choose 0 (always the most likely) or more, such as 0.8.",
                    temperature);
        }
        return temperature == 0 ? GREEDY : (scores, random) -> LogProbabilities.draw(scores, temperature, random);
    }

    /** Chooses in the same way among the k most likely tokens only, or among all if there are fewer. */
    default Sampler topK(int k) {
        if (k < 1) {
            throw new InputException(
                    "The %d most likely tokens leave nothing to choose; choose a top-k of 1 or more.", k);
        }
        return (scores, random) -> {
            LogProbabilities.keepTopK(scores, k);
            return choose(scores, random);
        };
    }

    /**
     * Chooses in the same way among the nucleus only: the fewest most likely tokens whose probabilities together reach p
     * (Holtzman, Buys, Du, Forbes and Choi, The Curious Case of Neural Text Degeneration, 2020).
     */
    default Sampler topP(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new InputException(
                    "A top-p of %s is no share of the probability; choose one above 0 and up to 1, such as 0.9.", p);
        }
        return (scores, random) -> {
            LogProbabilities.keepTopP(scores, p);
            return choose(scores, random);
        };
    }
}
