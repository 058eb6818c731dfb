package recurrent4j.train;

/** Who is told how the trainings of an ensemble go, from any thread. */
public interface EnsembleProgress extends AutoCloseable {

    /** Opens what is told of one ensemble. */
    @FunctionalInterface
    interface Display {

        /** Tells nobody. */
        Display SILENT = (name, examples, epochs, members) -> new EnsembleProgress() {};

        /**
         * Opens it.
         *
         * @param name of the ensemble
         * @param examples how many each member is trained on in an epoch
         * @param epochs of each
         * @param members how many there are
         */
        EnsembleProgress open(String name, long examples, int epochs, int members);
    }

    /**
     * Returns who is to be told how the training of one member goes.
     *
     * @param number of the member, from 0
     * @param name of the member
     */
    default Progress of(int number, String name) {
        return Progress.SILENT;
    }

    /** Says why the training of one of them has come to an early end. */
    default void ended(int number, String remark) {}

    /** All trainings have come to their ends. */
    @Override
    default void close() {}
}
