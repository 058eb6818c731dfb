package recurrent4j.layers.fused;

/** A layer that an engine computes. */
interface Fused {

    /** Returns the name of what is computed. */
    String formula();

    /** Computes with so many threads from now on, where that pays; nothing changes where all is a matter of memory. */
    default void useThreads(int threads) {}
}
