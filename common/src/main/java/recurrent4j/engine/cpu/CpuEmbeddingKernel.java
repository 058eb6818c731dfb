package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.EmbeddingKernel;

/** Reads a table column by column, because a row's numbers lie far apart in its order and a column fits the cache. */
final class CpuEmbeddingKernel implements EmbeddingKernel {

    /** Numbers of a pass that are worth a thread of their own. */
    private static final int SHARE = 30_000;

    private final int threads;

    /** Which row each step of each example reads, {@code [time][batch]}; negative where padding reads nothing. */
    private int[] tokens = new int[0];

    CpuEmbeddingKernel(int threads) {
        this.threads = threads;
    }

    @Override
    public void read(INDArray table, INDArray numbers, Optional<INDArray> mask, INDArray output) {
        int rows = (int) table.size(0);
        tokens = tokens(numbers, mask, rows);
        int batch = (int) output.size(0);
        int features = (int) output.size(1);
        Floats source = Floats.of(Dense.check("table", table, rows, features));
        Floats target = Floats.of(Dense.check("output", output, batch, features, tokens.length / batch));
        share(features, (from, to) -> {
            float[] column = new float[rows];
            float[] values = new float[(to - from) * tokens.length];
            for (int j = from; j < to; j++) {
                source.get(j * rows, column, rows);
                for (int i = 0; i < tokens.length; i += batch) {
                    int place = i * (to - from) + (j - from) * batch;
                    for (int e = i; e < i + batch; e++, place++) {
                        values[place] = tokens[e] < 0 ? 0 : column[tokens[e]];
                    }
                }
            }
            int width = (to - from) * batch;
            for (int at = 0, step = 0; at < values.length; at += width, step++) {
                target.put((step * features + from) * batch, values, at, width);
            }
        });
    }

    @Override
    public void differentiate(INDArray epsilon, INDArray gradient) {
        int batch = (int) epsilon.size(0);
        int features = (int) epsilon.size(1);
        int rows = (int) gradient.size(0);
        Floats source = Floats.of(Dense.check("epsilon", epsilon, batch, features, tokens.length / batch));
        Floats target = Floats.of(Dense.check("gradient", gradient, rows, features));
        share(features, (from, to) -> {
            int width = (to - from) * batch;
            float[] values = new float[(to - from) * tokens.length];
            for (int at = 0, step = 0; at < values.length; at += width, step++) {
                source.get((step * features + from) * batch, values, at, width);
            }
            float[] column = new float[rows];
            for (int j = from; j < to; j++) {
                Arrays.fill(column, 0f);
                for (int i = 0; i < tokens.length; i += batch) {
                    int place = i * (to - from) + (j - from) * batch;
                    for (int e = i; e < i + batch; e++, place++) {
                        if (tokens[e] >= 0) {
                            column[tokens[e]] += values[place];
                        }
                    }
                }
                target.put(j * rows, column, rows);
            }
        });
    }

    private void share(int features, Team.Parts columns) {
        Team.share(features, (long) features * tokens.length / SHARE, threads, columns);
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
}
