package recurrent4j.engine.cudnn;

import java.util.Optional;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkBatch.Classes;
import recurrent4j.engine.NetworkBatch.Labels;
import recurrent4j.engine.NetworkBatch.Targets;
import recurrent4j.engine.NetworkShape.AbsoluteError;
import recurrent4j.engine.NetworkShape.AnyOfSeveral;
import recurrent4j.engine.NetworkShape.Loss;
import recurrent4j.engine.NetworkShape.OneOfSeveral;
import recurrent4j.engine.NetworkShape.QuantileError;
import recurrent4j.engine.NetworkShape.SquaredError;
import recurrent4j.engine.cudnn.Device.Grid;

/** The activation of the last layer's values, and what they cost. */
final class LossLayer implements AutoCloseable {
    private static final int MEAN_OF_SQUARES = 0;
    private static final int MEAN_OF_ABSOLUTE = 1;
    private static final int MEAN_OF_QUANTILES = 2;
    private static final int SUM_OF_LABELS = 3;

    private final Device device;
    private final Loss loss;
    private final int size;
    private final Buffer losses;
    private final Buffer turned;
    private final Sums sums;
    private Staging.Part wanted;
    private Staging.Part asked;
    private Staging.Part levels;
    private DeviceArray labels = DeviceArray.NONE;

    LossLayer(Device device, Loss loss, int size) {
        this.device = device;
        this.loss = loss;
        this.size = size;
        losses = new Buffer(device);
        turned = new Buffer(device);
        sums = new Sums(device);
    }

    /**
     * Collects what a batch asks for.
     *
     * @throws IllegalArgumentException if that is something else than this layer answers
     */
    void stage(NetworkBatch batch, long rows, Staging staging) {
        batch.asked().ifPresent(array -> Batches.check("answers that count", rows, array.length));
        asked = staging.add(batch.asked().orElse(new float[0]));
        levels = staging.add(levels());
        Labels given =
                batch.labels().orElseThrow(() -> new IllegalArgumentException("There is no loss without labels."));
        if (given instanceof Classes classes && loss instanceof OneOfSeveral) {
            Batches.check("classes", rows, classes.numbers().length);
            checkClasses(classes.numbers(), batch.asked());
            wanted = staging.add(classes.numbers());
        } else if (given instanceof Targets targets && !(loss instanceof OneOfSeveral)) {
            Batches.check("labels", rows * size, targets.values().length);
            wanted = staging.add(targets.values());
        } else {
            throw new IllegalArgumentException("A network that chooses among classes is asked by their numbers, any"
                    + " other one by the values that it should answer.");
        }
    }

    private float[] levels() {
        if (!(loss instanceof QuantileError quantiles)) {
            return new float[0];
        }
        float[] values = new float[quantiles.levels().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantiles.levels().get(i).floatValue();
        }
        return values;
    }

    private void checkClasses(int[] classes, Optional<float[]> counting) {
        if (counting.isEmpty()) {
            Batches.checkBelow("class", size, classes);
            return;
        }
        for (int i = 0; i < classes.length; i++) {
            if (counting.orElseThrow()[i] != 0) {
                Batches.checkBelow("class", size, classes[i]);
            }
        }
    }

    /** Turns values into answers, in place. */
    void activate(DeviceArray values) {
        if (loss instanceof OneOfSeveral) {
            device.launch(Kernel.SOFTMAX, Grid.rows(values.length() / size, size), values, size);
        } else if (loss instanceof AnyOfSeveral) {
            device.launch(Kernel.SIGMOID, Grid.over(values.length()), values, values.length());
        }
    }

    /** Turns derivatives by answers into those by values, in place. */
    void backpropagate(DeviceArray answers, DeviceArray slopes) {
        if (loss instanceof OneOfSeveral) {
            Grid grid = Grid.rows(slopes.length() / size, size);
            device.launch(Kernel.SOFTMAX_SLOPES, grid, answers, slopes, size);
        } else if (loss instanceof AnyOfSeveral) {
            long count = slopes.length();
            device.launch(Kernel.SIGMOID_SLOPES, Grid.over(count), answers, slopes, count);
        }
    }

    /** Readies what was sent for so many rows of equal steps. */
    void begin(int steps, int batch) {
        labels = wanted.array();
        if (!(loss instanceof OneOfSeveral)) {
            DeviceArray rows = turned.of(labels.length());
            Grid grid = Grid.over(rows.length());
            device.launch(Kernel.TRANSPOSE, grid, labels, rows, (long) steps, size, batch);
            labels = rows;
        }
        losses.of((long) steps * batch);
    }

    /** Puts the derivatives of the loss, times a factor, into the place of values of some rows. */
    void judge(DeviceArray values, long from, double factor) {
        long rows = values.length() / size;
        DeviceArray counting =
                asked.array().length() == 0 ? DeviceArray.NONE : asked.array().part(from, rows);
        DeviceArray each = losses.of(from + rows).part(from, rows);
        if (loss instanceof OneOfSeveral) {
            Grid grid = Grid.rows(rows, size);
            DeviceArray right = labels.part(from, rows);
            device.launch(Kernel.SOFTMAX_LOSS, grid, values, right, counting, each, size, (float) factor);
            return;
        }
        device.launch(
                Kernel.VALUE_LOSS,
                Grid.over(rows),
                kind(),
                values,
                labels.part(from * size, rows * size),
                counting,
                levels.array(),
                each,
                rows,
                size,
                (int) levels.array().length(),
                (float) factor);
    }

    private int kind() {
        if (loss instanceof SquaredError) {
            return MEAN_OF_SQUARES;
        }
        if (loss instanceof AbsoluteError) {
            return MEAN_OF_ABSOLUTE;
        }
        return loss instanceof QuantileError ? MEAN_OF_QUANTILES : SUM_OF_LABELS;
    }

    /** Sums the losses of all rows, times a factor, into a number. */
    void total(long rows, double factor, DeviceArray into) {
        sums.sum(losses.of(rows), (float) factor, into);
    }

    @Override
    public void close() {
        losses.close();
        turned.close();
        sums.close();
    }
}
