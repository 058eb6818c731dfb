package recurrent4j.network;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;

/** A device that answers everything with zero, and counts the networks in its memory. */
public final class CountingDevice implements Accelerator {

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** How many networks were ever in its memory. */
    public int made() {
        return made.get();
    }

    /** How many networks are in its memory. */
    public int open() {
        return made.get() - closed.get();
    }

    /** Lets it compute a network. */
    public Network install(Network network) {
        return Engine.onDevice(Engine.FUSED.install(network, 1), this, Precision.FLOAT32);
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public String description() {
        return "nothing";
    }

    @Override
    public Optional<String> refusal(NetworkShape shape) {
        return Optional.empty();
    }

    @Override
    public NetworkKernel network(NetworkShape shape, Precision precision) {
        made.incrementAndGet();
        return (NetworkKernel) Proxy.newProxyInstance(
                NetworkKernel.class.getClassLoader(),
                new Class<?>[] {NetworkKernel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "output" -> zeros(shape.answer(), (NetworkBatch) arguments[0]);
                    case "states" -> arguments == null ? List.of() : null;
                    case "close" -> {
                        closed.incrementAndGet();
                        yield null;
                    }
                    case "lastLoss" -> OptionalDouble.empty();
                    case "load", "carryState", "clearState" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static float[] zeros(NetworkShape.Answer answer, NetworkBatch batch) {
        return new float[answer.output().size() * batch.size() * (answer.everyStep() ? batch.steps() : 1)];
    }
}
