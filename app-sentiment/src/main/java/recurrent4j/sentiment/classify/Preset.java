package recurrent4j.sentiment.classify;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.Text;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.sentiment.pretrain.Beginning;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Networks that classify film reviews, each with the training that suits it. */
public enum Preset {
    /** The mean of word vectors, which asks for no order: what a recurrent network has to beat. */
    MEAN(
            "mean of embeddings",
            new Limits(20_000, 0, 400, Truncation.HEAD_AND_TAIL, false),
            (sizes, classes) -> new MeanOfEmbeddings(new Input.Embedding(sizes, 64, 0.5), classes),
            new Training(2, 32, 0.005, 0.2)),

    /** What introductions to recurrent networks show, with the plainest of cells. */
    SIMPLE_RNN("SimpleRnn 32", Limits.SNIPPET, small(Cell.SIMPLE_RNN, 0.2), new Training(6, 32, 0.002, 0.1)),

    /** The same with gated units. */
    GRU("GRU 32", Limits.SNIPPET, small(Cell.GRU, 0.3), new Training(4, 32, 0.005, 0.1)),

    /** The same with long short-term memory. */
    LSTM("LSTM 32", Limits.SNIPPET, small(Cell.LSTM, 0.3), new Training(4, 32, 0.005, 0.1)),

    /** GRU again, but it also reads pairs of neighbours, which linear models owe their lead to, and more of everything. */
    PAIRS(
            "GRU 32, pairs",
            new Limits(30_000, 60_000, 300, Truncation.TAIL, false),
            small(Cell.GRU, 0.3),
            Training.PAIRS),

    /**
     * The same from the last word to the first: it errs about other texts, so that the mean of both errs less. It reads
     * the beginning last and so remembers it best, which is why it reads some of it.
     */
    BACKWARDS(
            "GRU 32, pairs, backwards",
            new Limits(30_000, 60_000, 300, Truncation.HEAD_AND_TAIL, true),
            small(Cell.GRU, 0.3),
            Training.PAIRS),

    /**
     * For few or short texts: the largest and the mean state of all words, without pairs, whose vectors some thousand texts
     * cannot teach, and with much dropout.
     */
    SHORT(
            "GRU 32, pooled",
            new Limits(20_000, 0, 300, Truncation.HEAD_AND_TAIL, false),
            (sizes, classes) -> new Architecture(
                    new Input.Embedding(sizes, 64, 0.5),
                    RecurrentStack.of(Cell.GRU, 32).dropping(0.5),
                    new Readout.Label(classes, List.of(Pooling.MAX, Pooling.MEAN))),
            new Training(6, 32, 0.004, 0.5)),

    /** Both directions of more of a review, of which no single state has to remember everything. */
    POOLED(
            "bidirectional GRU 64, pooled",
            new Limits(20_000, 0, 300, Truncation.HEAD_AND_TAIL, false),
            pooled(64),
            new Training(3, 32, 0.003, 0.2)),

    /** The same, twice as wide and with more of the words: for those who can wait. */
    WIDE(
            "bidirectional GRU 128, pooled",
            new Limits(30_000, 0, 400, Truncation.HEAD_AND_TAIL, false),
            pooled(128),
            new Training(3, 32, 0.002, 0.3));

    /** So many texts are learned in a few epochs to the end; fewer are soon known by heart, so that learning must stop in time. */
    private static final int MANY = 20_000;

    /** Of fewer texts than this, all networks are learned in seconds, so that the validation part may choose. */
    private static final int FEWEST = 1_000;

    /** Shorter texts than this on average are sentences and messages, longer ones reviews, mails and articles. */
    private static final int LONG = 50;

    /** Texts, the same again and again if need be, that must be read before anything is learned. */
    private static final int FEWEST_READ = 44_000;

    /** The same where what is learned is kept in time: after 15,000 sentences the validation loss has risen again. */
    private static final int FEWEST_READ_OF_FEW = 15_000;

    private static final int MOST_EPOCHS = 100;

    private static final int LEAST_PATIENCE = 3;

    /** Of the epochs, after which share without a better one nothing better is to be expected. */
    private static final int PATIENCE_SHARE = 4;

    private final String label;
    private final Limits limits;
    private final BiFunction<List<Integer>, Integer, Design> designs;
    private final Training training;

    Preset(String label, Limits limits, BiFunction<List<Integer>, Integer, Design> designs, Training training) {
        this.label = label;
        this.limits = limits;
        this.designs = designs;
        this.training = training;
    }

