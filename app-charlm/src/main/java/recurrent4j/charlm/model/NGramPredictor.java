package recurrent4j.charlm.model;

import recurrent4j.engine.StepKernel;

/** Continues a text by its n-grams. */
final class NGramPredictor implements StepKernel {

    private final NGramModel model;
    private final float[] scores;
    private int[] context;

    NGramPredictor(NGramModel model, int vocabulary) {
        this.model = model;
        scores = new float[vocabulary];
        reset();
    }

    @Override
    public void reset() {
        context = NGramCounts.beginning(model.order());
    }

    @Override
    public float[] step(int token) {
        model.counts().advance(context, token);
        for (int next = 0; next < scores.length; next++) {
            scores[next] = (float) Math.log(model.counts().probability(model.order(), context, next));
        }
        return scores;
    }

    @Override
    public float[] step(float[] features) {
        throw new UnsupportedOperationException("N-grams are made of tokens.");
    }

    /** The nodes of the last tokens, whose numbers are small enough to be exact as floats. */
    @Override
    public float[][] state() {
        float[] nodes = new float[context.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = context[i];
        }
        return new float[][] {nodes};
    }

    @Override
    public void restore(float[][] state) {
        for (int i = 0; i < context.length; i++) {
            context[i] = (int) state[0][i];
        }
    }
}
