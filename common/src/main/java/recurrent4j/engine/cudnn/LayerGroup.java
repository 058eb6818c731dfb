package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Layer;
import recurrent4j.engine.cudnn.Cells.Pass;
import recurrent4j.engine.cudnn.Cells.States;
import recurrent4j.engine.cudnn.Device.Grid;
import recurrent4j.engine.cudnn.Dropout.Draw;

/**
 * Recurrent layers of one width between which nothing is dropped, computed in one call; what the lowest reads may be dropped, and
 * states may be carried from batch to batch.
 */
final class LayerGroup implements AutoCloseable {
    private final Device device;
    private final CellsShape shape;
    private final int first;
    private final Cells cells;
    private final Dropout dropout;
    private final Buffer answered;
    private final Buffer readSlopes;
    private final boolean twoStates;
    /** The carried states, and those that the next pass leaves. */
    private final States[] states = new States[2];

    private boolean carried;
    private int statesOf;
    private Pass pass;

    private LayerGroup(Device device, CellsShape shape, int first, double dropped) {
        this.device = device;
        this.shape = shape;
        this.first = first;
        cells = device.cells(shape);
        dropout = new Dropout(device, dropped, first + 1);
        answered = new Buffer(device);
        readSlopes = new Buffer(device);
        twoStates = shape.recurrence().states() > 1;
    }

    /** The groups of a network's layers, from the bottom up. */
    static List<LayerGroup> of(Device device, NetworkShape network) {
        List<LayerGroup> groups = new ArrayList<>();
        List<Layer> layers = network.layers();
        int start = 0;
        for (int i = 1; i <= layers.size(); i++) {
            if (i == layers.size() || !joins(layers.get(start), layers.get(i))) {
                Layer lowest = layers.get(start);
                var shape = new CellsShape(
                        lowest.recurrence(), lowest.towers().size(), i - start, lowest.inputs(), lowest.units());
                groups.add(new LayerGroup(device, shape, start, lowest.dropout()));
                start = i;
            }
        }
        return groups;
    }

    private static boolean joins(Layer below, Layer next) {
        return next.dropout() == 0 && next.units() == below.units() && next.recurrence() == below.recurrence();
    }

    WeightMap.Group mapped() {
        return new WeightMap.Group(first, cells, shape);
    }

    /** Returns the states of the top layer at all steps. */
    DeviceArray forward(DeviceArray read, DeviceArray weights, NetworkBatch batch, Run run) {
        cells.prepare(batch.size(), batch.steps(), batch.lengths());
        long rows = (long) batch.size() * batch.steps();
        Optional<States> initial = Optional.empty();
        Optional<States> last = Optional.empty();
        if (run.carries()) {
            allocateStates(batch.size());
            initial = carried ? Optional.of(states[0]) : Optional.empty();
            last = Optional.of(states[1]);
        }
        DeviceArray left = dropout.apply(read, run.draw());
        pass = new Pass(weights, left, answered.of(rows * shape.outputs()), initial, last);
        cells.forward(pass, run.training());
        if (run.carries()) {
            carried = true;
            States next = states[1];
            states[1] = states[0];
            states[0] = next;
        }
        return pass.y();
    }

    /**
     * How a pass is made.
     *
     * @param carries whether it goes on from the states of the pass before
     */
    record Run(boolean training, boolean carries, Optional<Draw> draw) {}

    /** Returns the gradient of what was read, and adds that of the weights. */
    DeviceArray backward(DeviceArray slopes, DeviceArray gradient, NetworkBatch batch, Run run) {
        long rows = (long) batch.size() * batch.steps();
        DeviceArray into = readSlopes.of(rows * shape.inputs());
        cells.differentiateInput(pass, slopes, into);
        cells.differentiateWeights(pass, gradient);
        dropout.backpropagate(into, run.draw());
        return into;
    }

    void clearStates() {
        carried = false;
    }

    private void allocateStates(int batch) {
        if (statesOf == batch) {
            return;
        }
        if (carried) {
            throw new IllegalArgumentException(
                    "The carried states are of %d sequences, and the batch has %d; forget them before."
                            .formatted(statesOf, batch));
        }
        freeStates();
        long length = (long) shape.layers() * shape.directions() * batch * shape.units();
        for (int i = 0; i < states.length; i++) {
            states[i] = new States(device.allocate(length), twoStates ? device.allocate(length) : DeviceArray.NONE);
        }
        statesOf = batch;
    }

    private void freeStates() {
        for (States some : states) {
            if (some != null) {
                device.free(some.h());
                if (twoStates) {
                    device.free(some.c());
                }
            }
        }
        statesOf = 0;
    }

    /** Adds what is carried, for each layer {@code h} and, if there is, {@code c}, each {@code [batch, units]} in 'f' order. */
    void states(List<float[]> into) {
        if (!carried) {
            return;
        }
        List<float[]> h = perLayer(states[0].h());
        List<float[]> c = twoStates ? perLayer(states[0].c()) : List.of();
        for (int layer = 0; layer < shape.layers(); layer++) {
            into.add(h.get(layer));
            if (twoStates) {
                into.add(c.get(layer));
            }
        }
    }

    private List<float[]> perLayer(DeviceArray all) {
        float[] rows = device.download(all);
        int size = statesOf * shape.units();
        List<float[]> layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            float[] columns = new float[size];
            for (int i = 0; i < size; i++) {
                columns[i % shape.units() * statesOf + i / shape.units()] = rows[layer * size + i];
            }
            layers.add(columns);
        }
        return layers;
    }

    /** How many arrays {@link #states(List)} adds. */
    int stateArrays() {
        return shape.layers() * shape.recurrence().states();
    }

    /** Goes back to states that {@link #states(List)} has added. */
    void restore(List<float[]> own, Staging staging) {
        int batch = own.get(0).length / shape.units();
        carried = false;
        allocateStates(batch);
        int kinds = shape.recurrence().states();
        staging.begin();
        List<Staging.Part> parts = new ArrayList<>();
        for (float[] columns : own) {
            Batches.check("states", (long) batch * shape.units(), columns.length);
            parts.add(staging.add(columns));
        }
        staging.send();
        for (int i = 0; i < own.size(); i++) {
            DeviceArray all = i % kinds == 0 ? states[0].h() : states[0].c();
            long size = own.get(i).length;
            DeviceArray to = all.part(i / kinds * size, size);
            device.launch(Kernel.TRANSPOSE, Grid.over(size), parts.get(i).array(), to, 1L, shape.units(), batch);
        }
        carried = true;
    }

    @Override
    public void close() {
        freeStates();
        cells.close();
        dropout.close();
        answered.close();
        readSlopes.close();
    }
}
