package recurrent4j.sentiment;

import java.util.List;
import java.util.Optional;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Networks that tell film reviews apart, each with the training that suits it. */
public enum Preset {
    /** The mean of word vectors, which asks for no order: what a recurrent network has to beat. */
    MEAN(
            "mean of embeddings",
            new Shown(20_000, 0, 400, Truncation.HEAD_AND_TAIL),
            (sizes, classes) -> new MeanOfEmbeddings(new Input.Embedding(sizes, 64, 0.5), classes),
            new Lessons(2, 32, 0.005, 0.2)),

    /** What introductions to recurrent networks show, with the plainest of cells. */
    SIMPLE_RNN("SimpleRnn 32", Shown.SNIPPET, small(Cell.SIMPLE_RNN, 0.2), new Lessons(6, 32, 0.002, 0.1)),

    /** The same with gated units. */
    GRU("GRU 32", Shown.SNIPPET, small(Cell.GRU, 0.3), new Lessons(4, 32, 0.005, 0.1)),

    /** The same with long short-term memory. */
    LSTM("LSTM 32", Shown.SNIPPET, small(Cell.LSTM, 0.3), new Lessons(4, 32, 0.005, 0.1)),

    /** GRU again, but also shown pairs of neighbours, which linear models owe their lead to, and more of everything. */
    PAIRS("GRU 32, pairs", new Shown(30_000, 60_000, 300, Truncation.TAIL), small(Cell.GRU, 0.3), Lessons.PAIRS),

    /**
     * The same from the last word to the first: it errs about other texts, so that the mean of both errs less. It reads
     * the beginning last and so remembers it best, which is why it is shown some of it.
     */
    BACKWARDS(
            "GRU 32, pairs, backwards",
            new Shown(30_000, 60_000, 300, Truncation.HEAD_AND_TAIL, true),
            small(Cell.GRU, 0.3),
            Lessons.PAIRS),

    /** Both directions of more of a review, of which no single state has to remember everything. */
    POOLED(
            "bidirectional GRU 64, pooled",
            new Shown(20_000, 0, 300, Truncation.HEAD_AND_TAIL),
            pooled(64),
            new Lessons(3, 32, 0.003, 0.2)),

    /** The same, twice as wide and with more of the words: for those who can wait. */
    WIDE(
            "bidirectional GRU 128, pooled",
            new Shown(30_000, 0, 400, Truncation.HEAD_AND_TAIL),
            pooled(128),
            new Lessons(3, 32, 0.002, 0.3));

    /** Texts, the same again and again if need be, that must be read before anything is learned. */
    private static final int FEWEST_READ = 44_000;

    private static final int MOST_EPOCHS = 100;

    private final String label;
    private final Shown shown;
    private final Kind kind;
    private final Lessons lessons;

    Preset(String label, Shown shown, Kind kind, Lessons lessons) {
        this.label = label;
        this.shown = shown;
        this.kind = kind;
        this.lessons = lessons;
    }

    /**
     * What is read of a text.
     *
     * @param words that are known
     * @param pairs of neighbours that are known; 0 if none are shown
     * @param length how many words are read
     * @param excerpt which, if there are more
     * @param backwards whether from the last to the first
     */
    private record Shown(int words, int pairs, int length, Truncation excerpt, boolean backwards) {

        private static final Shown SNIPPET = new Shown(10_000, 0, 200, Truncation.TAIL);

        private Shown(int words, int pairs, int length, Truncation excerpt) {
            this(words, pairs, length, excerpt, false);
        }
    }

    /** What makes a network for so many words, and pairs if they are shown. */
    @FunctionalInterface
    private interface Kind {
        Design design(List<Integer> sizes, int classes);
    }

    /**
     * How thousands of texts are learned.
     *
     * @param epochs passes over them
     * @param batch texts in a minibatch
     * @param learningRate the peak rate
     * @param hiding how likely a word is hidden: what is learned must not hang on a single one
     */
    private record Lessons(int epochs, int batch, double learningRate, double hiding) {

        private static final Lessons PAIRS = new Lessons(2, 64, 0.006, 0.4);
    }

    /** Returns the network for what it is shown. */
    Design design(TextEncoding view, int classes) {
        return kind.design(view.sizes(), classes);
    }

    /**
     * Returns what the network is shown of a text.
     *
     * @param examples the training part, to which vocabularies are fitted
     * @param words how many words are known, if not as many as usual
     * @param minCount how often a word or pair must stand in the training part to be known
     */
    public TextEncoding view(TokenizedReviews examples, Optional<Integer> words, long minCount) {
        return view(
                examples.vocabulary(words.orElse(shown.words()), minCount), examples.pairs(shown.pairs(), minCount));
    }

    /** Returns what a network that knows these words and pairs is shown of a text. */
    public TextEncoding view(Vocabulary words, Optional<Vocabulary> pairs) {
        return new TextEncoding(words, pairs, shown.length(), shown.excerpt(), shown.backwards());
    }

    /** Returns how likely a word is hidden in training. */
    double hiding() {
        return lessons.hiding();
    }

    /**
     * Returns the training: to the end, whatever the validation loss, which rises while more texts are still told apart.
     *
     * @param examples how many texts there are to learn from
     */
    public TrainingPlan plan(int examples, long seed) {
        int epochs = Math.max(lessons.epochs(), Math.min(MOST_EPOCHS, (FEWEST_READ + examples - 1) / examples));
        return TrainingPlan.plain(epochs, lessons.batch(), lessons.learningRate(), seed)
                .along(Schedule.ONE_CYCLE, 1);
    }

    /** Returns how so many networks of the kind come about. */
    public NetworkSpec recipe(TextEncoding view, int classes, TrainingPlan plan, int networks) {
        return new NetworkSpec(label, design(view, classes), view, hiding(), plan, networks, List.of());
    }

    private static Kind pooled(int units) {
        return (sizes, classes) -> new Architecture(
                new Input.Embedding(sizes, units, 0.5),
                RecurrentStack.of(Cell.GRU, units)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(0.5),
                new Readout.Label(classes, List.of(Pooling.MAX, Pooling.MEAN)));
    }

    private static Kind small(Cell cell, double dropout) {
        return (sizes, classes) -> new Architecture(
                new Input.Embedding(sizes, 32, dropout),
                RecurrentStack.of(cell, 32).dropping(dropout),
                new Readout.Label(classes));
    }
}
