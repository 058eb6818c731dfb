package recurrent4j.charlm.model;

/**
 * What a speaker knows after some text, to go on from as often as wanted.
 *
 * @param memory what is remembered of the text
 * @param scores of every token, how likely it follows: logarithms of probabilities up to a common constant
 */
public record DecoderState(float[][] memory, float[] scores) {

    /** Has a speaker read a text of at least one token from its beginning. */
    public static DecoderState of(TokenPredictor speaker, int... tokens) {
        speaker.reset();
        float[] scores = {};
        for (int token : tokens) {
            scores = speaker.read(token);
        }
        return new DecoderState(speaker.memory(), scores.clone());
    }

    /** Has the speaker read one more token. */
    public DecoderState then(TokenPredictor speaker, int token) {
        speaker.restore(memory);
        float[] next = speaker.read(token).clone();
        return new DecoderState(speaker.memory(), next);
    }
}
