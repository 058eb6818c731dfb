package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A table that is read by number: what the product of a one-hot vector and a kernel would be, without the product.
 *
 * @param tokens which row each step of each example reads, {@code [time][batch]}; negative where padding reads nothing
 */
public record Lookup(int[] tokens) {

    /**
     * Reads the numbers.
     *
     * @param input {@code [batch, 1, time]} or {@code [batch, time]}, whole numbers of any type in any order
     * @param mask {@code [batch, time]}, any type and order, 0 for padding; empty if every step exists
     * @param rows number of rows of the table
     * @return the lookup
     * @throws IllegalArgumentException if a number is no row of the table
     */
    public static Lookup of(INDArray input, Optional<INDArray> mask, int rows) {
        float[] numbers = floats(input);
        int[] tokens = new int[numbers.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (int) numbers[i];
            if (tokens[i] < 0 || tokens[i] >= rows) {
                throw new IllegalArgumentException(
                        "An embedding of %d tokens, numbered from 0, has no token %d.".formatted(rows, tokens[i]));
            }
        }
        if (mask.isPresent()) {
            float[] exists = floats(mask.get());
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = exists[i] == 0 ? -1 : tokens[i];
            }
        }
        return new Lookup(tokens);
    }

    /**
     * Reads the rows.
     *
     * @param table {@code [rows, features]}, float32, dense in 'f' order
     * @param output {@code [batch, features, time]}, float32, dense in 'f' order: written, zero at padding
     */
    public void read(INDArray table, INDArray output) {
        int batch = (int) output.size(0);
        int features = (int) output.size(1);
        Floats source = Floats.of(Dense.check("table", table, table.size(0), features));
        Floats target = Floats.of(Dense.check("output", output, batch, features, tokens.length / batch));
        float[] column = new float[(int) table.size(0)];
        float[] values = new float[features * tokens.length];
        // Column by column, because a row's numbers lie far apart in this order and a column fits the cache.
        for (int j = 0; j < features; j++) {
            source.get(j * column.length, column, column.length);
            for (int i = 0; i < tokens.length; i++) {
                values[place(i, j, batch, features)] = tokens[i] < 0 ? 0 : column[tokens[i]];
            }
        }
        target.put(0, values, values.length);
    }

    /**
     * Computes the gradient of the table.
     *
     * @param epsilon gradient of the loss by the output, {@code [batch, features, time]}, float32, dense in 'f' order
     * @param gradient shaped as the table: overwritten
     */
    public void differentiate(INDArray epsilon, INDArray gradient) {
        int batch = (int) epsilon.size(0);
        int features = (int) epsilon.size(1);
        float[] values = new float[features * tokens.length];
        Floats.of(Dense.check("epsilon", epsilon, batch, features, tokens.length / batch))
                .get(0, values, values.length);
        Floats target = Floats.of(Dense.check("gradient", gradient, gradient.size(0), features));
        float[] column = new float[(int) gradient.size(0)];
        for (int j = 0; j < features; j++) {
            Arrays.fill(column, 0f);
            for (int i = 0; i < tokens.length; i++) {
                if (tokens[i] >= 0) {
                    column[tokens[i]] += values[place(i, j, batch, features)];
                }
            }
            target.put(j * column.length, column, column.length);
        }
    }

    private static int place(int token, int feature, int batch, int features) {
        return (token / batch * features + feature) * batch + token % batch;
    }

    private static float[] floats(INDArray array) {
        INDArray dense = array.castTo(DataType.FLOAT).dup('f');
        float[] values = new float[Math.toIntExact(dense.length())];
        Floats.of(Dense.check("numbers", dense, dense.shape())).get(0, values, values.length);
        return values;
    }
}
