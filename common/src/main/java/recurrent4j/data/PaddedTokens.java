package recurrent4j.data;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sequences of tokens side by side, the shorter ones padded at the end: recurrent layers have then read everything before
 * they come to padding.
 *
 * @param features the numbers of the tokens, {@code [batch, 1, time]}, in order 'f'
 * @param mask {@code [batch, time]}, 1 for a token and 0 for padding, in order 'f'; null if all are equally long
 */
public record PaddedTokens(INDArray features, INDArray mask) {

    /** Arranges sequences of at least one token. */
    public static PaddedTokens of(List<int[]> sequences) {
        int rows = sequences.size();
        int steps = sequences.stream().mapToInt(tokens -> tokens.length).max().orElseThrow();
        float[] numbers = new float[rows * steps];
        float[] exists = new float[rows * steps];
        boolean padded = false;
        for (int row = 0; row < rows; row++) {
            int[] tokens = sequences.get(row);
            padded |= tokens.length < steps;
            for (int step = 0; step < tokens.length; step++) {
                numbers[step * rows + row] = tokens[step];
                exists[step * rows + row] = 1;
            }
        }
        return new PaddedTokens(
                Nd4j.create(numbers, new long[] {rows, 1, steps}, 'f'),
                padded ? Nd4j.create(exists, new long[] {rows, steps}, 'f') : null);
    }
}
