package recurrent4j.charlm.generate;

import recurrent4j.engine.StepKernel;

/**
 * The state of a model after some text, from which generation goes on as often as wanted.
 *
 * @param scores logits of the next token: logarithms of probabilities up to a common constant
 * @param read the text that generation goes on from
 */
record DecoderState(float[][] hidden, float[] scores, int... read) {

    /** Reads a text of at least one token from its beginning. */
    static DecoderState of(StepKernel predictor, int... tokens) {
        predictor.reset();
        float[] scores = {};
        for (int token : tokens) {
            scores = predictor.step(token);
        }
        return new DecoderState(predictor.state(), scores.clone(), tokens);
    }

    DecoderState then(StepKernel predictor, int token) {
        predictor.restore(hidden);
        float[] next = predictor.step(token).clone();
        return new DecoderState(predictor.state(), next, read);
    }
}
