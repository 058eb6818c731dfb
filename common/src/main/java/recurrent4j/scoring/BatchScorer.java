package recurrent4j.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Who answers records, several at once, as the command line of its task writes them: the door of a task, in one form. */
public interface BatchScorer extends AutoCloseable {

    /**
     * Answers records; what is answered of one does not depend on which others are asked with it.
     *
     * @param records one or more, such as texts or the rows of a series
     * @return an answer for each, in their order, of one line or several, without the end of the last
     * @throws recurrent4j.io.InputException if one of the records cannot be answered, whichever
     */
    List<String> answer(List<String> records);

    /** Returns the line that stands before all answers; empty if there is none. */
    default String header() {
        return "";
    }

    /** Whether several threads may ask at once without waiting for each other, so that one is enough for all of them. */
    boolean answersSideBySide();

    /** Lets go of the model. */
    @Override
    void close();

    /**
     * Lets a door answer.
     *
     * @param lines answers records, a line with its end for each
     * @param network whether a network answers, which threads wait for
     * @param close lets go of the model
     */
    static BatchScorer of(UnaryOperator<List<String>> lines, BooleanSupplier network, Runnable close) {
        return new BatchScorer() {
            @Override
            public List<String> answer(List<String> records) {
                return lines.apply(records).stream()
                        .map(line -> line.substring(0, line.length() - 1))
                        .toList();
            }

            @Override
            public boolean answersSideBySide() {
                return !network.getAsBoolean();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    /** What answers look like. */
    enum Form {
        /** As the task's command writes them by itself. */
        TEXT,

        /** A line of JSON each. */
        JSON
    }

    /** Opens a saved model, in whatever process. */
    @FunctionalInterface
    interface Opener extends Serializable {

        /**
         * Opens a model, which computes in one thread.
         *
         * @param model a folder that may be gone afterwards
         * @throws IOException if it holds no such model; the message is one sentence
         */
        BatchScorer open(Path model) throws IOException;
    }
}
