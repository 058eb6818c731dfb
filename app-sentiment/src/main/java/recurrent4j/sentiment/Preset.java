package recurrent4j.sentiment;

import java.util.List;
import recurrent4j.data.Excerpt;
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
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Networks that tell film reviews apart, each with the training that suits it. */
enum Preset {
    /** The mean of word vectors, which asks for no order: what a recurrent network has to beat. */
    MEAN("mean of embeddings", 20_000, 400, Excerpt.HEAD_AND_TAIL) {
        @Override
        Design design(int words, int classes) {
            return new MeanOfEmbeddings(new Input.Embedding(words, 64, 0.5), classes);
        }

        @Override
        Course course() {
            return new Course(2, 0.005);
        }

        @Override
        double hiding() {
            return 0.2;
        }
    },

    /** What introductions to recurrent networks show, with the plainest of cells. */
    SIMPLE_RNN("SimpleRnn 32", 10_000, 200, Excerpt.TAIL) {
        @Override
        Design design(int words, int classes) {
            return small(Cell.SIMPLE_RNN, 0.2, words, classes);
        }

        @Override
        Course course() {
            return new Course(6, 0.002);
        }
    },

    /** The same with gated units. */
    GRU("GRU 32", 10_000, 200, Excerpt.TAIL) {
        @Override
        Design design(int words, int classes) {
            return small(Cell.GRU, 0.3, words, classes);
        }

        @Override
        Course course() {
            return new Course(4, 0.005);
        }
    },

    /** The same with long short-term memory. */
    LSTM("LSTM 32", 10_000, 200, Excerpt.TAIL) {
        @Override
        Design design(int words, int classes) {
            return small(Cell.LSTM, 0.3, words, classes);
        }

        @Override
        Course course() {
            return new Course(4, 0.005);
        }
    },

    /** Both directions of more of a review, of which no single state has to remember everything. */
    POOLED("bidirectional GRU 64, pooled", 20_000, 300, Excerpt.HEAD_AND_TAIL) {
        @Override
        Design design(int words, int classes) {
            return pooled(64, words, classes);
        }

        @Override
        Course course() {
            return new Course(3, 0.003);
        }

        @Override
        double hiding() {
            return 0.2;
        }
    },

    /** The same, twice as wide and with more of the words: for those who can wait. */
    WIDE("bidirectional GRU 128, pooled", 30_000, 400, Excerpt.HEAD_AND_TAIL) {
        @Override
        Design design(int words, int classes) {
            return pooled(128, words, classes);
        }

        @Override
        Course course() {
            return new Course(3, 0.002);
        }

        @Override
        double hiding() {
            return 0.3;
        }
    };

    private static final int BATCH = 32;

    /** Word dropout, unless a preset has its own: what is learned must not hang on a single word. */
    private static final double HIDING = 0.1;

    /** Steps of training without which nothing is learned: few texts are read more often. */
    private static final int FEWEST_STEPS = 1_400;

    private static final int MOST_EPOCHS = 100;

    private final String label;
    private final int words;
    private final int length;
    private final Excerpt excerpt;

    Preset(String label, int words, int length, Excerpt excerpt) {
        this.label = label;
        this.words = words;
        this.length = length;
        this.excerpt = excerpt;
    }

    /**
     * How thousands of texts are learned.
     *
     * @param epochs passes over them
     * @param learningRate the peak rate
     */
    record Course(int epochs, double learningRate) {}

    /** Returns the network for a vocabulary. */
    abstract Design design(int vocabulary, int classes);

    abstract Course course();

    /** Returns how many words the network is to know. */
    int words() {
        return words;
    }

    /** Returns what the network is shown of a text. */
    View view(Vocabulary vocabulary) {
        return new View(vocabulary, length, excerpt);
    }

    /** Returns how likely a word is hidden in training. */
    double hiding() {
        return HIDING;
    }

    /**
     * Returns the training: to the end, whatever the validation loss, which rises while more texts are still told apart.
     *
     * @param examples how many texts there are to learn from
     */
    TrainingPlan plan(int examples, long seed) {
        int steps = (examples + BATCH - 1) / BATCH;
        int epochs = Math.max(course().epochs(), Math.min(MOST_EPOCHS, (FEWEST_STEPS + steps - 1) / steps));
        return TrainingPlan.plain(epochs, BATCH, course().learningRate(), seed).along(Schedule.ONE_CYCLE, 1);
    }

    /** Returns how so many networks of the kind come about. */
    Recipe recipe(Vocabulary vocabulary, int classes, TrainingPlan plan, int networks) {
        return new Recipe(
                label, design(vocabulary.size(), classes), view(vocabulary), hiding(), plan, networks, List.of());
    }

    private static Design pooled(int units, int vocabulary, int classes) {
        return new Architecture(
                new Input.Embedding(vocabulary, units, 0.5),
                RecurrentStack.of(Cell.GRU, units)
                        .reading(Direction.BIDIRECTIONAL)
                        .dropping(0.5),
                new Readout.Label(classes, List.of(Pooling.MAX, Pooling.MEAN)));
    }

    private static Design small(Cell cell, double dropout, int vocabulary, int classes) {
        return new Architecture(
                new Input.Embedding(vocabulary, 32, dropout),
                RecurrentStack.of(cell, 32).dropping(dropout),
                new Readout.Label(classes));
    }
}
