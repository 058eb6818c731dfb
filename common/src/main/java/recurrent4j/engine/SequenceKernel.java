package recurrent4j.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves whole time steps between arrays {@code [batch, features, time]}, in which a step is one block of memory. Targets are
 * overwritten; masks are {@code [batch, time]} of any type and order, 1 for a step and 0 for padding.
 */
public interface SequenceKernel {

    /** Turns every sequence around within its own steps; padding stays where it is and becomes zero. */
    void reverse(INDArray source, Optional<INDArray> mask, INDArray target);

    /** Returns the index of the last step of each example, -1 where there is no step at all. */
    int[] last(INDArray mask);

    /** Takes one step, given by example, out of every sequence: into {@code [batch, features]}. */
    void gather(INDArray source, int[] step, INDArray target);

    /** Puts one step, {@code [batch, features]}, into every sequence, and zeros into all others. */
    void scatter(INDArray source, int[] step, INDArray target);

    /** Multiplies every step by the same factors, {@code [batch, features]}; the target may be the source itself. */
    void scale(INDArray source, INDArray factors, INDArray target);

    /** Adds arrays of one shape; the target becomes their sum. */
    void add(INDArray source, INDArray target);

    /** Puts the features of parts {@code [batch, features, time]} or {@code [batch, features]} side by side. */
    void merge(List<INDArray> parts, INDArray whole);

    /** Takes features apart, as {@link #merge} has put them together. */
    void split(INDArray whole, List<INDArray> parts);
}
