package recurrent4j.timeseries.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * The layout of the M4 competition's files: a header, and one series a row, its id and then its values, oldest first.
 * Rows differ in length; empty cells at the end of a row are padding. Time is not told, so values are counted.
 */
public final class RowFormat {

    /** M4's ids begin with a letter for the frequency; the seasons are those its organisers use. */
    private static final Map<Character, Frequency> M4 = Map.of(
            'Y', new Frequency("year", 1),
            'Q', new Frequency("quarter", 4),
            'M', new Frequency("month", 12),
            'W', new Frequency("week", 1),
            'D', new Frequency("day", 1),
            'H', new Frequency("hour", 24));

    private RowFormat() {}

    /**
     * Reads a file, gzipped or not, row by row. Where all ids are as in M4, such as H17, they tell the season.
     *
     * @throws InputException if the file cannot serve: one sentence says where, why, and what to do
     * @throws IOException if reading fails
     */
    public static SeriesSet read(Path file, Reading reading) throws IOException {
        try (CsvReader rows = CsvReader.open(file, CsvFormat.DETECTED)) {
            return read(rows, reading);
        }
    }

    /** Reads all rows of a file, as {@link #read(Path, Reading)} does. */
    public static SeriesSet read(CsvReader rows, Reading reading) throws IOException {
        Queue<RawSeries> series = new ArrayDeque<>();
        for (var row = rows.nextOfAnyLength(); row.isPresent(); row = rows.nextOfAnyLength()) {
            series.add(series(rows, row.get()));
        }
        if (series.isEmpty()) {
            throw LongFormat.nothing(rows);
        }
        Optional<Frequency> told = frequency(series);
        SeriesSet set = new Assembly(rows, Axis.counting(), reading, List.of())
                .assemble(series, told.map(Frequency::season).orElse(1));
        Frequency frequency = new Frequency(told.map(Frequency::step).orElse("step"), set.season());
        return new SeriesSet(set.name(), set.series(), frequency, set.repairs());
    }

    private static RawSeries series(CsvReader rows, List<String> cells) {
        int end = cells.size();
        while (end > 1 && cells.get(end - 1).isBlank()) {
            end--;
        }
        String id = cells.get(0).strip();
        if (end == 1) {
            throw new InputException("%s: series %s has no values at all; remove its row.".formatted(rows.place(), id));
        }
        RawSeries series = new RawSeries(id, 0);
        for (int cell = 1; cell < end; cell++) {
            series.add(cell, LongFormat.number(rows, cells.get(cell), "V" + (cell + 1)), rows.line());
        }
        return series;
    }

    private static Optional<Frequency> frequency(Queue<RawSeries> series) {
        char letter =
                series.element().id().isEmpty() ? ' ' : series.element().id().charAt(0);
        Pattern alike = Pattern.compile(Pattern.quote(Character.toString(letter)) + "\\d+");
        return Optional.ofNullable(M4.get(letter))
                .filter(frequency ->
                        series.stream().allMatch(one -> alike.matcher(one.id()).matches()));
    }
}
