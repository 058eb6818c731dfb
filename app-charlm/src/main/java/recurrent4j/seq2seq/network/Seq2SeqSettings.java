package recurrent4j.seq2seq.network;

import recurrent4j.io.Text;
import recurrent4j.model.Attention;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.RecurrentStack;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/**
 * Everything about an encoder-decoder that can be chosen before its pairs are known.
 *
 * @param encoder over the source
 * @param decoder over the target
 * @param attention of the decoder
 * @param inputFeeding whether the decoder knows at each step what it looked at in the one before (Luong et al. 2015)
 * @param embeddings how wide those of tokens are
 * @param regularization besides dropout
 * @param plan how it is trained
 */
public record Seq2SeqSettings(
        RecurrentStack encoder,
        RecurrentStack decoder,
        Attention attention,
        boolean inputFeeding,
        Embeddings embeddings,
        Regularization regularization,
        TrainingPlan plan) {

    /**
     * The embeddings of both sides.
     *
     * @param source dimensions
     * @param target dimensions, which are also those of what the readout reads
     * @param dropout of their dimensions
     * @param tied whether the kernel of the last layer is the embedding of the target's tokens (Press and Wolf 2017)
     */
    public record Embeddings(int source, int target, double dropout, boolean tied) {}

    /** Fewer pairs than this make too few steps of large minibatches. */
    private static final int FEW = 10_000;

    private static final int LARGE_BATCH = 64;
    private static final int SMALL_BATCH = 16;

    private static final int LEAST_EPOCHS = 2;
    private static final int MOST_EPOCHS = 40;

    /**
     * Returns the settings that suit pairs of texts: so many epochs that a rate which falls to zero has nothing more to learn, of
     * few pairs as many as are learned in a quarter of an hour.
     *
     * @param pairs in the training part
     */
    public static Seq2SeqSettings suited(Task task, int pairs, long seed) {
        Seq2SeqSettings suited = suited(task, pairs);
        return suited.planned(suited.plan().from(seed));
    }

    private static Seq2SeqSettings suited(Task task, int pairs) {
        int batch = pairs < FEW ? SMALL_BATCH : LARGE_BATCH;
        return switch (task) {
            case TRANSLATION ->
                of(256, 0.4, new Embeddings(128, 128, 0.2, true), plan(600_000, pairs, batch, 0.001))
                        .attending(Attention.ADDITIVE, true)
                        .regularized(Regularization.NONE.smoothing(0.1));
            // Few pairs are learned by heart; a rule that many share, such as addition, is not.
            case TRANSDUCTION ->
                of(128, pairs < FEW ? 0.4 : 0.1, new Embeddings(64, 64, 0, true), plan(300_000, pairs, batch, 0.002))
                        .attending(Attention.ADDITIVE, true);
            case CHAT -> of(256, 0.2, new Embeddings(256, 256, 0, true), plan(700_000, pairs, batch, 0.001));
            case GENERATION ->
                of(192, 0.3, new Embeddings(32, 64, 0, false), plan(220_000, pairs, SMALL_BATCH, 0.002))
                        .inTwoLayers();
        };
    }

    /** @param shown pairs in all epochs together */
    private static TrainingPlan plan(int shown, int pairs, int batch, double learningRate) {
        int epochs = Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, shown / Math.max(1, pairs)));
        return TrainingPlan.plain(epochs, batch, learningRate, 0)
                .along(Schedule.COSINE, 1)
                .keepingBest(0);
    }

    private static Seq2SeqSettings of(int units, double dropout, Embeddings embeddings, TrainingPlan plan) {
        return new Seq2SeqSettings(
                RecurrentStack.of(Cell.GRU, units)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(dropout),
                RecurrentStack.of(Cell.GRU, units).dropping(dropout),
                Attention.ADDITIVE,
                false,
                embeddings,
                Regularization.NONE,
                plan);
    }

    private Seq2SeqSettings inTwoLayers() {
        return stacked(doubled(encoder), doubled(decoder));
    }

    private static RecurrentStack doubled(RecurrentStack stack) {
        return RecurrentStack.uniform(stack.cell(), 2, stack.top())
                .reading(stack.direction())
                .dropping(stack.dropout());
    }

    /** The same with other stacks. */
    public Seq2SeqSettings stacked(RecurrentStack reading, RecurrentStack writing) {
        return new Seq2SeqSettings(reading, writing, attention, inputFeeding, embeddings, regularization, plan);
    }

    /** The same with another way to look at the source. */
    public Seq2SeqSettings attending(Attention other, boolean feeding) {
        return new Seq2SeqSettings(encoder, decoder, other, feeding, embeddings, regularization, plan);
    }

    /** The same with other embeddings. */
    public Seq2SeqSettings embedded(Embeddings other) {
        return new Seq2SeqSettings(encoder, decoder, attention, inputFeeding, other, regularization, plan);
    }

    /** The same with another regularization. */
    public Seq2SeqSettings regularized(Regularization other) {
        return new Seq2SeqSettings(encoder, decoder, attention, inputFeeding, embeddings, other, plan);
    }

    /** The same with another plan. */
    public Seq2SeqSettings planned(TrainingPlan other) {
        return new Seq2SeqSettings(encoder, decoder, attention, inputFeeding, embeddings, regularization, other);
    }

    /** Returns so many such networks for texts whose tokenizers were fitted to the training part. */
    public Seq2SeqSpec spec(PairTokenizer tokenizer, int networks) {
        return new Seq2SeqSpec(
                name(),
                design(tokenizer.source().size(), tokenizer.target().size()),
                embeddings.tied(),
                tokenizer,
                regularization,
                plan,
                networks);
    }

    private EncoderDecoder design(int sourceTokens, int targetTokens) {
        return new EncoderDecoder(
                new Input.Embedding(sourceTokens, embeddings.source(), embeddings.dropout()),
                encoder,
                new Input.Embedding(targetTokens, embeddings.target(), embeddings.dropout()),
                decoder,
                attention,
                inputFeeding);
    }

    /** What it is, whatever there is to read. */
    private String name() {
        return stacked(encoder.dropping(0), decoder.dropping(0)).design(1, 1).toString();
    }

    /** Says in a sentence what suits how many pairs. */
    public String reason(ParallelCorpus corpus) {
        return Text.of(
                "%,d pairs: %s, %s%s.",
                corpus.parts().training().size(),
                name(),
                plan.epochs() == 1
                        ? "1 epoch"
                        : Text.of("%d epochs at most, of which the best by validation is kept", plan.epochs()),
                plan.patience() == 0 ? "" : Text.of(" (patience %d)", plan.patience()));
    }
}
