package recurrent4j.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A table that is read by number, as one-hot vectors times a kernel would; remembers the numbers for the way back. */
public interface EmbeddingKernel {

    /**
     * Reads rows.
     *
     * @param table {@code [rows, features]}
     * @param numbers of the rows, {@code [batch, 1, time]} or {@code [batch, time]}, whole numbers of any type in any order
     * @param mask {@code [batch, time]}, any type and order, 0 for padding; empty if every step exists
     * @param output {@code [batch, features, time]}: written, zero at padding
     * @throws IllegalArgumentException if a number is no row of the table
     */
    void read(INDArray table, INDArray numbers, Optional<INDArray> mask, INDArray output);

    /** Computes the gradient of the table that was read last from that of the output, {@code [batch, features, time]}. */
    void differentiate(INDArray epsilon, INDArray gradient);
}
