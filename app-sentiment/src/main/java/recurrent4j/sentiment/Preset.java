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
    MEAN(20_000, 400) {
        @Override
        Design design(int words, int classes) {
            return new MeanOfEmbeddings(new Input.Embedding(words, 64, 0.2), classes);
        }

        @Override
        TrainingPlan plan(long seed) {
            return TrainingPlan.plain(8, 32, 0.003, seed)
                    .along(Schedule.ONE_CYCLE, 1)
                    .keepingBest(0);
        }
    },

    /** The course's snippet with the simplest cell: an embedding of 32 numbers, 32 cells, a dense layer. */
    SIMPLE_RNN(10_000, 200) {
        @Override
        Design design(int words, int classes) {
            return snippet(Cell.SIMPLE_RNN, words, classes);
        }
    },

    /** The same with GRU. */
    GRU(10_000, 200) {
        @Override
        Design design(int words, int classes) {
            return snippet(Cell.GRU, words, classes);
        }
    },

    /** The same with LSTM. */
    LSTM(10_000, 200) {
        @Override
        Design design(int words, int classes) {
            return snippet(Cell.LSTM, words, classes);
        }
    },

    /** Ours: reads both ways, asks for the largest, the mean and the most telling states, and forgets words on purpose. */
    BILSTM(30_000, 400) {
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

    private final int words;
    private final int length;

    Preset(int words, int length) {
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

    /** Returns the training. */
    TrainingPlan plan(long seed) {
        return TrainingPlan.plain(4, 32, 0.003, seed)
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0);
    }

    /** Returns how the network comes about. */
    Recipe recipe(Vocabulary vocabulary, int classes, TrainingPlan plan) {
        Design design = design(vocabulary.size(), classes);
        return new Recipe(
                design.toString(), design, new View(vocabulary, length, Excerpt.HEAD_AND_TAIL), hiding(), plan);
    }

    private static Design snippet(Cell cell, int words, int classes) {
        return new Architecture(
                new Input.Embedding(words, 32),
                RecurrentStack.of(cell, 32),
                new Readout.Label(classes, List.of(Pooling.LAST)));
    }
}
