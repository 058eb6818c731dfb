package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkKernel;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.cudnn.Device.Grid;
import recurrent4j.engine.cudnn.Device.Later;
import recurrent4j.engine.cudnn.Dropout.Draw;
import recurrent4j.engine.cudnn.LayerGroup.Run;

/** A network on a device, from the numbers of its tokens to a step of Adam. */
final class CudnnNetwork implements NetworkKernel {
    /** Weights that go up in a piece: the device keeps memory for the largest that ever went. */
    private static final int SENT_AT_ONCE = 1 << 22;

    private final Device device;
    private final Staging staging;
    private final Staging outsideStaging;
    private final Reader reader;
    private final List<LayerGroup> groups;
    private final Optional<PooledStates> pooled;
    private final Dropout dropout;
    private final LastLayer last;
    private final WeightMap map;
    private final List<WeightMap.Region> gaps;
    private final Optimizer optimizer;
    private final DeviceArray loss;
    private Optional<Later> untold = Optional.empty();
    private boolean carries;
    private DeviceArray lengths = DeviceArray.NONE;

    /** A network whose weights are zero, on a device of its own. */
    CudnnNetwork(Device device, NetworkShape shape) {
        this(device, shape, LastLayer.MOST_VALUES);
    }

    /** @param mostValues of the last layer that are computed at a time */
    CudnnNetwork(Device device, NetworkShape shape, long mostValues) {
        this.device = device;
        groups = LayerGroup.of(device, shape);
        map = new WeightMap(shape, groups.stream().map(LayerGroup::mapped).toList());
        gaps = map.gaps();
        staging = new Staging(device);
        outsideStaging = new Staging(device);
        reader = new Reader(device, shape.reading(), map);
        pooled = shape.answer().everyStep() ? Optional.empty() : Optional.of(new PooledStates(device, shape));
        dropout = new Dropout(device, shape.answer().dropout(), shape.layers().size() + 1);
        last = new LastLayer(device, shape, map, mostValues);
        optimizer = new Optimizer(device, map.length());
        loss = device.allocate(1);
    }

    @Override
    public OptionalDouble learn(NetworkBatch batch, Step step) {
        differentiate(batch, step);
        optimizer.step(step);
        OptionalDouble before = lastLoss();
        untold = Optional.of(device.later(loss));
        return before;
    }

    @Override
    public OptionalDouble lastLoss() {
        if (untold.isEmpty()) {
            return OptionalDouble.empty();
        }
        float told = untold.orElseThrow().await();
        untold = Optional.empty();
        return OptionalDouble.of(told);
    }

    @Override
    public float[] gradient(NetworkBatch batch, Step step) {
        differentiate(batch, step);
        untold = Optional.of(device.later(loss));
        return map.here(device.download(optimizer.gradient()));
    }

    @Override
    public float[] gradient(NetworkBatch batch, UnaryOperator<float[]> byAnswers, Step step) {
        differentiate(batch, byAnswers, step);
        return map.here(device.download(optimizer.gradient()));
    }

    private void differentiate(NetworkBatch batch, Step step) {
        Run run = learning(step);
        send(batch, true, true);
        DeviceArray read = forward(batch, run);
        var into = new LastLayer.Into(loss, Optional.of(optimizer.gradient()));
        backward(last.judge(read, batch, optimizer.weights(), factor(batch), into), batch, run);
    }

    private void differentiate(NetworkBatch batch, UnaryOperator<float[]> byAnswers, Step step) {
        Run run = learning(step);
        send(batch, false, true);
        DeviceArray read = forward(batch, run);
        var outside = new LastLayer.Outside(byAnswers, outsideStaging);
        backward(last.backpropagate(read, batch, optimizer.weights(), outside, optimizer.gradient()), batch, run);
    }

    private Run learning(Step step) {
        device.clear(optimizer.gradient());
        var draw = new Draw(step.seed(), step.adam().iteration());
        return new Run(true, carries, Optional.of(draw));
    }

    private double factor(NetworkBatch batch) {
        double answers = Batches.answers(batch, pooled.isEmpty());
        return answers == 0 ? 0 : 1 / answers;
    }

    private void send(NetworkBatch batch, boolean labelled, boolean training) {
        Batches.check(batch);
        staging.begin();
        reader.stage(batch, staging, training);
        Optional<Staging.Part> ends = batch.lengths().map(staging::add);
        if (labelled) {
            last.stage(batch, staging);
        }
        staging.send();
        lengths = ends.map(Staging.Part::array).orElse(DeviceArray.NONE);
    }

