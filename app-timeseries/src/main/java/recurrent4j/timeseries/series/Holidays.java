package recurrent4j.timeseries.series;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import recurrent4j.io.InputException;

/**
 * Events of a calendar, past and to come, as numbers that are known ahead: how many there are in each step of a series, 0 or 1
 * for days and hours. Each name has a column, and so has each day before and after it that its window reaches; where there
 * are several names, one more column counts all of them, so that a rare event is told by the others.
 *
 * @param source what messages call them: the name of their file; empty for none
 * @param columns of the numbers; those of a training, where the events are other ones
 */
public record Holidays(String source, List<Event> events, List<Column> columns) {

    /** No events, and no column. */
    public static final Holidays NONE = new Holidays();

    /** What counts events of any name. */
    private static final String ANY = "holiday";

    /** More tell a network nothing: there is a year between two examples of each. */
    private static final int MOST_COLUMNS = 100;

    /** A window in days that still is one. */
    static final int LONGEST_WINDOW = 31;

    /**
     * An event.
     *
     * @param day written 2024-12-25
     * @param name of its kind; empty where kinds are not told apart
     * @param id of the one series that it concerns; empty for all
     * @param before days before it that are told as well
     * @param after days after it that are told as well
     */
    public record Event(String day, String name, String id, int before, int after) {

        /** @throws InputException if the day is none, or a window is not from 0 to 31 days long */
        public Event {
            try {
                LocalDate.parse(day);
            } catch (DateTimeException e) {
                throw new InputException("The day \"%s\" of an event is none; write it as in 2024-12-25.", day);
            }
            if (Math.min(before, after) < 0 || Math.max(before, after) > LONGEST_WINDOW) {
                throw new InputException(
                        "A window of %d days before %s and %d after it is none; choose 0 to %d for each.",
                        before, day, after, LONGEST_WINDOW);
            }
        }

        LocalDate date() {
            return LocalDate.parse(day);
        }
    }

    /**
     * What is counted.
     *
     * @param name as networks know it, such as "Easter -1"
     * @param event the name of the events; empty for all of them
     * @param offset days from the event, negative before it
     */
    public record Column(String name, String event, int offset) {

        boolean counts(Event one) {
            return (event.isEmpty() || event.equals(one.name())) && offset >= -one.before() && offset <= one.after();
        }
    }

    public Holidays {
        events = List.copyOf(events);
        columns = List.copyOf(columns);
    }

    /** No events, as models hold them that have learned without. */
    public Holidays() {
        this("", List.of(), List.of());
    }

    /**
     * Returns events with a column for each name and day of its window.
     *
     * @throws InputException if there is no event, or that is too much
     */
    public static Holidays of(String source, List<Event> events) {
        if (events.isEmpty()) {
            throw new InputException(
                    "%s has no events; it needs a line of column names and a day in each line.", source);
        }
        var names = new TreeSet<String>();
        events.forEach(event -> names.add(event.name()));
        if (names.size() > 1 && names.contains("")) {
            throw new InputException("%s names some of its events, and others not; name all of them, or none.", source);
        }
        List<Column> columns = new ArrayList<>();
        if (names.size() > 1 && !names.contains(ANY)) {
            columns.add(new Column(ANY, "", 0));
        }
        for (String name : names) {
            List<Event> own =
                    events.stream().filter(event -> event.name().equals(name)).toList();
            int before = own.stream().mapToInt(Event::before).max().orElse(0);
            int after = own.stream().mapToInt(Event::after).max().orElse(0);
            for (int offset = -before; offset <= after; offset++) {
                String label = name.isEmpty() ? ANY : name;
                columns.add(new Column(
                        offset == 0 ? label : "%s %s%d".formatted(label, offset > 0 ? "+" : "", offset), name, offset));
            }
        }
        if (columns.size() > MOST_COLUMNS) {
            throw new InputException(
                    "%s has %d kinds of events and days about them, and at most %d can be told apart; leave out the names, or shorten the windows.",
                    source, columns.size(), MOST_COLUMNS);
        }
        return new Holidays(source, events, columns);
    }

    /** Returns other events in the columns of these, of which a network has learned. */
    public Holidays replacedBy(Holidays other) {
        return new Holidays(other.source, other.events, columns);
    }

    /** Says what they are. */
    public String sentence() {
        List<LocalDate> days = events.stream().map(Event::date).sorted().toList();
        return "%s: %d event(s) from %s to %s, known ahead as %s."
                .formatted(
                        source,
                        days.size(),
                        days.get(0),
                        days.get(days.size() - 1),
                        String.join(", ", columns.stream().map(Column::name).toList()));
    }

    /** How many events fall into each step; series that share their moments share the numbers. */
    static final class Counts {

        private final Holidays holidays;
        /** Days of all columns, {@code [column]}, by the id of the series, and by the empty id for all series. */
        private final List<Map<String, NavigableMap<LocalDate, Integer>>> days = new ArrayList<>();

        private final Map<List<Object>, double[][]> shared = new HashMap<>();

        Counts(Holidays holidays) {
            this.holidays = holidays;
            for (Column column : holidays.columns()) {
                Map<String, NavigableMap<LocalDate, Integer>> byId = new HashMap<>();
                holidays.events().stream()
                        .filter(column::counts)
                        .forEach(event -> byId.computeIfAbsent(event.id(), id -> new TreeMap<>())
                                .merge(event.date().plusDays(column.offset()), 1, Integer::sum));
                days.add(byId);
            }
        }

        /** Returns the numbers of a series and of so many steps behind its end, {@code [column][moment]}. */
        double[][] of(Series series, int ahead) {
            boolean own = days.stream().anyMatch(byId -> byId.containsKey(series.id()));
            int moments = series.length() + ahead;
            return shared.computeIfAbsent(
                    List.of(series.clock(), moments, own ? series.id() : ""), key -> count(series, moments));
        }

        private double[][] count(Series series, int moments) {
            double[][] counts = new double[days.size()][moments];
            for (int moment = 0; moment < moments && !days.isEmpty(); moment++) {
                int steps = moment + 1 - series.length();
                LocalDate from = series.clock().day(steps).orElseThrow(() -> noDates(series));
                LocalDate until = series.clock().dayAfter(steps);
                for (int column = 0; column < counts.length; column++) {
                    counts[column][moment] = sum(column, "", from, until) + sum(column, series.id(), from, until);
                }
            }
            return counts;
        }

        private int sum(int column, String id, LocalDate from, LocalDate until) {
            NavigableMap<LocalDate, Integer> counted = days.get(column).get(id);
            return counted == null
                    ? 0
                    : counted.subMap(from, true, until, false).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
        }

        private InputException noDates(Series series) {
            return new InputException(
                    "The events of %s are days, and series %s has no dates; name their column with --ds.",
                    holidays.source(), series.id());
        }
    }

    /** Returns the events of all that are about a series of another name than those of a set, by the names. */
    public List<String> strangers(SeriesSet set) {
        var known = new TreeSet<String>(set.series().stream().map(Series::id).toList());
        return events.stream()
                .map(Event::id)
                .filter(id -> !id.isEmpty() && !known.contains(id))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
