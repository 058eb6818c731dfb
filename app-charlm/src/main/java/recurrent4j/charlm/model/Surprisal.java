package recurrent4j.charlm.model;

import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;

/**
 * The mean surprisal of a text under a model: their cross-entropy.
 *
 * @param nats the negative natural logarithm of the probability, a mean over all tokens but the first; NaN if there is none
 * @param tokensPerCharacter how many tokens make a character: 1 unless they are words
 */
public record Surprisal(double nats, double tokensPerCharacter) {

    /**
     * Bits for each character of the text: what a perfect compressor with this model would need, if it need not tell apart
     * what is unknown.
     */
    static final Metric BITS_PER_CHARACTER = new Metric("bits/char", true);

    /** Nats for each character of the text: {@link #BITS_PER_CHARACTER} times ln 2. */
    public static final Metric NATS_PER_CHARACTER = new Metric("nats/char", true);

    /** Perplexity of a token: how many equally likely ones would be as surprising, e to the nats. */
    public static final Metric PERPLEXITY = new Metric("perplexity", true);

    /** Returns a contest on the validation and test parts of a text, each read from its beginning; either may be empty. */
    public static Contest<LanguageModel> contest(Split<TextPart> parts) {
        return new Contest<>(
                BITS_PER_CHARACTER, model -> measured(of(model, parts.validation()), of(model, parts.test())));
    }

    private static Map<Metric, Measured> measured(Surprisal validation, Surprisal test) {
        Map<Metric, Measured> scores = new LinkedHashMap<>();
        scores.put(BITS_PER_CHARACTER, new Measured(validation.bitsPerCharacter(), test.bitsPerCharacter()));
        scores.put(NATS_PER_CHARACTER, new Measured(validation.natsPerCharacter(), test.natsPerCharacter()));
        scores.put(PERPLEXITY, new Measured(validation.perplexity(), test.perplexity()));
        return scores;
    }

    /** Has a model read a text. */
    public static Surprisal of(LanguageModel model, TextPart text) {
        var mean = new Mean();
        model.read(text.tokens(), (place, nats) -> mean.add(nats));
        return new Surprisal(mean.value(), (double) text.tokens().length() / text.characters());
    }

    double natsPerCharacter() {
        return nats * tokensPerCharacter;
    }

    /** Bits for each character. */
    public double bitsPerCharacter() {
        return bits(natsPerCharacter());
    }

    double perplexity() {
        return Math.exp(nats);
    }

    /** Returns nats as bits. */
    public static double bits(double nats) {
        return nats / Math.log(2);
    }

    /** A mean while it comes about. */
    public static final class Mean {

        private double sum;
        private long count;

        /** Adds a value. */
        public void add(double value) {
            sum += value;
            count++;
        }

        /** Returns the mean, or NaN of nothing. */
        public double value() {
            return sum / count;
        }
    }
}
