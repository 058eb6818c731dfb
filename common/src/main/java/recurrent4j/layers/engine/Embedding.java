package recurrent4j.layers.engine;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A table of vectors, one per token: rows are looked up, and gradients go to the rows that were read alone. */
public final class Embedding {
    private Embedding() {}

    /**
     * Looks rows up.
     *
     * @param table {@code [tokens, width]}, float32, dense in 'f' order
     * @param tokens {@code [time][batch]}, from 0
     * @param output {@code [batch, width, time]}, float32, dense in 'f' order: written
     * @throws IndexOutOfBoundsException if the table has no such token
     */
    public static void lookUp(INDArray table, int[] tokens, INDArray output) {
        int rows = (int) table.size(0);
        int width = (int) table.size(1);
        int batch = (int) output.size(0);
        float[] column = new float[rows];
        float[] found = new float[batch];
        Floats source = Floats.of(Dense.check("table", table, rows, width));
        Floats target = Floats.of(Dense.check("output", output, batch, width, tokens.length / batch));
        for (int j = 0; j < width; j++) {
            source.get(j * rows, column, rows);
            for (int start = 0; start < tokens.length; start += batch) {
                for (int e = 0; e < batch; e++) {
                    found[e] = column[tokens[start + e]];
                }
                target.put(start * width + j * batch, found, batch);
            }
        }
    }

    /**
     * Computes the gradient of the table.
     *
     * @param epsilon gradient of the output, {@code [batch, width, time]}, float32, dense in 'f' order
     * @param tokens what was looked up, {@code [time][batch]}
     * @param gradient {@code [tokens, width]}, float32, dense in 'f' order: overwritten
     */
    public static void differentiate(INDArray epsilon, int[] tokens, INDArray gradient) {
        int rows = (int) gradient.size(0);
        int width = (int) gradient.size(1);
        int batch = (int) epsilon.size(0);
        float[] column = new float[rows];
        float[] given = new float[batch];
        Floats source = Floats.of(Dense.check("epsilon", epsilon, batch, width, tokens.length / batch));
        Floats target = Floats.of(Dense.check("gradient", gradient, rows, width));
        for (int j = 0; j < width; j++) {
            Arrays.fill(column, 0f);
            for (int start = 0; start < tokens.length; start += batch) {
                source.get(start * width + j * batch, given, batch);
                for (int e = 0; e < batch; e++) {
                    column[tokens[start + e]] += given[e];
                }
            }
            target.put(j * rows, column, rows);
        }
    }
}