    /** Returns what the last layer reads. */
    private DeviceArray forward(NetworkBatch batch, Run run) {
        DeviceArray states = reader.read(batch, optimizer.weights(), run.draw());
        for (int i = 0; i < groups.size(); i++) {
            states = groups.get(i).forward(states, weights(i), batch, run);
        }
        DeviceArray whole = states;
        return dropout.apply(
                pooled.map(pool -> pool.forward(whole, lengths, batch)).orElse(whole), run.draw());
    }

    private DeviceArray weights(int group) {
        return map.cells(group).of(optimizer.weights());
    }

    private void backward(DeviceArray readSlopes, NetworkBatch batch, Run run) {
        dropout.backpropagate(readSlopes, run.draw());
        DeviceArray slopes =
                pooled.map(pool -> pool.backward(readSlopes, lengths, batch)).orElse(readSlopes);
        clearPadding(slopes, batch);
        for (int i = groups.size() - 1; i >= 0; i--) {
            DeviceArray gradient = map.cells(i).of(optimizer.gradient());
            slopes = groups.get(i).backward(slopes, gradient, batch, run);
            // Nobody says what stands there.
            clearPadding(slopes, batch);
        }
        reader.backpropagate(batch, slopes, optimizer.gradient(), run.draw());
        for (WeightMap.Region gap : gaps) {
            device.clear(gap.of(optimizer.gradient()));
        }
    }

    private void clearPadding(DeviceArray slopes, NetworkBatch batch) {
        if (lengths.length() > 0) {
            long rows = (long) batch.steps() * batch.size();
            int features = Math.toIntExact(slopes.length() / rows);
            Grid grid = Grid.over(slopes.length());
            device.launch(Kernel.CLEAR_PADDING, grid, slopes, lengths, rows, batch.size(), features);
        }
    }

    @Override
    public double loss(NetworkBatch batch) {
        send(batch, true, false);
        DeviceArray read = forward(batch, answering());
        // The step before may still have to tell its own.
        untold = untold.map(Later::await).map(told -> () -> told);
        last.judge(read, batch, optimizer.weights(), factor(batch), new LastLayer.Into(loss, Optional.empty()));
        return device.later(loss).await();
    }

    @Override
    public float[] output(NetworkBatch batch) {
        send(batch, false, false);
        return last.answer(forward(batch, answering()), batch, optimizer.weights());
    }

    private Run answering() {
        return new Run(false, carries, Optional.empty());
    }

    @Override
    public void carryState(boolean carry) {
        carries = carry;
    }

    @Override
    public void clearState() {
        groups.forEach(LayerGroup::clearStates);
    }

    @Override
    public List<float[]> states() {
        List<float[]> states = new ArrayList<>();
        groups.forEach(group -> group.states(states));
        return states;
    }

    @Override
    public void states(List<float[]> states) {
        int expected = groups.stream().mapToInt(LayerGroup::stateArrays).sum();
        if (states.isEmpty()) {
            clearState();
            return;
        }
        Batches.check("arrays of states", expected, states.size());
        int from = 0;
        for (LayerGroup group : groups) {
            group.restore(states.subList(from, from + group.stateArrays()), outsideStaging);
            from += group.stateArrays();
        }
    }

    @Override
    public void load(Snapshot snapshot) {
        send(snapshot.weights(), optimizer.weights());
        send(snapshot.means(), optimizer.means());
        send(snapshot.squares(), optimizer.squares());
    }

    private void send(float[] vector, DeviceArray to) {
        float[] there = map.there(vector);
        for (int from = 0; from < there.length; from += SENT_AT_ONCE) {
            int start = from;
            int count = Math.min(SENT_AT_ONCE, there.length - from);
            device.upload(to.part(from, count), into -> into.asFloatBuffer().put(there, start, count));
        }
    }

    @Override
    public Snapshot store() {
        return new Snapshot(
                weights(),
                map.here(device.download(optimizer.means())),
                map.here(device.download(optimizer.squares())));
    }

    @Override
    public float[] weights() {
        return map.here(device.download(optimizer.weights()));
    }

    @Override
    public void close() {
        staging.close();
        outsideStaging.close();
        reader.close();
        groups.forEach(LayerGroup::close);
        pooled.ifPresent(PooledStates::close);
        dropout.close();
        last.close();
        optimizer.close();
        device.free(loss);
        device.close();
    }
}
