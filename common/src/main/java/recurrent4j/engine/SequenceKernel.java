package recurrent4j.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves whole time steps between arrays {@code [batch, features, time]}, in which a step is one block of memory. */
public interface SequenceKernel {

    /**
     * Turns every sequence around within its own steps; padding stays where it is and becomes zero.
     *
     * @param source {@code [batch, features, time]}
     * @param mask {@code [batch, time]}, any type and order, 1 for a step and 0 for padding; empty if every step exists
     * @param target shaped as the source: written
     */
    void reverse(INDArray source, Optional<INDArray> mask, INDArray target);

    /**
     * Finds the last step of every sequence.
     *
     * @param mask {@code [batch, time]}, any type and order, 1 for a step and 0 for padding
     * @return one index per example, -1 where there is no step at all
     */
    int[] last(INDArray mask);

    /**
     * Takes one step out of every sequence.
     *
     * @param source {@code [batch, features, time]}
     * @param step one index per example
     * @param target {@code [batch, features]}: written
     */
    void gather(INDArray source, int[] step, INDArray target);

    /**
     * Puts one step into every sequence, and zeros into all others.
     *
     * @param source {@code [batch, features]}
     * @param step one index per example
     * @param target {@code [batch, features, time]}: written
     */
    void scatter(INDArray source, int[] step, INDArray target);

    /**
     * Multiplies every step by the same factors.
     *
     * @param source {@code [batch, features, time]}
     * @param factors {@code [batch, features]}
     * @param target shaped as the source, or the source itself: written
     */
    void scale(INDArray source, INDArray factors, INDArray target);

    /**
     * Puts features side by side.
     *
     * @param parts {@code [batch, features, time]} or {@code [batch, features]}, alike but for their features
     * @param whole all features, in the order of the parts: written
     * @throws IllegalArgumentException if a part has another batch or length
     */
    void merge(List<INDArray> parts, INDArray whole);

    /**
     * Takes features apart, as {@link #merge} has put them together.
     *
     * @param whole {@code [batch, features, time]} or {@code [batch, features]}
     * @param parts written
     */
    void split(INDArray whole, List<INDArray> parts);
}
