package recurrent4j.engine.cudnn;

import java.util.Optional;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;

/** The first GPU that CUDA shows. */
record CudaAccelerator(String description, CudaProgram program) implements Accelerator {

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Optional<String> refusal(NetworkShape shape) {
        return Reasons.refusal(shape);
    }

    @Override
    public NetworkKernel network(NetworkShape shape, Precision precision) {
        refusal(shape).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return new CudnnNetwork(new CudaDevice(description, program, precision), shape);
    }
}
