package recurrent4j.seq2seq.tokens;

import java.io.IOException;
import java.util.List;
import recurrent4j.seq2seq.corpus.Pair;

/** The tokenizers of both sides, which may be one and the same. */
public record PairTokenizer(Tokenizer source, Tokenizer target) {

    /**
     * Fits both to a training part. Where both sides are made of as many byte pairs, these are learned on both together, so that
     * a name is the same tokens on both; each side knows those tokens alone that stand in it.
     *
     * @throws recurrent4j.io.InputException if no token of a side stands often enough to be known
     */
    public static PairTokenizer fit(List<Pair> training, Tokenization source, Tokenization target) {
        boolean joint = source.unit() == TokenUnit.BYTE_PAIRS
                && target.unit() == TokenUnit.BYTE_PAIRS
                && source.merges() == target.merges()
                && source.fold() == target.fold();
        return joint ? TokenizerFit.joint(training, source, target) : fitApart(training, source, target);
    }

    /**
     * Fits each to its side of a training part.
     *
     * @throws recurrent4j.io.InputException if no token of a side stands often enough to be known
     */
    public static PairTokenizer fitApart(List<Pair> training, Tokenization source, Tokenization target) {
        return new PairTokenizer(
                TokenizerFit.sources(training, source).fit(),
                TokenizerFit.targets(training, target).fit());
    }

    /** Returns the same, reading sources from their ends. */
    public PairTokenizer reversingSources() {
        if (source instanceof TextTokenizer forward) {
            return new PairTokenizer(new ReversedTokenizer(forward), target);
        }
        throw new IllegalArgumentException("only the tokens of a TextTokenizer can be reversed");
    }

    /** Returns both as JSON. */
    public String json() {
        return SavedTokenizers.json(this);
    }

    /**
     * Returns both from what {@link #json} returned.
     *
     * @throws IOException if somebody has changed it so that it is none, in words that say where and why
     */
    public static PairTokenizer ofJson(String json) throws IOException {
        return SavedTokenizers.read(json);
    }
}
