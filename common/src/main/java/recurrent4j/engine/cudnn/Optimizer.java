package recurrent4j.engine.cudnn;

import recurrent4j.engine.NetworkKernel.Step;
import recurrent4j.engine.UpdateKernel.AdamStep;
import recurrent4j.engine.cudnn.Device.Grid;

/** The weights of a network on the device, their gradient and Adam's memory, each one vector. */
final class Optimizer implements AutoCloseable {
    private final Device device;
    private final DeviceArray weights;
    private final DeviceArray gradient;
    private final DeviceArray means;
    private final DeviceArray squares;
    private final DeviceArray squareNorm;
    private final Sums sums;

    /** Vectors of zeros. */
    Optimizer(Device device, long length) {
        this.device = device;
        weights = zeros(length);
        gradient = zeros(length);
        means = zeros(length);
        squares = zeros(length);
        squareNorm = zeros(1);
        sums = new Sums(device);
    }

    private DeviceArray zeros(long length) {
        DeviceArray array = device.allocate(length);
        device.clear(array);
        return array;
    }

    DeviceArray weights() {
        return weights;
    }

    DeviceArray gradient() {
        return gradient;
    }

    DeviceArray means() {
        return means;
    }

    DeviceArray squares() {
        return squares;
    }

    /** Goes down the gradient, shortened to the step's norm if it is longer. */
    void step(Step step) {
        sums.squares(gradient, squareNorm);
        AdamStep adam = step.adam();
        long length = weights.length();
        device.launch(
                Kernel.ADAM,
                Grid.over(length),
                weights,
                means,
                squares,
                gradient,
                length,
                squareNorm,
                (float) step.clip(),
                (float) adam.corrected(),
                (float) adam.beta1(),
                (float) adam.beta2(),
                (float) adam.epsilon());
    }

    @Override
    public void close() {
        for (DeviceArray array : new DeviceArray[] {weights, gradient, means, squares, squareNorm}) {
            device.free(array);
        }
        sums.close();
    }
}
