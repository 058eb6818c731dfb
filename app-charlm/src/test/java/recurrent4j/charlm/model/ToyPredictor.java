package recurrent4j.charlm.model;

import java.util.Random;
import java.util.function.IntFunction;

/** A speaker that remembers as much as it is told to: the numbers of the tokens read so far, as one number. */
public final class ToyPredictor implements TokenPredictor {

    private final int tokens;
    private final int remembered;
    private final IntFunction<float[]> answers;
    private int memory;

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

    /** Says the tokens in a circle: after each, nearly always the one with the next number. */
    public static ToyPredictor circle(int tokens) {
        return new ToyPredictor(tokens, tokens, last -> {
            float[] scores = new float[tokens];
            scores[(last + 1) % tokens] = 50;
            return scores;
        });
    }

    /** Answers at random, but always in the same way after the same three tokens. */
    public static ToyPredictor whimsical(int tokens, long seed) {
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
        memory = 0;
    }

    @Override
    public float[] read(int token) {
        memory = (memory * tokens + token) % remembered;
        return answers.apply(memory);
    }

    @Override
    public float[][] memory() {
        return new float[][] {{memory}};
    }

    @Override
    public void restore(float[][] memory) {
        this.memory = (int) memory[0][0];
    }
}
