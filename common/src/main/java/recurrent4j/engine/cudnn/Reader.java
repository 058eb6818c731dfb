package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkShape.LookedUp;
import recurrent4j.engine.NetworkShape.OneHot;
import recurrent4j.engine.NetworkShape.Reading;
import recurrent4j.engine.NetworkShape.Table;
import recurrent4j.engine.cudnn.Device.Grid;
import recurrent4j.engine.cudnn.Dropout.Draw;

/** Turns what a network is shown into what its first layer reads, {@code [time][batch][features]}. */
final class Reader implements AutoCloseable {
    private final Device device;
    private final Reading reading;
    private final WeightMap map;
    private final Dropout dropout;
    private final Buffer read;
    private final Buffer sums;
    private final List<SentRows> rowsOfTracks = new ArrayList<>();
    private Staging.Part shown;

    private record SentRows(
            Staging.Part rows, Staging.Part parts, Staging.Part symbolParts, Staging.Part symbols, int count) {
        SentRows(TokenRows of, Staging staging) {
            this(
                    staging.add(of.rows()),
                    staging.add(of.parts()),
                    staging.add(of.symbolParts()),
                    staging.add(of.symbols()),
                    of.parts().length - 1);
        }
    }

    Reader(Device device, Reading reading, WeightMap map) {
        this.device = device;
        this.reading = reading;
        this.map = map;
        read = new Buffer(device);
        sums = new Buffer(device);
        dropout = new Dropout(device, reading instanceof LookedUp lookedUp ? lookedUp.dropout() : 0, 0);
    }

    /**
     * Collects what a batch shows.
     *
     * @throws IllegalArgumentException if the network reads something else
     */
    void stage(NetworkBatch batch, Staging staging, boolean training) {
        rowsOfTracks.clear();
        int rows = batch.size() * batch.steps();
        if (batch.features() instanceof NetworkBatch.Values values) {
            if (reading instanceof OneHot || reading instanceof LookedUp) {
                throw new IllegalArgumentException("The network reads symbols, and is shown numbers.");
            }
            Batches.check("features", (long) rows * reading.features(), values.values().length);
            shown = staging.add(values.values());
            return;
        }
        int[] tokens = ((NetworkBatch.Tokens) batch.features()).numbers();
        List<Table> tables = reading instanceof LookedUp lookedUp ? lookedUp.tables() : List.of();
        if (tables.isEmpty() && !(reading instanceof OneHot)) {
            throw new IllegalArgumentException("The network reads numbers, and is shown symbols.");
        }
        int tracks = Math.max(1, tables.size());
        Batches.check("tokens", (long) rows * tracks, tokens.length);
        shown = staging.add(tokens);
        for (int track = 0; track < tracks; track++) {
            int symbols =
                    tables.isEmpty() ? reading.features() : tables.get(track).symbols();
            int[] own = tracks == 1 ? tokens : track(tokens, track, tracks, batch.size());
            Batches.checkBelow("symbol", symbols, own);
            if (training && !tables.isEmpty()) {
                rowsOfTracks.add(new SentRows(TokenRows.of(own, symbols), staging));
            }
        }
    }

    private static int[] track(int[] tokens, int track, int tracks, int batch) {
        int[] own = new int[tokens.length / tracks];
        for (int from = 0; from < own.length; from += batch) {
            System.arraycopy(tokens, from * tracks + track * batch, own, from, batch);
        }
        return own;
    }

    /** Returns what the first layer reads of the batch that was sent. */
    DeviceArray read(NetworkBatch batch, DeviceArray weights, Optional<Draw> draw) {
        int features = reading.features();
        long rows = (long) batch.size() * batch.steps();
        DeviceArray out = read.of(rows * features);
        Grid grid = Grid.over(out.length());
        if (reading instanceof LookedUp lookedUp) {
            int tracks = lookedUp.tables().size();
            for (int track = 0; track < tracks; track++) {
                device.launch(
                        Kernel.LOOK_UP,
                        grid,
                        shown.array(),
                        map.table(track).of(weights),
                        out,
                        rows,
                        batch.size(),
                        tracks,
                        track,
                        features,
                        track > 0 ? 1 : 0);
            }
            dropout.dropFeatures(out, batch.size(), features, draw);
        } else if (reading instanceof OneHot) {
            device.launch(Kernel.ONE_HOT, grid, shown.array(), out, rows, features);
        } else {
            device.launch(Kernel.TRANSPOSE, grid, shown.array(), out, (long) batch.steps(), features, batch.size());
        }
        return out;
    }

    /** Computes the gradients of tables, which are zero, from that of what was read, which is overwritten. */
    void backpropagate(NetworkBatch batch, DeviceArray slopes, DeviceArray gradient, Optional<Draw> draw) {
        if (!(reading instanceof LookedUp lookedUp)) {
            return;
        }
        int features = lookedUp.features();
        dropout.dropFeatures(slopes, batch.size(), features, draw);
        for (int track = 0; track < rowsOfTracks.size(); track++) {
            SentRows sent = rowsOfTracks.get(track);
            DeviceArray partial = sums.of((long) sent.count() * features);
            device.launch(
                    Kernel.SUM_LISTED,
                    Grid.over(partial.length()),
                    slopes,
                    sent.rows().array(),
                    sent.parts().array(),
                    partial,
                    sent.count(),
                    features);
            DeviceArray symbols = sent.symbols().array();
            device.launch(
                    Kernel.SUM_PARTS,
                    Grid.over(symbols.length() * features),
                    partial,
                    sent.symbolParts().array(),
                    symbols,
                    map.table(track).of(gradient),
                    (int) symbols.length(),
                    features);
        }
    }

    @Override
    public void close() {
        read.close();
        sums.close();
        dropout.close();
    }
}
