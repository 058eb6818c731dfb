package recurrent4j.charlm;

/**
 * What a speaker knows after some text, to go on from as often as wanted.
 *
 * @param memory what is remembered of the text
 * @param scores of every token, how likely it follows: logarithms of probabilities up to a common constant
 */
record Start(float[][] memory, float[] scores) {

    /** Has a speaker read a text of at least one token from its beginning. */
    static Start of(Speaker speaker, int... tokens) {
        speaker.reset();
        float[] scores = {};
        for (int token : tokens) {
            scores = speaker.read(token);
        }
        return new Start(speaker.memory(), scores.clone());
    }

    /** Has the speaker read one more token. */
    Start then(Speaker speaker, int token) {
        speaker.restore(memory);
        float[] next = speaker.read(token).clone();
        return new Start(speaker.memory(), next);
    }
}
