package recurrent4j.charlm.generate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import recurrent4j.data.Vocabulary;
import recurrent4j.decode.Sampler;
import recurrent4j.engine.StepKernel;

/** A text that is generated as it is asked for: its pieces of one character or more, all of them whole. */
final class Generation implements Iterator<String> {

    private final StepKernel predictor;
    private final Vocabulary vocabulary;
    private final RandomGenerator random;
    private final Sampler sampler;
    private final RepetitionPenalty penalty;
    private final StreamingText text;
    private final float[] candidates;
    private float[] scores;
    private int token = -1;
    private int left;
    private String piece = "";

    Generation(Decoder decoder, DecoderState start, Sampling sampling, RandomGenerator random) {
        predictor = decoder.predictor();
        vocabulary = decoder.vocabulary();
        this.random = random;
        sampler = sampling.sampler();
        penalty = new RepetitionPenalty(
                sampling.repetitionPenalty(), decoder.tokenizer().kind().repetition());
        text = new StreamingText(sampling.stopText());
        left = sampling.length();
        predictor.restore(start.hidden());
        scores = start.scores();
        candidates = new float[scores.length];
        for (int read : start.read()) {
            penalty.read(read);
        }
    }

    @Override
    public boolean hasNext() {
        while (piece.isEmpty() && left > 0) {
            piece = text.add(vocabulary.token(choose()));
            left = text.ended() ? 0 : left - 1;
            piece += left == 0 ? text.end() : "";
        }
        return !piece.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The text has come to its end.");
        }
        String next = piece;
        piece = "";
        return next;
    }

    private int choose() {
        if (token >= 0) {
            scores = predictor.step(token);
        }
        System.arraycopy(scores, 0, candidates, 0, scores.length);
        penalty.penalize(candidates);
        if (vocabulary.open()) {
            candidates[vocabulary.tokens().size()] = Float.NEGATIVE_INFINITY;
        }
        token = sampler.choose(candidates, random);
        penalty.read(token);
        return token;
    }
}
