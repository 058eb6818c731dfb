package recurrent4j.layers;

/** A layer that the engine computes. */
interface Fused {

    /** Returns the name of what is computed. */
    String formula();

    /** Computes with so many threads from now on, where that pays. */
    void useThreads(int threads);
}
