package recurrent4j.model;

/** What computes the recurrent layers of a network. */
public enum Engine {
    /** Deeplearning4j's own layers, one native call for each small operation of each step. */
    STOCK {
        @Override
        public Network install(Network network) {
            return network;
        }
    };

    /**
     * Lets this engine compute a network's layers from now on; configuration and weights stay what they are.
     *
     * @return the same network
     */
    public abstract Network install(Network network);
}
