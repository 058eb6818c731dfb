package recurrent4j.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkKernel.Snapshot;
import recurrent4j.engine.NetworkShape;
import recurrent4j.io.InputException;

/** A network in the memory of a device and on the host, of which the one always knows what the other has learned. */
final class DeviceMemory {

    private final Network host;
    private final Accelerator accelerator;
    private final Accelerator.Precision precision;
    private NetworkShape shape;
    private Optional<NetworkKernel> kernel = Optional.empty();

    /** Whether steps were taken there that the host does not know. */
    private boolean ahead;

    /** Whether the host may have been changed since the device has read it. */
    private boolean stale = true;

    private boolean carrying;

    /** The carried states of a network that has left the device. */
    private List<float[]> left = List.of();

    private Loss last = new Loss();

    /** The loss of a step, once it is known. */
    static final class Loss {
        private OptionalDouble value = OptionalDouble.empty();
    }

    /** @throws InputException if the device cannot compute here, or not this network */
    DeviceMemory(Network host, Accelerator accelerator, Accelerator.Precision precision) {
        this.host = host;
        this.accelerator = accelerator;
        this.precision = precision;
        refuse(accelerator.missing());
        shape = DeviceShape.of(host);
        refuse(accelerator.refusal(shape));
    }

    private static void refuse(Optional<String> sentence) {
        if (sentence.isPresent()) {
            throw new InputException(sentence.get());
        }
    }

    /** The network on the host, as it was when somebody last looked at its weights. */
    Network host() {
        return host;
    }

    NetworkShape shape() {
        return shape;
    }

    /** Whether the device has the network, and reads vectors with a single one. */
    boolean readsOneHot() {
        return shape.reading() instanceof NetworkShape.OneHot;
    }

    boolean isOnDevice() {
        return kernel.isPresent();
    }

    /** The network on the device for features of a kind, with what the host has. */
    NetworkKernel kernel(boolean oneHot) {
        if (oneHot != readsOneHot() && !(shape.reading() instanceof NetworkShape.LookedUp)) {
            leave();
            shape = DeviceShape.reading(shape, oneHot);
        }
        return kernel();
    }

    /** The network on the device, with what the host has. */
    NetworkKernel kernel() {
        if (kernel.isEmpty()) {
            NetworkKernel made = accelerator.network(shape, precision);
            made.carryState(carrying);
            made.states(left);
            left = List.of();
            kernel = Optional.of(made);
            stale = true;
        }
        if (stale) {
            INDArray state = host.updaterState();
            float[] weights = host.weights().toFloatVector();
            kernel.get()
                    .load(new Snapshot(
                            weights,
                            state.getRow(0).toFloatVector(),
                            state.getRow(1).toFloatVector()));
            stale = false;
        }
        return kernel.get();
    }

    /** Fills the host with what the device has learned; whoever looks at it may change it. */
    Network bring() {
        if (ahead) {
            Snapshot learned = kernel.orElseThrow().store();
            host.weights().assign(Nd4j.createFromArray(learned.weights()));
            INDArray state = host.updaterState();
            state.getRow(0).assign(Nd4j.createFromArray(learned.means()));
            state.getRow(1).assign(Nd4j.createFromArray(learned.squares()));
            ahead = false;
        }
        stale = true;
        return host;
    }

    /** A step was taken on the device, which may have told the loss of the step before. */
    Loss learned(OptionalDouble before) {
        if (before.isPresent()) {
            last.value = before;
        }
        last = new Loss();
        ahead = true;
        return last;
    }

    /** Waits for a loss. */
    double value(Loss loss) {
        if (loss == last) {
            settle();
        }
        return loss.value.orElseThrow();
    }

    /** Waits for the loss of the last step, if nobody has asked for it. */
    void settle() {
        if (last.value.isEmpty()) {
            kernel.ifPresent(some -> last.value = some.lastLoss());
        }
    }

    /** Gives the memory of the device back; the host has what was learned, and carried states are kept until the next use. */
    void leave() {
        if (kernel.isEmpty()) {
            return;
        }
        try {
            settle();
            bring();
            left = states();
        } finally {
            // What a device that fails has not told is lost.
            ahead = false;
            NetworkKernel former = kernel.orElseThrow();
            kernel = Optional.empty();
            former.close();
        }
    }

    boolean carries() {
        return carrying;
    }

    void carry(boolean carry) {
        carrying = carry;
        kernel.ifPresent(some -> some.carryState(carry));
    }

    void clearState() {
        kernel.ifPresent(NetworkKernel::clearState);
        left = List.of();
    }

    List<float[]> states() {
        return kernel.map(NetworkKernel::states).orElse(left);
    }
}
