package recurrent4j.engine.cudnn;

import java.util.Optional;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;

/** What stands in for a GPU: all of the engine, on a device that computes in plain Java. */
public final class StandIn implements Accelerator {

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public Optional<String> refusal(NetworkShape shape) {
        return Reasons.refusal(shape);
    }

    @Override
    public NetworkKernel network(NetworkShape shape, Precision precision) {
        return new CudnnNetwork(new PlainDevice(), shape);
    }
}
