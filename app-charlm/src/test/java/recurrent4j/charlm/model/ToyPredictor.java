package recurrent4j.charlm.model;

import java.util.Random;
import java.util.function.IntFunction;
import recurrent4j.engine.StepKernel;

/** A predictor whose hidden state is one number, made of those of the last tokens read. */
public final class ToyPredictor implements StepKernel {

    private final int tokens;
    private final int remembered;
    private final IntFunction<float[]> answers;
    private int state;

    private ToyPredictor(int tokens, int remembered, IntFunction<float[]> answers) {
        this.tokens = tokens;
        this.remembered = remembered;
        this.answers = answers;
    }

    /** After each token, the one of these rows that belongs to it. */
    public static ToyPredictor of(double[]... probabilities) {
        float[][] rows = new float[probabilities.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[probabilities[row].length];
            for (int token = 0; token < rows[row].length; token++) {
                rows[row][token] = (float) Math.log(probabilities[row][token]) - 3;
            }
        }
        return new ToyPredictor(rows.length, rows.length, last -> rows[last].clone());
    }

    /** Predicts the tokens in a circle: after each, nearly always the one with the next number. */
    public static ToyPredictor circle(int tokens) {
        return new ToyPredictor(tokens, tokens, last -> {
            float[] scores = new float[tokens];
            scores[(last + 1) % tokens] = 50;
            return scores;
        });
    }

    /** Answers at random, but always in the same way after the same three tokens. */
    public static ToyPredictor random(int tokens, long seed) {
        return new ToyPredictor(tokens, tokens * tokens * tokens, last -> {
            var random = new Random(seed * 1_000_003 + last);
            float[] scores = new float[tokens];
            for (int token = 0; token < tokens; token++) {
                scores[token] = (float) (2 * random.nextGaussian());
            }
            return scores;
        });
    }

    @Override
    public void reset() {
        state = 0;
    }

    @Override
    public float[] step(int token) {
        state = (state * tokens + token) % remembered;
        return answers.apply(state);
    }

    @Override
    public float[] step(float[] features) {
        throw new UnsupportedOperationException("A toy reads tokens.");
    }

    @Override
    public float[][] state() {
        return new float[][] {{state}};
    }

    @Override
    public void restore(float[][] state) {
        this.state = (int) state[0][0];
    }
}
