package recurrent4j.sentiment;

import java.util.List;
import recurrent4j.data.Excerpt;
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
    MEAN("mean of embeddings", 20_000, new Recipe.View(400, Excerpt.HEAD_AND_TAIL)) {
        @Override
        Design design(int words, int classes) {
            return new MeanOfEmbeddings(new Input.Embedding(words, 64, 0.3), classes);
        }

        @Override
        TrainingPlan plan(long seed) {
            return along(3, 0.005, seed);
        }
    },

    /** What introductions to recurrent networks show, with the plainest of cells. */
    SIMPLE_RNN("SimpleRnn 32", 10_000, new Recipe.View(200, Excerpt.TAIL)) {
        @Override
        Design design(int words, int classes) {
            return small(Cell.SIMPLE_RNN, words, classes);
        }

        @Override
        TrainingPlan plan(long seed) {
            return along(4, 0.003, seed);
        }
    },

    /** The same with gated units. */
    GRU("GRU 32", 10_000, new Recipe.View(200, Excerpt.TAIL)) {
        @Override
        Design design(int words, int classes) {
            return small(Cell.GRU, words, classes);
        }

        @Override
        TrainingPlan plan(long seed) {
            return along(4, 0.005, seed);
        }
    },

    /** The same with long short-term memory. */
    LSTM("LSTM 32", 10_000, new Recipe.View(200, Excerpt.TAIL)) {
        @Override
        Design design(int words, int classes) {
            return small(Cell.LSTM, words, classes);
        }

        @Override
        TrainingPlan plan(long seed) {
            return along(4, 0.005, seed);
        }
    },

    /** Both directions of more of a review, of which no single state has to remember everything. */
    POOLED("bidirectional LSTM 64, pooled", 20_000, new Recipe.View(300, Excerpt.HEAD_AND_TAIL)) {
        @Override
        Design design(int words, int classes) {
            return new Architecture(
                    new Input.Embedding(words, 64, 0.5),
                    RecurrentStack.of(Cell.LSTM, 64)
                            .reading(Direction.BIDIRECTIONAL)
                            .dropping(0.5),
                    new Readout.Label(classes, List.of(Pooling.MAX, Pooling.MEAN)));
        }

        @Override
        TrainingPlan plan(long seed) {
            return along(4, 0.004, seed);
        }
    };

    /** Word dropout: what is learned must not hang on a single word. */
    private static final double HIDING = 0.1;

    private final String label;
    private final int words;
    private final Recipe.View view;

    Preset(String label, int words, Recipe.View view) {
        this.label = label;
        this.words = words;
        this.view = view;
    }

    /** How many words the network is to know. */
    int words() {
        return words;
    }

    /**
     * Returns the recipe.
     *
     * @param vocabulary how many tokens there are, the unknown one included
     */
    Recipe recipe(int vocabulary, int classes, long seed) {
        return new Recipe(label, design(vocabulary, classes), view, HIDING, plan(seed));
    }

    abstract Design design(int vocabulary, int classes);

    abstract TrainingPlan plan(long seed);

    private static Design small(Cell cell, int vocabulary, int classes) {
        return new Architecture(
                new Input.Embedding(vocabulary, 32, 0.3),
                RecurrentStack.of(cell, 32).dropping(0.3),
                new Readout.Label(classes));
    }

    /** To the end, whatever the validation loss: it rises while more reviews are still told apart. */
    private static TrainingPlan along(int epochs, double learningRate, long seed) {
        return TrainingPlan.plain(epochs, 32, learningRate, seed).along(Schedule.ONE_CYCLE, 1);
    }
}
