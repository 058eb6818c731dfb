package recurrent4j.network;

import org.junit.jupiter.api.Assumptions;
import recurrent4j.engine.Accelerator.Precision;
import recurrent4j.engine.cudnn.StandIn;

/** What may compute a network in a test, a stand-in for a GPU among it, which is there on every machine. */
public enum TestedEngine {
    STOCK,
    FUSED,
    STAND_IN,
    GPU;

    /** Lets it compute a network; a test of a GPU is skipped, with a sentence, where there is none. */
    public Network install(Network network, int threads) {
        return switch (this) {
            case STOCK -> Engine.STOCK.install(network, threads);
            case FUSED -> Engine.FUSED.install(network, threads);
            case STAND_IN -> Engine.onDevice(Engine.FUSED.install(network, threads), new StandIn(), Precision.FLOAT32);
            case GPU -> {
                Assumptions.assumeTrue(
                        Engine.GPU.missing().isEmpty(),
                        () -> Engine.GPU.missing().orElseThrow());
                yield Engine.GPU.install(network, threads);
            }
        };
    }
}
