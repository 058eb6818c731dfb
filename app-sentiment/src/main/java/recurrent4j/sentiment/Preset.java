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

/** Networks with all that belongs to them, the course's and ours. */
enum Preset {
    /** The course's own baseline: the mean of the words' vectors, whatever their order. */
    MEAN("mean of embeddings", 20_000, 400) {
        @Override
        Design design(int words, int classes) {
            return new MeanOfEmbeddings(new Input.Embedding(words, 64, 0.2), classes);
        }

        @Override
        int epochs() {
            return 8;
        }
    },

    /** The course's snippet with the simplest cell: an embedding of 32 numbers, 32 cells, a dense layer. */
    SIMPLE_RNN("SimpleRnn 32", 10_000, 200) {
        @Override
        Design design(int words, int classes) {
            return snippet(Cell.SIMPLE_RNN, words, classes);
        }
    },

    /** The same with GRU. */
    GRU("GRU 32", 10_000, 200) {
        @Override
        Design design(int words, int classes) {
            return snippet(Cell.GRU, words, classes);
        }
    },

    /** The same with LSTM. */
    LSTM("LSTM 32", 10_000, 200) {
        @Override
        Design design(int words, int classes) {
            return snippet(Cell.LSTM, words, classes);
        }
    },

    /** Ours: reads both ways, asks for the largest, the mean and the most telling states, and forgets words on purpose. */
    BILSTM("BiLSTM 64, max + mean + attention", 30_000, 400) {
        @Override
        Design design(int words, int classes) {
            return new Architecture(
                    new Input.Embedding(words, 128, 0.3),
                    RecurrentStack.of(Cell.LSTM, 64)
                            .reading(Direction.BIDIRECTIONAL)
                            .dropping(0.5),
                    new Readout.Label(classes, List.of(Pooling.MAX, Pooling.MEAN, Pooling.ATTENTION)));
        }

        @Override
        double hiding() {
            return 0.1;
        }
    };

    private static final int BATCH = 32;

    /** Steps of training without which nothing is learned: few texts are read more often. */
    private static final int FEWEST_STEPS = 1_500;

    private static final int MOST_EPOCHS = 100;

    private final String title;
    private final int words;
    private final int length;

    Preset(String title, int words, int length) {
        this.title = title;
        this.words = words;
        this.length = length;
    }

    /** Returns the network for a vocabulary. */
    abstract Design design(int words, int classes);

    /** Returns the largest vocabulary that the network is for. */
    int words() {
        return words;
    }

    /** Returns how many words of a text are read. */
    int length() {
        return length;
    }

    /** Returns how likely a word is hidden in training. */
    double hiding() {
        return 0;
    }

    /** Returns how often thousands of texts are read. */
    int epochs() {
        return 4;
    }

    /**
     * Returns the training.
     *
     * @param examples how many texts there are to learn from
     */
    TrainingPlan plan(int examples, long seed) {
        int steps = (examples + BATCH - 1) / BATCH;
        int epochs = Math.max(epochs(), Math.min(MOST_EPOCHS, (FEWEST_STEPS + steps - 1) / steps));
        return TrainingPlan.plain(epochs, BATCH, 0.003, seed)
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0);
    }

    /** Returns how the network comes about. */
    Recipe recipe(Vocabulary vocabulary, int classes, TrainingPlan plan) {
        var view = new View(vocabulary, length, Excerpt.HEAD_AND_TAIL);
        return new Recipe(title, design(vocabulary.size(), classes), view, hiding(), plan);
    }

    private static Design snippet(Cell cell, int words, int classes) {
        return new Architecture(
                new Input.Embedding(words, 32),
                RecurrentStack.of(cell, 32),
                new Readout.Label(classes, List.of(Pooling.LAST)));
    }
}
