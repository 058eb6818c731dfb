package recurrent4j.charlm.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recurrent4j.layers.SteppedNetwork;
import recurrent4j.layers.engine.StepEngine;

/**
 * A network of fused layers that reads token by token.
 *
 * @param engine with a copy of the network's weights
 */
record FusedTokenPredictor(StepEngine engine) implements TokenPredictor {

    /** Returns a predictor with the weights that a network has now. */
    static FusedTokenPredictor of(MultiLayerNetwork network) {
        return new FusedTokenPredictor(SteppedNetwork.of(network));
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
    public float[][] state() {
        return engine.state();
    }

    @Override
    public void restore(float[][] state) {
        engine.restore(state);
    }
}