    /** How many words and pairs are known, and how much of a text is read. */
    private record Limits(int words, int pairs, int length, Truncation truncation, boolean backwards) {

        private static final Limits SNIPPET = new Limits(10_000, 0, 200, Truncation.TAIL, false);
    }

    /** How thousands of texts are learned; words are dropped since what is learned must not hang on a single one. */
    private record Training(int epochs, int batch, double learningRate, double wordDropout) {

        private static final Training PAIRS = new Training(2, 64, 0.006, 0.4);
    }

    /** Returns the network for such an encoding of texts. */
    public Design design(TextEncoding encoding, int classes) {
        return designs.apply(encoding.sizes(), classes);
    }

    /**
     * Returns how the network reads a text.
     *
     * @param training the part to which vocabularies are fitted
     * @param words how many words are known, if not as many as usual
     * @param minCount how often a word or pair must stand in the training part to be known
     */
    public TextEncoding encoding(TokenizedReviews training, Optional<Integer> words, long minCount) {
        return encoding(
                training.vocabulary(words.orElse(limits.words()), minCount), training.pairs(limits.pairs(), minCount));
    }

    /** Returns how a network that knows these words and pairs reads a text. */
    public TextEncoding encoding(Vocabulary words, Optional<Vocabulary> pairs) {
        return new TextEncoding(words, pairs, limits.length(), limits.truncation(), limits.backwards());
    }

    /** Returns how likely a word is dropped in training. */
    public double wordDropout() {
        return training.wordDropout();
    }

    /**
     * Returns the training. Many texts are learned to the end, whatever the validation loss, which rises while accuracy still does;
     * of few the epoch with the best validation loss is kept.
     */
    public TrainingPlan plan(int examples, long seed) {
        boolean many = examples >= MANY;
        int read = ((many ? FEWEST_READ : FEWEST_READ_OF_FEW) + examples - 1) / examples;
        int epochs = Math.max(training.epochs(), Math.min(MOST_EPOCHS, read));
        TrainingPlan plan = TrainingPlan.plain(epochs, training.batch(), training.learningRate(), seed)
                .along(Schedule.ONE_CYCLE, 1);
        return many ? plan : plan.keepingBest(Math.max(LEAST_PATIENCE, epochs / PATIENCE_SHARE));
    }

    /** Returns the networks that suit texts, which must be those of the training part. */
    public static List<Preset> suited(TokenizedReviews training) {
        if (training.size() < FEWEST) {
            return List.of(MEAN, SHORT, PAIRS);
        }
        return List.of(MEAN, training.size() >= MANY && training.meanLength() >= LONG ? PAIRS : SHORT);
    }

    /**
     * Says which networks suit texts, and why, in a sentence.
     *
     * @param plan of the last of them
     */
    public static String reason(TokenizedReviews training, TrainingPlan plan) {
        String networks = Text.of(
                "%,d texts of %.0f words on average: %s, %d epochs",
                training.size(),
                training.meanLength(),
                suited(training).stream().map(Preset::name).collect(Collectors.joining(", ")),
                plan.epochs());
        return plan.patience() == 0
                ? networks + "."
                : "%s at most, of which the best by validation loss is kept (patience %d)."
                        .formatted(networks, plan.patience());
    }

    /** Returns so many networks of the kind before their training. */
    public NetworkSpec spec(TextEncoding encoding, int classes, TrainingPlan plan, int networks) {
        return new NetworkSpec(
                label, design(encoding, classes), encoding, wordDropout(), plan, networks, Beginning.RANDOM);
    }

    /** Returns one network of the kind for these texts, which must be those of the training part. */
    public NetworkSpec spec(TokenizedReviews training, long seed) {
        TextEncoding encoding = encoding(training, Optional.empty(), 2);
        return spec(encoding, training.classCount(), plan(training.size(), seed), 1);
    }

    private static BiFunction<List<Integer>, Integer, Design> pooled(int units) {
        return (sizes, classes) -> new Architecture(
                new Input.Embedding(sizes, units, 0.5),
                RecurrentStack.of(Cell.GRU, units)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(0.5),
                new Readout.Label(classes, List.of(Pooling.MAX, Pooling.MEAN)));
    }

    private static BiFunction<List<Integer>, Integer, Design> small(Cell cell, double dropout) {
        return (sizes, classes) -> new Architecture(
                new Input.Embedding(sizes, 32, dropout),
                RecurrentStack.of(cell, 32).dropping(dropout),
                new Readout.Label(classes));
    }
}
