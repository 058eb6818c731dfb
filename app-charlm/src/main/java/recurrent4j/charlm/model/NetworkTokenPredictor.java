package recurrent4j.charlm.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recurrent4j.layers.SteppedNetwork;
import recurrent4j.layers.engine.StepEngine;

/**
 * A network that is read token by token.
 *
 * @param engine with a copy of the network's weights
 */
record NetworkTokenPredictor(StepEngine engine) implements TokenPredictor {

    /** Returns the speaker that a network of fused layers is now; it does not learn with the network. */
    static NetworkTokenPredictor of(MultiLayerNetwork network) {
        return new NetworkTokenPredictor(SteppedNetwork.of(network));
    }

    @Override
    public void reset() {
        engine.reset();
    }

    @Override
    public float[] read(int token) {
        return engine.step(token);
    }

    @Override
    public float[][] memory() {
        return engine.state();
    }

    @Override
    public void restore(float[][] memory) {
        engine.restore(memory);
    }
}
