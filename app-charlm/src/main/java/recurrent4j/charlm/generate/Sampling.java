package recurrent4j.charlm.generate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import recurrent4j.decode.Sampler;
import recurrent4j.io.InputException;

/**
 * How a text is sampled: {@code Sampling.temperature(0.8).topP(0.9).length(200).seed(1).stop("\n")}. What is not chosen is as
 * in {@link #USUAL}.
 *
 * @param temperature 0 for always the most likely token, 1 for the model's own probabilities; see {@link Sampler}
 * @param topK how many of the most likely tokens may be drawn; {@link Integer#MAX_VALUE} for all
 * @param topP the share of probability of the most likely tokens that may be drawn; 1 for all
 * @param repetitionPenalty 1 for none; see {@link RepetitionPenalty}
 * @param length tokens that are written at most
 * @param stop where the text ends before that, which is no part of it; empty to stop nowhere
 * @param skipUnknown whether tokens of the prompt that the model's vocabulary lacks are left out, or refused
 * @param seed of all that is drawn: the same seed, the same text
 */
public record Sampling(
        double temperature,
        int topK,
        double topP,
        double repetitionPenalty,
        int length,
        String stop,
        boolean skipUnknown,
        long seed) {

    /** Temperature 0.8, all tokens, no penalty, 500 tokens, no stop text, unknown tokens refused, seed 42. */
    public static final Sampling USUAL = new Sampling(0.8, Integer.MAX_VALUE, 1, 1, 500, "", false, 42);

    /** @throws InputException if a number is outside of its range, in a sentence that says which */
    public Sampling {
        Sampler.temperature(temperature).topK(topK).topP(topP);
        RepetitionPenalty.require(repetitionPenalty);
        requireLength(length);
        if (!stop.isEmpty()) {
            StopText.of(stop);
        }
    }

    static void requireLength(int length) {
        if (length < 1) {
            throw new InputException("A length of %d leaves nothing to write; choose 1 or more.", length);
        }
    }

    /** Samples at a temperature. */
    public static Sampling temperature(double temperature) {
        return new Sampling(
                temperature,
                USUAL.topK,
                USUAL.topP,
                USUAL.repetitionPenalty,
                USUAL.length,
                USUAL.stop,
                USUAL.skipUnknown,
                USUAL.seed);
    }

    /** Takes the most likely token each time, and draws nothing. */
    public static Sampling greedy() {
        return temperature(0);
    }

    /** Draws from the k most likely tokens only. */
    public Sampling topK(int k) {
        return new Sampling(temperature, k, topP, repetitionPenalty, length, stop, skipUnknown, seed);
    }

    /** Draws from the fewest tokens only whose probabilities together reach p. */
    public Sampling topP(double p) {
        return new Sampling(temperature, topK, p, repetitionPenalty, length, stop, skipUnknown, seed);
    }

    /** Makes less likely what would repeat the text so far; 1 for no penalty, about 1.2 for some. */
    public Sampling repetitionPenalty(double penalty) {
        return new Sampling(temperature, topK, topP, penalty, length, stop, skipUnknown, seed);
    }

    /** Writes so many tokens at most. */
    public Sampling length(int tokens) {
        return new Sampling(temperature, topK, topP, repetitionPenalty, tokens, stop, skipUnknown, seed);
    }

    /**
     * Ends before a text, wherever the model writes it.
     *
     * @throws InputException if it is empty or no Unicode text
     */
    public Sampling stop(String text) {
        return new Sampling(
                temperature,
                topK,
                topP,
                repetitionPenalty,
                length,
                StopText.of(text).text(),
                skipUnknown,
                seed);
    }

    /** Leaves out tokens of the prompt that the model's vocabulary lacks, instead of refusing it. */
    public Sampling skippingUnknown() {
        return new Sampling(temperature, topK, topP, repetitionPenalty, length, stop, true, seed);
    }

    /** Draws from another seed. */
    public Sampling seed(long number) {
        return new Sampling(temperature, topK, topP, repetitionPenalty, length, stop, skipUnknown, number);
    }

    /** Returns what chooses each token. */
    Sampler sampler() {
        Sampler sampler = Sampler.temperature(temperature);
        sampler = topP == 1 ? sampler : sampler.topP(topP);
        return topK == Integer.MAX_VALUE ? sampler : sampler.topK(topK);
    }

    StopText stopText() {
        return new StopText(stop);
    }

    /** Returns what the first text is drawn by; each of several is drawn by another split of the seed. */
    public RandomGenerator random() {
        return new SplittableRandom(seed).split();
    }
}
