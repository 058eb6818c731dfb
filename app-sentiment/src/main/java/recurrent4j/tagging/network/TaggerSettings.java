package recurrent4j.tagging.network;

import recurrent4j.io.Text;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.network.TaggerSpec.Sizes;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/**
 * Everything about a network for tags that can be chosen before its sentences are known.
 *
 * @param stack over the tokens
 * @param sizes how wide it is; characters are not read if no units read them
 * @param minCount how often a word must stand in the training part to be known
 * @param chained whether a linear chain chooses all tags of a sentence together, or a softmax each by itself
 * @param wordDropout how likely a word that stands once is taken for an unknown one in training; more frequent ones are less often
 * @param plan how it is trained
 */
public record TaggerSettings(
        RecurrentStack stack, Sizes sizes, int minCount, boolean chained, double wordDropout, TrainingPlan plan) {

    /** Fewer sentences than this teach too little in an epoch for the usual number of epochs. */
    private static final int FEW = 3_000;

    /** Below it, all is learned in seconds. */
    private static final int MOST_EPOCHS = 100;

    private static final int USUAL_EPOCHS = 12;

    private static final double HALF = 0.5;

    /**
     * Returns the settings that suit sentences: the network of Lample et al. (2016), trained longer on few sentences. After a
     * dozen epochs at a rate that falls to zero, no set of sentences that was tried was tagged better by more.
     *
     * @param sentences in the training part
     */
    public static TaggerSettings suited(int sentences, long seed) {
        int epochs = Math.max(USUAL_EPOCHS, Math.min(MOST_EPOCHS, USUAL_EPOCHS * FEW / Math.max(1, sentences)));
        return new TaggerSettings(
                RecurrentStack.of(Cell.LSTM, 100)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(HALF),
                new Sizes(100, 10, 30, 30, 50),
                1,
                true,
                0.2,
                TrainingPlan.plain(epochs, 16, 0.003, seed)
                        .along(Schedule.COSINE, 5)
                        .keepingBest(Math.max(6, epochs / 6)));
    }

    /** Returns those of the smallest network that keeps the menu in mind: it reads forward, and each dish by itself. */
    public static TaggerSettings ofMenu(long seed) {
        return new TaggerSettings(
                RecurrentStack.of(Cell.GRU, 20),
                new Sizes(4, 1, 1, 1, 0),
                1,
                false,
                0,
                TrainingPlan.plain(8, 16, 0.01, seed).along(Schedule.COSINE, 1).keepingBest(0));
    }

    /** Whether characters are read. */
    public boolean readsCharacters() {
        return sizes.characterUnits() > 0;
    }

    /** Returns so many such networks for the sentences of a corpus, whose vocabularies are those of the training part. */
    public TaggerSpec spec(TaggedCorpus corpus, int networks) {
        var encoding =
                TokenEncoding.fit(corpus.parts().training(), new TokenEncoding.Settings(minCount, readsCharacters()));
        TagOutput output = TagOutput.fit(corpus.parts().training(), corpus.scheme(), chained);
        return new TaggerSpec(
                name(),
                TaggerSpec.design(encoding, output, stack, sizes),
                encoding,
                output,
                wordDropout,
                plan,
                networks);
    }

    private String name() {
        return stack.dropping(0) + (readsCharacters() ? " + characters" : "") + (chained ? ", CRF" : ", softmax");
    }

    /** Says in a sentence what suits how many sentences. */
    public String reason(TaggedCorpus corpus) {
        return Text.of(
                "%,d sentences: %s, %d epochs at most, of which the best by validation is kept%s.",
                corpus.parts().training().size(),
                name(),
                plan.epochs(),
                plan.patience() == 0 ? "" : Text.of(" (patience %d)", plan.patience()));
    }
}
