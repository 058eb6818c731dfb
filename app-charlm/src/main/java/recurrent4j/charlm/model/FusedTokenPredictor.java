package recurrent4j.charlm.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recurrent4j.engine.StepKernel;
import recurrent4j.layers.fused.SteppedNetwork;

/** A copy of a network of fused layers that reads token by token. */
record FusedTokenPredictor(StepKernel kernel) implements TokenPredictor {

    static FusedTokenPredictor of(MultiLayerNetwork network) {
        return new FusedTokenPredictor(SteppedNetwork.of(network));
    }

    @Override
    public void reset() {
        kernel.reset();
    }

    @Override
    public float[] read(int token) {
        return kernel.step(token);
    }

    @Override
    public float[][] state() {
        return kernel.state();
    }

    @Override
    public void restore(float[][] state) {
        kernel.restore(state);
    }
}
