package recurrent4j.engine.cudnn;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.cuda.cudnn.cudnnContext;
import recurrent4j.engine.Accelerator.Precision;

/**
 * Recurrent layers by cuDNN. Small states are kept on the chip by an algorithm of cuDNN's own, unless lengths differ or it refuses;
 * everything else is computed by its standard algorithm.
 */
final class CudnnCells implements Cells {

    /** Units up to which both passes may keep the state on the chip; PyTorch's limits. */
    private static final int SMALL_GATED = 128;

    private static final int SMALL_PLAIN = 256;

    private final CellsShape shape;
    private final CudnnShapes shapes;
    private final CudnnStack standard;
    private Optional<CudnnStack> onChip;
    private final long weights;
    private final Place[][] places;
    private final Buffer work;
    private final Buffer reserve;
    private CudnnStack chosen;
    private boolean equalLengths;
    private CudnnStack.Space space = new CudnnStack.Space(0, 0);
    private Optional<Allocated> allocated = Optional.empty();
    private int batch;
    private int steps;
    private DeviceArray workspace = DeviceArray.NONE;
    private DeviceArray reserved = DeviceArray.NONE;

    CudnnCells(CudaDevice device, cudnnContext handle, CellsShape shape, Precision precision) {
        this.shape = shape;
        shapes = new CudnnShapes(shape);
        standard = CudnnStack.standard(handle, shape, precision);
        weights = standard.weights();
        boolean small = shape.units() <= (shape.recurrence().gates() > 1 ? SMALL_GATED : SMALL_PLAIN);
        onChip = small ? CudnnStack.onChip(handle, shape, precision) : Optional.empty();
        DeviceArray memory = device.allocate(weights);
        places = standard.places(memory);
        onChip = onChip.filter(stack -> stack.weights() == weights && Arrays.deepEquals(stack.places(memory), places));
        device.free(memory);
        work = new Buffer(device);
        reserve = new Buffer(device);
        chosen = standard;
    }

    @Override
    public long weights() {
        return weights;
    }

    @Override
    public Place place(int layer, int direction, int map) {
        return places[layer * shape.directions() + direction][map];
    }

    @Override
    public void prepare(int sequences, int longest, Optional<int[]> lengths) {
        shapes.set(sequences, longest, lengths);
        batch = sequences;
        steps = longest;
        equalLengths = lengths.isEmpty();
    }

    @Override
    public void forward(Pass pass, boolean training) {
        if (equalLengths && onChip.isPresent()) {
            chosen = onChip.orElseThrow();
            if (allocate(training) && chosen.forward(call(pass), training) == 0) {
                return;
            }
            refused();
        }
        forwardByStandard(pass, training);
    }

    /** Whatever the reason is, it is the same next time. */
    private void refused() {
        onChip.orElseThrow().close();
        onChip = Optional.empty();
        allocated = Optional.empty();
    }

    private void forwardByStandard(Pass pass, boolean training) {
        chosen = standard;
        if (!allocate(training)) {
            throw new IllegalStateException("cuDNN does not say how much memory its recurrent layers need.");
        }
        Status.cudnn("cudnnRNNForward", chosen.forward(call(pass), training));
    }

    /** Takes the memory that a pass needs; nothing where the algorithm cannot make it. */
    private boolean allocate(boolean training) {
        Optional<Allocated> asked =
                equalLengths ? Optional.of(new Allocated(chosen, training, batch, steps)) : Optional.empty();
        if (asked.isPresent() && asked.equals(allocated)) {
            return true;
        }
        allocated = asked;
        Optional<CudnnStack.Space> needed = chosen.space(shapes, training);
        needed.ifPresent(found -> {
            space = found;
            workspace = memory(work, found.work());
            reserved = memory(reserve, found.reserve());
        });
        return needed.isPresent();
    }

    /** What memory was last taken for: sequences of one length, of which the next batch mostly is, too. */
    private record Allocated(CudnnStack stack, boolean training, int batch, int steps) {}

    private static DeviceArray memory(Buffer buffer, long bytes) {
        return bytes == 0 ? DeviceArray.NONE : buffer.of((bytes + Float.BYTES - 1) / Float.BYTES);
    }

    private CudnnStack.Call call(Pass pass) {
        return new CudnnStack.Call(shapes, pass, workspace, reserved, space);
    }

    @Override
    public void differentiateInput(Pass pass, DeviceArray dy, DeviceArray dx) {
        int status = chosen.backwardData(call(pass), dy, dx);
        if (status != 0 && chosen != standard) {
            refused();
            forwardByStandard(pass, true);
            status = chosen.backwardData(call(pass), dy, dx);
        }
        Status.cudnn("cudnnRNNBackwardData", status);
    }

    @Override
    public void differentiateWeights(Pass pass, DeviceArray gradient) {
        Status.cudnn("cudnnRNNBackwardWeights", chosen.backwardWeights(call(pass), gradient));
    }

    @Override
    public void close() {
        work.close();
        reserve.close();
        onChip.ifPresent(CudnnStack::close);
        standard.close();
        shapes.close();
    }
}
