package recurrent4j.layers.fused;

/** A layer that an engine computes. */
interface Fused {

    /** Returns the name of what is computed. */
    String formula();

    /** Whether it reads sequences with the features of an example side by side as they are. */
    default boolean readsByExample() {
        return false;
    }

    /** Computes with so many threads from now on, where that pays. */
    void useThreads(int threads);
}
