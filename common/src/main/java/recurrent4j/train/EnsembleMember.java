package recurrent4j.train;

import java.io.IOException;

/** One of several trainings whose results answer together: what is trained, on what, and where its checkpoint is. */
public interface EnsembleMember {

    /** Returns what people call it, such as {@code GRU 32, 3 of 20}. */
    String name();

    /** Returns how it is trained. */
    TrainingPlan plan();

    /** Returns how many examples an epoch shows. */
    long examples();

    /**
     * Trains it.
     *
     * @param threads how many may compute it
     * @throws DivergenceException as soon as the loss is infinite or no number
     * @throws IOException if the checkpoint cannot be written, or belongs to another training
     */
    TrainingRun train(Progress progress, int threads) throws IOException;

    /** Returns the name of a member: that of all, with its number, counted from 0, where it is not alone. */
    static String name(String all, int number, int members) {
        return members == 1 ? all : "%s, %d of %d".formatted(all, number + 1, members);
    }
}
