package recurrent4j.data;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.LongStream;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;

/**
 * A text as minibatches of a language model: every row of a batch reads a stream of its own, from window to window without
 * a gap, and is asked for the token that follows each. Features are {@code [batch, vocabulary, time]} with a single one at
 * each step, or numbers {@code [batch, 1, time]} for an embedding; labels {@code [batch, vocabulary, time]}, or numbers too,
 * where the vocabulary is too large for that.
 */
public final class TokenStreamBatches implements Batches {

    /** An epoch leaves out one in so many tokens at most, because it begins late. */
    private static final int LEFT_OUT = 20;

    private static final int BLOCK = 1 << 16;

    private final TokenSequence text;
    private final int vocabulary;
    private final int window;
    private final Shown shown;
    private final boolean overlapping;
    private final boolean numbered;

    /** What tokens are to a network. */
    private enum Shown {
        /** Vectors with a single one, both those that it reads and those that it is asked for. */
        ONE_HOT,
        /** Numbers that it reads, and vectors that it is asked for. */
        LOOKED_UP,
        /** Numbers. */
        NUMBERS
    }

    private TokenStreamBatches(TokenSequence text, int vocabulary, int window, Shown shown, boolean overlapping) {
        this(text, vocabulary, window, shown, overlapping, shown == Shown.NUMBERS);
    }

    private TokenStreamBatches(
            TokenSequence text, int vocabulary, int window, Shown shown, boolean overlapping, boolean numbered) {
        if (text.length() <= window) {
            throw new InputException(
                    "A window of %d tokens is longer than the text lets it be, which has %d; choose a smaller window or a longer text.",
                    window, text.length());
        }
        this.text = text;
        this.vocabulary = vocabulary;
        this.window = window;
        this.shown = shown;
        this.overlapping = overlapping;
        this.numbered = numbered;
    }

    /**
     * Cuts a text into streams of equal length, as many as a batch has rows, or fewer if they would be shorter than a
     * window; the last tokens, fewer than rows, are not read if they do not come out even. Each epoch begins a little later than the text, so that its windows are cut elsewhere.
     *
     * @param vocabulary how many different tokens there are
     * @param window steps of a minibatch, through which gradients flow back
     * @param oneHot whether tokens are shown as vectors with a single one, or as numbers
     * @throws InputException if the text is not longer than a window
     */
    public static TokenStreamBatches of(TokenSequence text, int vocabulary, int window, boolean oneHot) {
        return new TokenStreamBatches(text, vocabulary, window, oneHot ? Shown.ONE_HOT : Shown.LOOKED_UP, false);
    }

    /**
     * Cuts a text as {@link #of} does, for a network that looks tokens up and learns from samples of the vocabulary: both
     * features and labels are numbers {@code [batch, 1, time]}.
     */
    public static TokenStreamBatches numbers(TokenSequence text, int vocabulary, int window) {
        return new TokenStreamBatches(text, vocabulary, window, Shown.NUMBERS, false);
    }

    /**
     * Lets every row read nearly the whole text, each beginning one token after the row above: for a short text, all of
     * whose windows are wanted.
     */
    public static TokenStreamBatches overlapping(TokenSequence text, int vocabulary, int window, boolean oneHot) {
        return new TokenStreamBatches(text, vocabulary, window, oneHot ? Shown.ONE_HOT : Shown.LOOKED_UP, true);
    }

    /**
     * The same batches with labels that are the numbers {@code [batch, 1, time]} of the tokens asked for, which a fused softmax
     * takes in the place of vectors: these would be as large as all its answers. What is learned is the same, and so is the
     * fingerprint.
     */
    public TokenStreamBatches askingByNumber() {
        return new TokenStreamBatches(text, vocabulary, window, shown, overlapping, true);
    }

    @Override
    public long examples() {
        return text.length() - 1;
    }

    @Override
    public int count(int batchSize) {
        return Math.toIntExact((layout(batchSize, 0).length() + window - 1) / window);
    }

    /** {@inheritDoc} What is passed over is not even read: it may be most of a gigabyte. */
    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        long latest = Math.min(window - 1, layout(batchSize, 0).length() / LEFT_OUT);
        int late = overlapping ? 0 : new Random(seed + Seeds.spread(number)).nextInt((int) latest + 1);
        return batches(layout(batchSize, late), learned);
    }

    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> batches(layout(batchSize, 0), 0);
    }

    @Override
    public boolean consecutive() {
        return true;
    }

    @Override
    public String fingerprint() {
        var fingerprint = new Checksum().add("%d %d %s %s ".formatted(vocabulary, window, shown, overlapping));
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long i = 0; i < text.length(); i++) {
            block.putInt(text.at(i));
            if (!block.hasRemaining() || i == text.length() - 1) {
                fingerprint.add(block.flip());
                block.clear();
            }
        }
        return fingerprint.hex();
    }

    /**
     * Where the rows read.
     *
     * @param rows of a batch
     * @param first where the first row begins
     * @param apart how much later each next row begins
     * @param length how many tokens each row is asked for
     */
    private record Layout(int rows, long first, long apart, long length) {}

    private Layout layout(int batchSize, int late) {
        long asked = text.length() - 1;
        if (overlapping) {
            int rows = (int) Math.min(batchSize, asked - window + 1);
            return new Layout(rows, 0, 1, asked - rows + 1);
        }
        int rows = (int) Math.min(batchSize, asked / window);
        long each = asked / rows;
        return new Layout(rows, late, each, each - late);
    }

    private Iterator<DataSet> batches(Layout layout, int first) {
        return LongStream.range(first, (layout.length() + window - 1) / window)
                .map(number -> number * window)
                .mapToObj(next -> batch(layout, next, (int) Math.min(window, layout.length() - next)))
                .iterator();
    }

    private DataSet batch(Layout layout, long offset, int steps) {
        long first = layout.first() + offset;
        int reads = shown == Shown.ONE_HOT ? vocabulary : 0;
        int asked = numbered ? 0 : vocabulary;
        var reading = new TokenSequence.Rows(layout.rows(), first, layout.apart());
        var following = new TokenSequence.Rows(layout.rows(), first + 1, layout.apart());
        return new TokenBatch(
                layout.rows(),
                new TokenBatch.Tokens(text.numbers(reading, steps), reads),
                new TokenBatch.Tokens(text.numbers(following, steps), asked));
    }
}
