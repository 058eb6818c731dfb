package recurrent4j.train;

/** Who is told how the trainings of an ensemble go, from any thread. */
public interface EnsembleProgress extends AutoCloseable {

    /** Opens what is told of one ensemble. */
    @FunctionalInterface
    interface Display {

        /** Tells nobody. */
        Display SILENT = (name, examples, epochs, members) -> new EnsembleProgress() {};

        /** Opens what is told of an ensemble of so many members, each trained for so many epochs of so many examples. */
        EnsembleProgress open(String name, long examples, int epochs, int members);
    }

    /** Returns who is to be told how the training of one member goes, by its number, from 0, and its name. */
    default Progress of(int number, String name) {
        return Progress.SILENT;
    }

    /** Says why the training of one of them has come to an early end. */
    default void ended(int number, String remark) {}

    /** All trainings have come to their ends. */
    @Override
    default void close() {}
}
