package recurrent4j.charlm.generate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import recurrent4j.engine.StepKernel;

/** A text that is generated as it is asked for: its pieces of one character or more, all of them whole. */
final class Generation implements Iterator<String> {

    private final StepKernel predictor;
    private final Continuation text;
    private float[] scores;
    private boolean begun;
    private String piece = "";

    Generation(Decoder decoder, DecoderState start, Sampling sampling, RandomGenerator random) {
        predictor = decoder.predictor();
        text = new Continuation(decoder, start, sampling, random);
        predictor.restore(start.hidden());
        scores = start.scores();
    }

    @Override
    public boolean hasNext() {
        while (piece.isEmpty() && !text.ended()) {
            scores = begun ? predictor.step(text.token()) : scores;
            begun = true;
            piece = text.add(scores);
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
}
