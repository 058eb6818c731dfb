package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;

/** What stands in for a GPU: all of the engine, on a device that computes in plain Java. */
public final class StandIn implements Accelerator {

    private final List<PlainDevice> devices = new ArrayList<>();

    /** How many arrays its networks have on it. */
    public int open() {
        return devices.stream().mapToInt(PlainDevice::open).sum();
    }

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
        var device = new PlainDevice();
        devices.add(device);
        return new CudnnNetwork(device, shape);
    }
}
