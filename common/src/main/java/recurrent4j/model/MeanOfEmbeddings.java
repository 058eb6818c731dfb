package recurrent4j.model;

/**
 * No recurrence at all: the mean of the learned vectors of a sequence's symbols, in whatever order they stand, and a
 * softmax (Iyyer et al. 2015, without hidden layers). It reads numbers {@code [batch, tracks, time]} and answers {@code
 * [batch, classes]}.
 *
 * @param several whether there is a sigmoid for each class instead of the softmax, as in {@link Readout.Label}
 */
public record MeanOfEmbeddings(Input.Embedding input, int classes, boolean several) implements Design {

    /** One class of several. */
    public MeanOfEmbeddings(Input.Embedding input, int classes) {
        this(input, classes, false);
    }

    @Override
    public String toString() {
        return "mean of embeddings, Dense(" + classes + ")";
    }
}
