package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.EmbeddingKernel;

/** Reads a table column by column, because a row's numbers lie far apart in its order and a column fits the cache. */
final class CpuEmbeddingKernel implements EmbeddingKernel {

    /** Which row each step of each example reads, {@code [time][batch]}; negative where padding reads nothing. */
    private int[] tokens = new int[0];

    @Override
    public void read(INDArray table, INDArray numbers, Optional<INDArray> mask, INDArray output) {
        int rows = (int) table.size(0);
        tokens = tokens(numbers, mask, rows);
        int batch = (int) output.size(0);
        int features = (int) output.size(1);
        Floats source = Floats.of(Dense.check("table", table, rows, features));
        Floats target = Floats.of(Dense.check("output", output, batch, features, tokens.length / batch));
        float[] column = new float[rows];
        float[] values = new float[features * tokens.length];
        for (int j = 0; j < features; j++) {
            source.get(j * rows, column, rows);
            for (int i = 0; i < tokens.length; i++) {
                values[place(i, j, batch, features)] = tokens[i] < 0 ? 0 : column[tokens[i]];
            }
        }
        target.put(0, values, values.length);
    }

    @Override
    public void differentiate(INDArray epsilon, INDArray gradient) {
        int batch = (int) epsilon.size(0);
        int features = (int) epsilon.size(1);
        float[] values = Floats.of(Dense.check("epsilon", epsilon, batch, features, tokens.length / batch))
                .values();
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

    private static int[] tokens(INDArray numbers, Optional<INDArray> mask, int rows) {
        int[] tokens = Dense.integers(numbers);
        for (int token : tokens) {
            if (token < 0 || token >= rows) {
                throw new IllegalArgumentException(
                        "An embedding of %d tokens, numbered from 0, has no token %d.".formatted(rows, token));
            }
        }
        if (mask.isPresent()) {
            float[] exists = Dense.values(mask.get());
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = exists[i] == 0 ? -1 : tokens[i];
            }
        }
        return tokens;
    }

    private static int place(int token, int feature, int batch, int features) {
        return (token / batch * features + feature) * batch + token % batch;
    }
}
