package recurrent4j.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Time by the calendar, as seconds from the beginning of 1970: ticks are where years, months, days or hours begin. */
record CalendarScale(double from, double to) implements Scale {

    /** The distance of two ticks. */
    private record Step(ChronoUnit unit, int count) {

        double seconds() {
            return (double) unit.getDuration().toSeconds() * count;
        }
    }

    /** More ticks than this have no room on any page. */
    private static final int MOST = 200;

    private static final int MONDAY = 7;

    private static final List<Step> STEPS = Stream.of(
                    steps(ChronoUnit.SECONDS, 1, 5, 15, 30),
                    steps(ChronoUnit.MINUTES, 1, 5, 15, 30),
                    steps(ChronoUnit.HOURS, 1, 3, 6, 12),
                    steps(ChronoUnit.DAYS, 1, 2, MONDAY, 2 * MONDAY),
                    steps(ChronoUnit.MONTHS, 1, 3, 6),
                    steps(ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
            .flatMap(List::stream)
            .toList();

    private static final DateTimeFormatter YEAR = format("uuuu");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter TIME = format("HH:mm");
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter DATE = format("d MMM uuuu");

    private static List<Step> steps(ChronoUnit unit, int... counts) {
        return Arrays.stream(counts).mapToObj(count -> new Step(unit, count)).toList();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** Returns the scale of some moments; of a single one, with a day on both sides. */
    static CalendarScale of(double from, double to) {
        double day = ChronoUnit.DAYS.getDuration().toSeconds();
        return to > from ? new CalendarScale(from, to) : new CalendarScale(from - day, to + day);
    }

    /** Returns where a moment lies on such axes. */
    static double seconds(LocalDateTime moment) {
        return moment.toEpochSecond(ZoneOffset.UTC) + moment.getNano() / 1e9;
    }

    @Override
    public double place(double value) {
        return (value - from) / (to - from);
    }

    @Override
    public List<Tick> ticks(double length, ToDoubleFunction<String> extent) {
        List<Tick> ticks = List.of();
        for (Step step : STEPS) {
            if ((to - from) / step.seconds() < MOST) {
                ticks = ticks(step);
                if (apart(ticks, length, extent)) {
                    return ticks;
                }
            }
        }
        return ticks.isEmpty() ? ticks : ticks.subList(0, 1);
    }

    /** Returns the first and the last day, unless the ticks name the years. */
    @Override
    public String span() {
        LocalDateTime first = moment(from);
        LocalDateTime last = moment(to);
        boolean yearsNamed = ChronoUnit.DAYS.between(first, last) > 200
                && LocalDate.of(last.getYear(), 1, 1).isAfter(first.toLocalDate());
        if (yearsNamed) {
            return "";
        }
        String begin = DATE.format(first);
        String end = DATE.format(last);
        return begin.equals(end) ? begin : begin + " to " + end;
    }

    private List<Tick> ticks(Step step) {
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime moment = first(step);
        while (seconds(moment) <= to) {
            if (seconds(moment) >= from) {
                ticks.add(new Tick(seconds(moment), label(step.unit(), moment)));
            }
            moment = moment.plus(step.count(), step.unit());
        }
        return ticks;
    }

    /** The last tick before the axis begins, or a little earlier. */
    private LocalDateTime first(Step step) {
        LocalDateTime start = moment(from);
        int count = step.count();
        return switch (step.unit()) {
            case YEARS ->
                LocalDate.of(Math.floorDiv(start.getYear(), count) * count, 1, 1)
                        .atStartOfDay();
            case MONTHS -> LocalDate.of(start.getYear(), 1, 1).atStartOfDay();
            case DAYS -> {
                LocalDate day = start.toLocalDate();
                LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1);
                yield (count % MONDAY == 0 ? monday : day).atStartOfDay();
            }
            case HOURS -> start.toLocalDate().atStartOfDay();
            case MINUTES -> start.truncatedTo(ChronoUnit.HOURS);
            default -> start.truncatedTo(ChronoUnit.MINUTES);
        };
    }

    private static String label(ChronoUnit unit, LocalDateTime moment) {
        boolean midnight = moment.toLocalTime().toSecondOfDay() == 0;
        return switch (unit) {
            case YEARS -> YEAR.format(moment);
            case MONTHS -> (moment.getMonthValue() == 1 ? YEAR : MONTH).format(moment);
            case DAYS -> DAY.format(moment);
            case HOURS, MINUTES -> (midnight ? DAY : TIME).format(moment);
            default -> SECOND.format(moment);
        };
    }

    private static LocalDateTime moment(double seconds) {
        return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    }
}
