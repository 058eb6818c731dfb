package recurrent4j.timeseries.series;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/**
 * Reads events from a CSV file: a day in the column {@code ds} or {@code date}, perhaps a name in {@code holiday}, {@code name} or
 * {@code event}, the id of a series, and windows in {@code lower_window} (0 or below) and {@code upper_window}, as Prophet has
 * them.
 */
public final class HolidayFile {

    private static final List<String> DAYS = List.of("ds", "date", "day");
    private static final List<String> NAMES = List.of("holiday", "name", "event");

    private final CsvReader rows;
    private final OptionalInt name;
    private final OptionalInt id;
    private final OptionalInt before;
    private final OptionalInt after;
    private final int day;

    private HolidayFile(CsvReader rows, String idColumn) {
        this.rows = rows;
        this.name = column(NAMES);
        this.id = column(List.of(idColumn, "unique_id"));
        this.before = column(List.of("lower_window"));
        this.after = column(List.of("upper_window"));
        OptionalInt days = column(DAYS);
        if (days.isEmpty() && rows.header().size() != 1) {
            throw new InputException(
                    "%s has no column of days, ds or date, but %s; rename it.",
                    rows.name(), String.join(", ", rows.header()));
        }
        this.day = days.orElse(0);
    }

    /**
     * Reads all events.
     *
     * @param idColumn what the column of ids may be called, beside {@code unique_id}
     * @param daysBefore days before an event that are told as well, where the file does not say
     * @param daysAfter days after it
     * @throws InputException if the file cannot serve: one sentence says where, why, and what to do
     */
    public static Holidays read(CsvReader rows, String idColumn, int daysBefore, int daysAfter) throws IOException {
        var file = new HolidayFile(rows, idColumn);
        List<List<String>> cells = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            cells.add(row.get());
            places.add(rows.place());
        }
        List<String> labels =
                cells.stream().map(row -> row.get(file.day).strip()).toList();
        if (labels.isEmpty()) {
            return Holidays.of(rows.name(), List.of());
        }
        DateForm form = DateForms.of(labels).orElseThrow(() -> noDay(places.get(0), labels.get(0)));
        List<Holidays.Event> events = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String place = places.get(i);
            String label = labels.get(i);
            LocalDateTime time = form.parse(label).orElseThrow(() -> noDay(place, label));
            events.add(new Holidays.Event(
                    time.toLocalDate().toString(),
                    file.name.isPresent()
                            ? cells.get(i).get(file.name.getAsInt()).strip()
                            : "",
                    file.id.isPresent() ? cells.get(i).get(file.id.getAsInt()).strip() : "",
                    -window(cells.get(i), file.before, place, -daysBefore),
                    window(cells.get(i), file.after, place, daysAfter)));
        }
        return Holidays.of(rows.name(), events);
    }

    private OptionalInt column(List<String> called) {
        return IntStream.range(0, rows.header().size())
                .filter(i -> called.contains(rows.header().get(i))
                        || called.contains(rows.header().get(i).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static int window(List<String> cells, OptionalInt column, String place, int usual) {
        String days = column.isPresent() ? cells.get(column.getAsInt()).strip() : "";
        if (!days.isEmpty() && !days.matches("-?\\d{1,2}")) {
            throw new InputException(
                    "%s: a window of \"%s\" is no number of days; write one such as -1 or 2.", place, days);
        }
        return days.isEmpty() ? usual : Integer.parseInt(days);
    }

    private static InputException noDay(String place, String label) {
        return new InputException("%s: \"%s\" is no day of an event; write it as in 2024-12-25.", place, label);
    }
}
