package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Layer;
import recurrent4j.engine.NetworkShape.LookedUp;
import recurrent4j.engine.NetworkShape.Tower;

/**
 * Where each weight of a network's own vector stands in the device's, which holds the memory of each group of recurrent layers,
 * the tables and the last layer one after the other. Matrices of both are row by row the same; only tables are turned.
 */
final class WeightMap {

    /** What begins at a multiple of so many numbers can be read in the largest pieces. */
    private static final int ALIGNMENT = 64;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Region> cells = new ArrayList<>();
    private final List<Region> tables = new ArrayList<>();
    private final Region kernel;
    private final Region bias;
    private final long parameters;
    private long length;

    /**
     * A block that is copied, and turned if it has several rows.
     *
     * @param here where it begins in the network's own vector
     * @param there where it begins in the device's
     * @param rows in the network's own
     */
    private record Piece(long here, long there, int rows, int columns) {
        long size() {
            return (long) rows * columns;
        }

        /** Calls with the places of every number in the network's vector and in the device's. */
        void eachTurned(PlacePair consumer) {
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < rows; row++) {
                    consumer.accept((int) here + row * columns + column, (int) there + column * rows + row);
                }
            }
        }
    }

    /** A place in the network's own vector, and where that stands in the device's. */
    private interface PlacePair {
        void accept(int here, int there);
    }

    /** A stretch of the device's vector. */
    record Region(long from, long size) {

        /** What stands there of the weights, or of any other vector that is laid out like them. */
        DeviceArray of(DeviceArray vector) {
            return vector.part(from, size);
        }
    }

    /** A group of layers of the network that one call computes, the first of which is given by its number. */
    record Group(int first, Cells cells, CellsShape shape) {}

    /**
     * Lays out a network.
     *
     * @throws IllegalArgumentException if its parts are not as many numbers as its vector has
     */
    WeightMap(NetworkShape shape, List<Group> groups) {
        parameters = shape.parameters();
        for (Group group : groups) {
            Region region = region(group.cells().weights());
            cells.add(region);
            for (int i = 0; i < group.shape().layers(); i++) {
                add(group, i, shape.layers().get(group.first() + i), region.from());
            }
        }
        if (shape.reading() instanceof LookedUp read) {
            for (NetworkShape.Table table : read.tables()) {
                Region region = region((long) table.symbols() * read.features());
                tables.add(region);
                pieces.add(new Piece(table.offset(), region.from(), read.features(), table.symbols()));
            }
        }
        NetworkShape.Dense output = shape.answer().output();
        boolean affine = output.bias() >= 0;
        kernel = region(affine ? (long) shape.answered() * output.size() : 0);
        bias = region(affine ? output.size() : 0);
        if (affine) {
            pieces.add(new Piece(output.kernel(), kernel.from(), 1, Math.toIntExact(kernel.size())));
            pieces.add(new Piece(output.bias(), bias.from(), 1, output.size()));
        }
        long mapped = pieces.stream().mapToLong(Piece::size).sum();
        if (mapped != parameters) {
            throw new IllegalArgumentException(
                    "The network has %d weights, and its layers %d.".formatted(parameters, mapped));
        }
    }

    private Region region(long size) {
        var region = new Region(length, size);
        length += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return region;
    }

    private void add(Group group, int number, Layer layer, long base) {
        Gates gates = Gates.of(layer.recurrence()).orElseThrow();
        int units = layer.units();
        for (int direction = 0; direction < layer.towers().size(); direction++) {
            Tower tower = layer.towers().get(direction);
            for (int gate = 0; gate < gates.count(); gate++) {
                long block = gates.blocks()[gate];
                Cells.Place input = group.cells().place(number, direction, gate);
                Cells.Place state = group.cells().place(number, direction, gates.count() + gate);
                int inputs = units * layer.inputs();
                pieces.add(new Piece(tower.input() + block * inputs, base + input.matrix(), 1, inputs));
                int states = units * units;
                pieces.add(new Piece(tower.recurrent() + block * states, base + state.matrix(), 1, states));
                pieces.add(new Piece(tower.bias() + block * units, base + input.bias(), 1, units));
                if (gate == gates.statesBias()) {
                    long second = tower.bias() + (long) gates.biasBlock() * units;
                    pieces.add(new Piece(second, base + state.bias(), 1, units));
                }
            }
        }
    }

    /** Numbers in the device's vector. */
    long length() {
        return length;
    }

    /** Where the weights of a group of layers stand. */
    Region cells(int group) {
        return cells.get(group);
    }

    /** Where the vectors of a track stand, {@code [symbols][features]}. */
    Region table(int track) {
        return tables.get(track);
    }

    /** Where the last layer's kernel stands, {@code [size][inputs]}; of size 0 if there is none. */
    Region kernel() {
        return kernel;
    }

    Region bias() {
        return bias;
    }

    /** What a recurrent layer may write to though nothing of the network's stands there, such as biases that are one too many. */
    List<Region> gaps() {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingLong(Piece::there));
        List<Region> gaps = new ArrayList<>();
        for (Region region : cells) {
            long end = region.from();
            for (Piece piece : sorted) {
                if (piece.there() >= region.from() && piece.there() < region.from() + region.size()) {
                    gap(gaps, end, piece.there());
                    end = piece.there() + piece.size();
                }
            }
            gap(gaps, end, region.from() + region.size());
        }
        return gaps;
    }

    private static void gap(List<Region> gaps, long from, long to) {
        if (to > from) {
            gaps.add(new Region(from, to - from));
        }
    }

    /** The network's own vector as the device has it; 0 where nothing of it stands. */
    float[] there(float[] here) {
        if (here.length != parameters) {
            throw new IllegalArgumentException(
                    "The network has %d weights, not %d.".formatted(parameters, here.length));
        }
        float[] there = new float[Math.toIntExact(length)];
        for (Piece piece : pieces) {
            if (piece.rows() == 1) {
                System.arraycopy(here, (int) piece.here(), there, (int) piece.there(), piece.columns());
            } else {
                piece.eachTurned((own, other) -> there[other] = here[own]);
            }
        }
        return there;
    }

    /** The device's vector as the network has it. */
    float[] here(float[] there) {
        float[] here = new float[Math.toIntExact(parameters)];
        for (Piece piece : pieces) {
            if (piece.rows() == 1) {
                System.arraycopy(there, (int) piece.there(), here, (int) piece.here(), piece.columns());
            } else {
                piece.eachTurned((own, other) -> here[own] = there[other]);
            }
        }
        return here;
    }
}
