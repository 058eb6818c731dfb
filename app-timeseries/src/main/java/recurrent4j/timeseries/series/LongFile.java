package recurrent4j.timeseries.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/** The rows of a file that has a value in each, by their series; and those of another of what is known ahead. */
final class LongFile {

    private final SeriesColumns columns;
    private final Axis axis;
    private final Map<String, RawSeries> series = new LinkedHashMap<>();
    private final List<String> numbers;
    private CsvReader rows;
    private Optional<ForgottenId> forgotten = Optional.empty();

    LongFile(SeriesColumns columns, CsvReader rows) {
        this.columns = columns;
        this.rows = rows;
        this.axis = new Axis(rows);
        numbers = new ArrayList<>(List.of(columns.y()));
        numbers.addAll(columns.features());
        numbers.addAll(columns.future());
    }

    Axis axis() {
        return axis;
    }

    /** Returns what was read, by id, in the order of the file. */
    Map<String, RawSeries> series() {
        return series;
    }

    /** Returns what is to be said where the rows make no series: that the column of ids was not named, if it looks so. */
    InputException explained(InputException cause) {
        return forgotten
                .flatMap(one -> one.explanation(axis.file().name(), numbers, cause))
                .orElse(cause);
    }

    /** Reads on in a file of what is known ahead. */
    void continueWith(CsvReader ahead) throws IOException {
        if (columns.future().isEmpty()) {
            throw new InputException("%s tells what is known ahead; name its columns with --future.", ahead.name());
        }
        axis.continueWith(ahead);
        rows = ahead;
        read(true);
    }

    /**
     * Reads all rows.
     *
     * @param ahead whether only what is known ahead is read, and no series may be new
     */
    void read(boolean ahead) throws IOException {
        String alone = SeriesSet.shortName(axis.file().name());
        int ids = columns.format() == SeriesColumns.Format.LONG ? rows.column(columns.id()) : -1;
        int times = columns.ds().isEmpty() ? -1 : rows.column(columns.ds());
        if (ids < 0 && times >= 0 && !ahead) {
            forgotten = Optional.of(new ForgottenId(rows.header(), times));
        }
        int first = ahead ? numbers.size() - columns.future().size() : 0;
        int[] read = numbers.subList(first, numbers.size()).stream()
                .mapToInt(rows::column)
                .toArray();
        int[] statics = ahead
                ? new int[0]
                : columns.statics().stream().mapToInt(rows::column).toArray();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            List<String> cells = row.get();
            if (!ahead) {
                forgotten.ifPresent(one -> one.note(cells));
            }
            String id = ids < 0 ? alone : cells.get(ids).strip();
            if (ahead && !series.containsKey(id)) {
                throw new InputException(
                        "%s: there is no series %s in %s; remove its rows.",
                        rows.place(), id, axis.file().name());
            }
            RawSeries one =
                    series.computeIfAbsent(id, name -> new RawSeries(name, axis, numbers.size(), statics.length));
            double[] cell = new double[numbers.size()];
            Arrays.fill(cell, Double.NaN);
            for (int i = 0; i < read.length; i++) {
                cell[first + i] = SeriesColumns.number(rows, cells.get(read[i]), numbers.get(first + i));
            }
            one.add(times < 0 ? one.rows() + 1 : axis.number(cells.get(times).strip()), cell);
            for (int i = 0; i < statics.length; i++) {
                one.note(i, columns.statics().get(i), text(cells.get(statics[i]).strip()));
            }
        }
    }

    /** Numbers are written with a point, whatever the file has. */
    private String text(String cell) {
        boolean decimal = Character.valueOf(',').equals(rows.dialect().decimal()) && cell.matches("-?\\d+,\\d+");
        return decimal ? cell.replace(',', '.') : cell;
    }
}
