package recurrent4j.timeseries.series;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * The layout of the M4 competition's files: a header, and one series a row, its id and then its values, oldest first.
 * Rows differ in length; empty cells at the end of a row are padding. Time is not told, so values are counted.
 */
final class RowFormat {

    /** M4's ids begin with a letter for the frequency; the seasons are those its organisers use. */
    private static final Map<Character, Frequency> M4 = Map.of(
            'Y', new Frequency("year", 1),
            'Q', new Frequency("quarter", 4),
            'M', new Frequency("month", 12),
            'W', new Frequency("week", 1),
            'D', new Frequency("day", 1),
            'H', new Frequency("hour", 24));

    private RowFormat() {}

    /** Reads all rows of a file. Where all ids are as in M4, such as H17, they tell the season. */
    static SeriesSet read(CsvReader rows, Reading reading) throws IOException {
        var axis = new Axis(rows);
        Queue<RawSeries> series = new ArrayDeque<>();
        for (var row = rows.nextOfAnyLength(); row.isPresent(); row = rows.nextOfAnyLength()) {
            series.add(series(axis, row.get()));
        }
        if (series.isEmpty()) {
            throw SeriesColumns.nothing(rows);
        }
        Frequency frequency = frequency(series).orElse(new Frequency("step", 1));
        return new Assembly(axis, List.of(), reading).assemble(series, Optional.of(frequency));
    }

    private static RawSeries series(Axis axis, List<String> cells) {
        CsvReader rows = axis.file();
        String id = cells.get(0).strip();
        int last = IntStream.range(1, cells.size())
                .filter(cell -> !cells.get(cell).isBlank())
                .reduce((before, cell) -> cell)
                .orElseThrow(() -> new InputException(
                        "%s: series %s has no values at all; remove its row.".formatted(rows.place(), id)));
        RawSeries series = new RawSeries(id, axis, 1);
        for (int cell = 1; cell <= last; cell++) {
            series.add(cell, SeriesColumns.number(rows, cells.get(cell), "V" + (cell + 1)));
        }
        return series;
    }

    private static Optional<Frequency> frequency(Queue<RawSeries> series) {
        String first = series.element().id();
        char letter = first.isEmpty() ? ' ' : first.charAt(0);
        Pattern alike = Pattern.compile(Pattern.quote(Character.toString(letter)) + "\\d+");
        return Optional.ofNullable(M4.get(letter))
                .filter(frequency ->
                        series.stream().allMatch(one -> alike.matcher(one.id()).matches()));
    }
}
