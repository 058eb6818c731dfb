package recurrent4j.charlm.generate;

import java.util.random.RandomGenerator;
import recurrent4j.data.Vocabulary;
import recurrent4j.decode.Sampler;

/** A text that grows by a token at a time, chosen by what a model answers. */
final class Continuation {

    private final Vocabulary vocabulary;
    private final RandomGenerator random;
    private final Sampler sampler;
    private final RepetitionPenalty penalty;
    private final StreamingText text;
    private final float[] candidates;
    private int token;
    private int left;

    Continuation(Decoder decoder, DecoderState start, Sampling sampling, RandomGenerator random) {
        vocabulary = decoder.vocabulary();
        this.random = random;
        sampler = sampling.sampler();
        penalty = new RepetitionPenalty(
                sampling.repetitionPenalty(), decoder.tokenizer().kind().repetition());
        text = new StreamingText(sampling.stopText());
        left = sampling.length();
        candidates = new float[start.scores().length];
        for (int read : start.read()) {
            penalty.read(read);
        }
    }

    /**
     * Chooses the next token.
     *
     * @param scores of every token, which are not changed
     * @return what is clear by it: some whole characters, or nothing
     */
    String add(float[] scores) {
        System.arraycopy(scores, 0, candidates, 0, scores.length);
        penalty.penalize(candidates);
        if (vocabulary.open()) {
            candidates[vocabulary.tokens().size()] = Float.NEGATIVE_INFINITY;
        }
        token = sampler.choose(candidates, random);
        penalty.read(token);
        String piece = text.add(vocabulary.token(token));
        left = text.ended() ? 0 : left - 1;
        return left == 0 ? piece + text.end() : piece;
    }

    /** Returns the last token that was chosen, which the model has to read next. */
    int token() {
        return token;
    }

    /** Whether nothing more can be added. */
    boolean ended() {
        return left == 0;
    }
}
