package recurrent4j.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Parameters;
import recurrent4j.engine.RecurrentKernel.Sequence;

/**
 * Computes several recurrent layers, upon each other or side by side, in one pass, as if each were computed by itself: threads
 * divide the batch once for all of them, and so wait for each other once instead of at every layer.
 */
public interface StackKernel {

    /**
     * Computes the outputs of all layers, in order, and remembers what the backward pass needs.
     *
     * @param layers each reads what is there already, or what one before it answers
     * @throws IllegalArgumentException if a layer has a kernel of another engine
     */
    StackTape record(List<Layer> layers);

    /** A pass through several layers, valid until the next pass of one of their kernels. */
    interface StackTape {

        /**
         * Differentiates the loss with respect to everything that is asked for, from the last layer to the first.
         *
         * @param layers in the order of the layers; the gradient of a layer's output is there already, or that of the input of a
         *     layer behind it
         */
        void backward(List<Back> layers);
    }

    /** A layer, what it reads, and where it answers, as {@link RecurrentKernel#record} has them. */
    record Layer(RecurrentKernel kernel, Parameters weights, Sequence sequence, INDArray output) {}

    /** The gradient of a layer's output, and where those that follow from it go, as {@link RecurrentKernel.Tape} has them. */
    record Back(INDArray epsilon, Gradients into) {}
}
