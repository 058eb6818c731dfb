package recurrent4j.model;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recurrent4j.layers.FusedLayers;
import recurrent4j.layers.NativeThreads;

/** What computes the recurrent layers of a network. */
public enum Engine {
    /** Deeplearning4j's own layers, one native call for each small operation of each step. */
    STOCK,

    /** Our layers, a whole sequence in one pass; weights and configuration stay Deeplearning4j's. */
    FUSED;

    /** Limits the pools of the native libraries, for the whole process, to what this engine needs of them. */
    public void start(int threads) {
        // The fused layers divide their work among threads of their own.
        NativeThreads.limit(this == STOCK ? threads : 1);
    }

    /**
     * Lets this engine compute a network's layers from now on.
     *
     * @param threads how many a layer may use, where that pays
     * @return the same network
     */
    public Network install(Network network, int threads) {
        if (this == FUSED) {
            if (network.model() instanceof MultiLayerNetwork chain) {
                FusedLayers.install(chain, threads);
            } else if (network.model() instanceof ComputationGraph graph) {
                FusedLayers.install(graph, threads);
            }
        }
        return network;
    }
}
