package recurrent4j.layers.fused;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Derivatives without calculus. */
final class FiniteDifferences {

    private FiniteDifferences() {}

    /**
     * Returns the derivative of the loss by every parameter, in double precision.
     *
     * @param parameters the live parameters from which the loss is computed; unchanged in the end
     */
    static INDArray of(INDArray parameters, DoubleSupplier loss) {
        double step = 1e-5;
        INDArray derivatives = parameters.dup();
        for (long i = 0; i < parameters.length(); i++) {
            double value = parameters.getDouble(i);
            parameters.putScalar(i, value + step);
            double above = loss.getAsDouble();
            parameters.putScalar(i, value - step);
            double below = loss.getAsDouble();
            parameters.putScalar(i, value);
            derivatives.putScalar(i, (above - below) / (2 * step));
        }
        return derivatives;
    }

    /**
     * Returns the derivative of the loss along a direction.
     *
     * @param parameters the live parameters from which the loss is computed; unchanged in the end
     * @param direction how much of each parameter; its length is the size of the step
     */
    static double along(INDArray parameters, INDArray direction, DoubleSupplier loss) {
        INDArray start = parameters.dup();
        parameters.addi(direction);
        double above = loss.getAsDouble();
        parameters.assign(start.sub(direction));
        double below = loss.getAsDouble();
        parameters.assign(start);
        return (above - below) / 2;
    }
}
