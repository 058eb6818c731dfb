package recurrent4j.model;

import java.util.List;
import recurrent4j.io.InputException;

/** What a network answers, and the loss that fits the answer. */
public sealed interface Readout {

    /** Numbers {@code [batch, size]} after the last step: a linear layer on the last state, mean squared error. */
    record Values(int size) implements Readout {
        public Values {
            Require.positive(size, "number of answers");
        }
    }

    /**
     * Numbers {@code [batch, size]} after the last step, as {@link Values}, but by the mean absolute error, which far-off
     * answers move less: what is learned are medians.
     */
    record Medians(int size) implements Readout {
        public Medians {
            Require.positive(size, "number of answers");
        }
    }

    /** Numbers {@code [batch, size, time]} about what follows each step: a linear layer, mean squared error. */
    record ValuesAtEveryStep(int size) implements Readout {
        public ValuesAtEveryStep {
            Require.positive(size, "number of answers");
        }
    }

    /** The last state {@code [batch, units]} of the top cells itself, with no layer after it; mean squared error. */
    record State() implements Readout {}

    /**
     * Probabilities {@code [batch, classes]} of the classes of a whole sequence: of exactly one class, by a softmax and
     * cross-entropy, or of several or no labels, by a sigmoid for each and the sum of their binary cross-entropies.
     *
     * @param pooling how the states of a sequence become one; what several make of them stands side by side
     * @param several whether a sequence may have several labels, or none, so that probabilities do not sum to 1
     */
    record Label(int classes, List<Pooling> pooling, boolean several) implements Readout {
        public Label {
            pooling = List.copyOf(pooling);
            if (classes < 2) {
                throw new InputException("The number of classes is %d; it must be 2 or more.".formatted(classes));
            }
            if (pooling.isEmpty() || pooling.stream().distinct().count() < pooling.size()) {
                throw new InputException(
                        "A sequence cannot be pooled by %s; name one way or several, each once.".formatted(pooling));
            }
        }

        /** One class of several. */
        public Label(int classes, List<Pooling> pooling) {
            this(classes, pooling, false);
        }

        /** The classes by the state after the last step. */
        public Label(int classes) {
            this(classes, List.of(Pooling.LAST));
        }

        /** Returns the same pooling for any number of so many labels. */
        public Label ofSeveral(int labels) {
            return new Label(labels, pooling, true);
        }

        /** Whether the last state alone decides. */
        public boolean byLastState() {
            return pooling.equals(List.of(Pooling.LAST));
        }

        @Override
        public int size() {
            return classes;
        }
    }

    /** Probabilities {@code [batch, vocabulary, time]} of the symbol that follows each step; cross-entropy. */
    record NextToken(int size) implements Readout {
        public NextToken {
            Require.positive(size, "size of the vocabulary");
        }
    }

    /** Probabilities {@code [batch, tags, time]} of the tag of each step itself; cross-entropy. */
    record Tags(int size) implements Readout {
        public Tags {
            Require.positive(size, "number of tags");
        }
    }

    /**
     * Scores {@code [batch, tags, time]} for the tag of each step itself, of no fixed scale: what a conditional random field
     * goes on from. They are learned by an objective; the layer's own loss is the squared error.
     */
    record TagScores(int size) implements Readout {
        public TagScores {
            Require.positive(size, "number of tags");
        }
    }

    /** The number of values answered at once; 0 if it is left to the stack. */
    default int size() {
        return 0;
    }

    /** Whether there is an answer at every step, rather than one after the last. */
    default boolean everyStep() {
        return aboutNext() || aboutEach();
    }

    /** Whether each answer is about what follows its step, which the network must not have read. */
    default boolean aboutNext() {
        return this instanceof ValuesAtEveryStep || this instanceof NextToken;
    }

    /** Whether each answer is about its step itself. */
    default boolean aboutEach() {
        return this instanceof Tags || this instanceof TagScores;
    }
}
