package recurrent4j.engine.cudnn;

import java.util.Arrays;
import java.util.Optional;
import recurrent4j.engine.cudnn.PlainTower.Rows;
import recurrent4j.engine.cudnn.PlainTower.Weights;

/**
 * cuDNN's recurrent layers in plain Java: its layout of weights, all matrices before all biases, its two biases for each gate, its order of passes, and no number that a pass doesn't write.
 */
final class PlainCells implements Cells {
    private final CellsShape shape;
    private final Gates gates;
    private PlainTower[] towers = {};
    private int batch;
    private int steps;
    private int[] ends = {};
    private Progress progress = Progress.NOTHING;
    private double[] slopes = {};
    private Weights[] gradients = {};
    private boolean closed;

    private enum Progress {
        NOTHING,
        FORWARD,
        INPUT
    }

    PlainCells(CellsShape shape) {
        this.shape = shape;
        gates = Gates.of(shape.recurrence()).orElseThrow();
    }

    private int towers() {
        return shape.layers() * shape.directions();
    }

    private int matrices(int tower) {
        int units = shape.units();
        return gates.count() * units * (shape.inputs(tower / shape.directions()) + units);
    }

    @Override
    public long weights() {
        long sum = 0;
        for (int tower = 0; tower < towers(); tower++) {
            sum += matrices(tower);
        }
        return sum + (long) towers() * biases() * shape.units();
    }

    private int biases() {
        return 2 * gates.count();
    }

    @Override
    public Place place(int layer, int direction, int map) {
        int units = shape.units();
        int own = layer * shape.directions() + direction;
        long matrix = 0;
        long bias = 0;
        for (int tower = 0; tower < towers(); tower++) {
            matrix += tower < own ? matrices(tower) : 0;
            bias += matrices(tower);
        }
        int input = Math.min(map, gates.count());
        matrix += (long) units * (input * shape.inputs(layer) + (map - input) * units);
        bias += ((long) own * biases() + map) * units;
        return new Place(matrix, bias);
    }

    @Override
    public void prepare(int sequences, int longest, Optional<int[]> lengths) {
        batch = sequences;
        steps = longest;
        ends = lengths.map(int[]::clone).orElseGet(() -> {
            int[] all = new int[sequences];
            Arrays.fill(all, longest);
            return all;
        });
    }

    @Override
    public void forward(Pass pass, boolean training) {
        float[] memory = PlainArray.of(pass.weights()).values();
        double[] h = states(pass, true);
        double[] c = states(pass, false);
        towers = new PlainTower[towers()];
        double[] read = doubles(pass.x(), (long) steps * batch * shape.inputs());
        for (int layer = 0; layer < shape.layers(); layer++) {
            double[] written = new double[steps * batch * shape.outputs()];
            for (int direction = 0; direction < shape.directions(); direction++) {
                int number = layer * shape.directions() + direction;
                Weights weights = weights(memory, layer, direction);
                var tower = new PlainTower(shape.recurrence(), shape.inputs(layer), shape.units(), weights);
                int size = batch * shape.units();
                double[] own = Arrays.copyOfRange(h, number * size, (number + 1) * size);
                double[] ownC = Arrays.copyOfRange(c, number * size, (number + 1) * size);
                var out = new Rows(written, shape.outputs(), direction * shape.units());
                tower.forward(read, ends, direction == 1, own, ownC, out);
                System.arraycopy(own, 0, h, number * size, size);
                System.arraycopy(ownC, 0, c, number * size, size);
                towers[number] = tower;
            }
            read = written;
        }
        write(read, pass.y());
        pass.last().ifPresent(last -> {
            write(h, last.h());
            if (last.c() != DeviceArray.NONE) {
                write(c, last.c());
            }
        });
        progress = training ? Progress.FORWARD : Progress.NOTHING;
    }

    private double[] states(Pass pass, boolean h) {
        int length = towers() * batch * shape.units();
        DeviceArray given =
                pass.initial().map(states -> h ? states.h() : states.c()).orElse(DeviceArray.NONE);
        return given == DeviceArray.NONE ? new double[length] : doubles(given, length);
    }

    private Weights weights(float[] memory, int layer, int direction) {
        int maps = 2 * gates.count();
        double[][] kernels = new double[gates.count()][];
        double[][] recurrent = new double[gates.count()][];
        double[][] biases = new double[maps][];
        for (int map = 0; map < maps; map++) {
            Place place = place(layer, direction, map);
            boolean input = map < gates.count();
            int size = shape.units() * (input ? shape.inputs(layer) : shape.units());
            double[] matrix = part(memory, place.matrix(), size);
            (input ? kernels : recurrent)[map % gates.count()] = matrix;
            biases[map] = part(memory, place.bias(), shape.units());
        }
        return new Weights(kernels, recurrent, biases);
    }

    private static double[] part(float[] memory, long from, int size) {
        double[] part = new double[size];
        Arrays.setAll(part, i -> memory[(int) from + i]);
        return part;
    }

    private static double[] doubles(DeviceArray array, long length) {
        Batches.check("numbers", length, array.length());
        float[] values = PlainArray.of(array).values();
        return part(values, 0, values.length);
    }

    private static void write(double[] values, DeviceArray into) {
        Batches.check("numbers", into.length(), values.length);
        for (int i = 0; i < values.length; i++) {
            PlainArray.of(into).floats().put(i, (float) values[i]);
        }
    }

    @Override
    public void differentiateInput(Pass pass, DeviceArray dy, DeviceArray dx) {
        require(Progress.FORWARD);
        slopes = doubles(dy, (long) steps * batch * shape.outputs());
        gradients = new Weights[towers()];
        float[] memory = PlainArray.of(pass.weights()).values();
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            double[] below = new double[steps * batch * shape.inputs(layer)];
            for (int direction = 0; direction < shape.directions(); direction++) {
                int number = layer * shape.directions() + direction;
                gradients[number] = weights(memory, layer, direction).like();
                var own = new Rows(slopes, shape.outputs(), direction * shape.units());
                towers[number].backward(own, below, gradients[number]);
            }
            slopes = below;
        }
        write(slopes, dx);
        // cuDNN does not say what it leaves behind the ends of sequences.
        for (int row = 0; row < steps * batch; row++) {
            for (int i = 0; i < shape.inputs() && row / batch >= ends[row % batch]; i++) {
                PlainArray.of(dx).floats().put(row * shape.inputs() + i, Float.NaN);
            }
        }
        progress = Progress.INPUT;
    }

    @Override
    public void differentiateWeights(Pass pass, DeviceArray gradient) {
        require(Progress.INPUT);
        for (int number = 0; number < towers(); number++) {
            for (int map = 0; map < 2 * gates.count(); map++) {
                Place place = place(number / shape.directions(), number % shape.directions(), map);
                Weights own = gradients[number];
                double[] matrix = (map < gates.count() ? own.kernels() : own.recurrent())[map % gates.count()];
                add(matrix, place.matrix(), gradient);
                add(own.biases()[map], place.bias(), gradient);
            }
        }
        progress = Progress.NOTHING;
    }

    private static void add(double[] values, long from, DeviceArray into) {
        var floats = PlainArray.of(into).floats();
        for (int i = 0; i < values.length; i++) {
            int at = (int) from + i;
            floats.put(at, (float) (floats.get(at) + values[i]));
        }
    }

    private void require(Progress expected) {
        if (progress != expected) {
            throw new IllegalStateException("A pass is out of order: %s comes after %s.".formatted(progress, expected));
        }
    }

    @Override
    public void close() {
        if (closed) {
            throw new IllegalStateException("Layers are closed twice.");
        }
        closed = true;
    }
}
