package recurrent4j.engine.cudnn;

import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.cudnn.AffineMap.Gradients;
import recurrent4j.engine.cudnn.Device.Grid;

/**
 * The last layer: an affine map, its activation and its loss. The values of many rows and classes are never all in memory at once
 * where nobody wants to see them: as many rows as fit are computed, judged and given back at a time.
 */
final class LastLayer implements AutoCloseable {

    /** Values that are computed at a time: 256 MB. */
    static final long MOST_VALUES = 1L << 26;

    private final Device device;
    private final boolean everyStep;
    private final long mostValues;
    private final AffineMap map;
    private final LossLayer loss;
    private final Buffer values;
    private final Buffer slopes;
    private final Buffer turned;

    LastLayer(Device device, NetworkShape shape, WeightMap weights, long mostValues) {
        this.device = device;
        this.mostValues = mostValues;
        everyStep = shape.answer().everyStep();
        map = new AffineMap(device, shape, weights);
        loss = new LossLayer(device, shape.answer().loss(), map.size());
        values = new Buffer(device);
        slopes = new Buffer(device);
        turned = new Buffer(device);
    }

    /**
     * Collects what a batch asks for.
     *
     * @throws IllegalArgumentException if that is something else than this layer answers
     */
    void stage(NetworkBatch batch, Staging staging) {
        loss.stage(batch, rows(batch), staging);
    }

    private int steps(NetworkBatch batch) {
        return everyStep ? batch.steps() : 1;
    }

    private long rows(NetworkBatch batch) {
        return (long) steps(batch) * batch.size();
    }

    /** Where the loss of a batch, and the gradient of the vector of weights if it is wanted, go. */
    record Into(DeviceArray loss, Optional<DeviceArray> gradient) {}

    /** Computes the loss of what was staged, times a factor; returns the gradient of what was read, if one is wanted. */
    DeviceArray judge(DeviceArray read, NetworkBatch batch, DeviceArray weights, double factor, Into into) {
        int inputs = map.inputs();
        long rows = rows(batch);
        DeviceArray readSlopes = into.gradient().isPresent() ? slopes.of(rows * inputs) : DeviceArray.NONE;
        loss.begin(steps(batch), batch.size());
        long most = Math.max(1, mostValues / map.size());
        for (long from = 0; from < rows; from += most) {
            long count = Math.min(most, rows - from);
            DeviceArray some = read.part(from * inputs, count * inputs);
            DeviceArray z = values.of(count * map.size());
            map.forward(some, weights, z);
            loss.judge(z, from, factor);
            if (into.gradient().isPresent()) {
                DeviceArray someSlopes = readSlopes.part(from * inputs, count * inputs);
                map.backward(
                        z,
                        some,
                        weights,
                        new Gradients(someSlopes, into.gradient().orElseThrow()));
            }
        }
        loss.total(rows, factor, into.loss());
        return readSlopes;
    }

    /** Returns the answers, as they go to the program. */
    float[] answer(DeviceArray read, NetworkBatch batch, DeviceArray weights) {
        DeviceArray z = values.of(rows(batch) * map.size());
        map.forward(read, weights, z);
        loss.activate(z);
        DeviceArray answers = turned.of(z.length());
        Grid grid = Grid.over(z.length());
        device.launch(Kernel.TRANSPOSE, grid, z, answers, (long) steps(batch), batch.size(), map.size());
        return device.download(answers);
    }

    /** Answers, and goes back from the derivatives that a function makes of that; returns the gradient of what was read. */
    DeviceArray backpropagate(
            DeviceArray read, NetworkBatch batch, DeviceArray weights, Outside outside, DeviceArray gradient) {
        float[] answers = answer(read, batch, weights);
        float[] byAnswers = outside.byAnswers().apply(answers);
        Batches.check("derivatives by answers", answers.length, byAnswers.length);
        outside.staging().begin();
        Staging.Part sent = outside.staging().add(byAnswers);
        outside.staging().send();
        DeviceArray byValues = turned.of(answers.length);
        Grid grid = Grid.over(answers.length);
        device.launch(Kernel.TRANSPOSE, grid, sent.array(), byValues, (long) steps(batch), map.size(), batch.size());
        loss.backpropagate(values.of(answers.length), byValues);
        DeviceArray readSlopes = slopes.of(rows(batch) * map.inputs());
        map.backward(byValues, read, weights, new Gradients(readSlopes, gradient));
        return readSlopes;
    }

    /** A loss that is computed elsewhere, and what its derivatives are sent by. */
    record Outside(UnaryOperator<float[]> byAnswers, Staging staging) {}

    @Override
    public void close() {
        map.close();
        loss.close();
        values.close();
        slopes.close();
        turned.close();
    }
}
