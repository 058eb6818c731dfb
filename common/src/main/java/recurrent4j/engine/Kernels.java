package recurrent4j.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.SampledOutputKernel;
import recurrent4j.engine.PoolKernel.AttentionKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Everything that an engine computes: the one factory of kernels, which a new engine implements.
 *
 * <p>A kernel keeps its work space from call to call, so a layer should own one. It may be used by one thread at a time;
 * kernels of different layers don't know each other. Arrays are float32 and dense in 'f' order, so that a time step of {@code
 * [batch, features, time]} is one block of memory, unless a method says otherwise; other shapes, types and orders are refused
 * with an {@link IllegalArgumentException}. {@code threads}, at least 1, may share a pass; small passes use fewer. Results
 * depend on their number, except for updates, pooling and copies, but not on timing: the same call gives the same bits.
 */
public interface Kernels {

    /** Says what computes, in one line, such as {@code oneDNN 2.5.2}. */
    String description();

    /**
     * A recurrent layer.
     *
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    RecurrentKernel recurrent(CellShape shape, int threads);

    /** Several recurrent layers at once; has no work space but that of their kernels. */
    StackKernel stack();

    /** A decoder with attention. */
    DecoderKernel decoder(DecoderShape shape, int threads);

    /** A last layer, by the numbers of features that it reads and answers. */
    OutputKernel output(Loss loss, int inputs, int outputs, int threads);

    /** A last layer that learns from samples of its classes. */
    SampledOutputKernel sampledOutput(ClassSampler sampler, int inputs, int threads);

    /** The largest value of each feature; its gradient goes to the first step that has it. */
    PoolKernel maximum(int threads);

    /** The mean of each feature over the steps that exist. */
    PoolKernel mean(int threads);

    /** The mean of each feature over the steps that exist, with learned weights. */
    AttentionKernel attention(int threads);

    /** Rows of a table, read by number. */
    EmbeddingKernel embedding(int threads);

    /** Whole time steps on their way between arrays; has no work space, so that one serves all. */
    SequenceKernel sequences(int threads);

    /** Updates of any number of parameters. */
    UpdateKernel update(int threads);

    /**
     * A network that reads one sequence step by step, in the zero state, on a copy of the weights.
     *
     * @param table of vectors as which tokens are read, {@code [tokens, features]}; empty for one-hot vectors
     * @param layers recurrent layers from the input on, at least one
     * @param output the dense layer behind them
     * @throws IllegalArgumentException if the table or the layers don't fit each other
     */
    StepKernel steps(Optional<INDArray> table, List<StepKernel.Layer> layers, DenseParameters output);

    /** Whether the memory of {@code [batch, features, time]} is one run of {@code [time][batch][feature]}. */
    static boolean isByExample(INDArray array) {
        return array.rank() == 3 && isDense(array.permute(1, 0, 2));
    }

    /** Whether an array's memory is one run of numbers in 'f' order. */
    static boolean isDense(INDArray array) {
        long expected = 1;
        for (int dimension = 0; dimension < array.rank(); dimension++) {
            if (array.size(dimension) != 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= array.size(dimension);
        }
        return true;
    }
}
