package recurrent4j.data;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What windows of one shape are to be answered with, and which answers count; arrays are in order 'f'. */
final class Labels {

    private Labels() {}

    /** Returns the windows' futures {@code [batch, horizon]}. */
    static INDArray ofTheFuture(Window[] batch) {
        int size = batch.length;
        int horizon = batch[0].horizon();
        float[] values = new float[size * horizon];
        for (int b = 0; b < size; b++) {
            for (int h = 0; h < horizon; h++) {
                values[h * size + b] = batch[b].future()[h];
            }
        }
        return Nd4j.create(values, new long[] {size, horizon}, 'f');
    }

    /** Returns the target's values that follow each step {@code [batch, horizon, time]}. */
    static INDArray ofEveryStep(Window[] batch) {
        int size = batch.length;
        int horizon = batch[0].horizon();
        int steps = batch[0].steps();
        float[] values = new float[size * horizon * steps];
        for (int b = 0; b < size; b++) {
            float[] past = batch[b].past()[0];
            float[] future = batch[b].future();
            for (int step = 0; step < steps; step++) {
                for (int h = 0; h < horizon; h++) {
                    int at = step + 1 + h;
                    values[(step * horizon + h) * size + b] = at < steps ? past[at] : future[at - steps];
                }
            }
        }
        return Nd4j.create(values, new long[] {size, horizon, steps}, 'f');
    }

    /**
     * Returns 1 for answers that count and 0 for others, {@code [batch, time]}: for each window those from some step on, so
     * that the answer after step {@code k} of {@code n} counts in {@code (k / n)^power} of the windows, and the last in all.
     */
    static INDArray emphasis(Window[] batch, double power) {
        int size = batch.length;
        int steps = batch[0].steps();
        float[] counts = new float[size * steps];
        for (int b = 0; b < size; b++) {
            // Evenly spread rather than drawn: the batch's weights are then the same every time.
            int from = (int) (steps * Math.pow((b + 0.5) / size, 1 / power));
            for (int step = Math.min(from, steps - 1); step < steps; step++) {
                counts[step * size + b] = 1;
            }
        }
        return Nd4j.create(counts, new long[] {size, steps}, 'f');
    }
}
