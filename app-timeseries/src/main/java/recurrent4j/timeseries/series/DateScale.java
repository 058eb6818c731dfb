package recurrent4j.timeseries.series;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.io.InputException;

/**
 * Time as ISO dates, with or without a time of day. Where all labels fall on the same day of the month, or on the
 * last where a month is shorter, it is counted in months, which are not equally long otherwise; everywhere else in
 * seconds.
 *
 * @param format how the labels are written
 * @param monthDay the day of the month that every label falls on, or 0 to count in seconds
 * @param timeOfDay the second of the day that every label falls on; 0 when counting in seconds
 */
record DateScale(DateTimeFormatter format, int monthDay, int timeOfDay) implements TimeScale {

    private static final List<String> FORMS = List.of(
            "uuuu-MM-dd",
            "uuuu-MM",
            "uuuu-MM-dd HH:mm",
            "uuuu-MM-dd'T'HH:mm",
            "uuuu-MM-dd HH:mm:ss",
            "uuuu-MM-dd'T'HH:mm:ss",
            "uuuu-MM-dd'T'HH:mm:ss'Z'");

    private static final int DAY = 24 * 60 * 60;
    private static final int WEEK = 7 * DAY;
    private static final int MONTHS = 12;
    private static final int WEEKS = 52;

    /** Days from the beginning of 1970, a Thursday, to a Monday. */
    private static final long FIRST_MONDAY = 4;

    private static final Pattern DISTANCE = Pattern.compile("(\\d{1,9}) (second|minute|hour|day|week|month|year)s?");

    static Optional<TimeScale> of(List<String> labels) {
        return FORMS.stream()
                .map(DateScale::formatter)
                .filter(format -> parse(format, labels.get(0)).isPresent())
                .findFirst()
                .map(format -> of(format, labels));
    }

    private static DateScale of(DateTimeFormatter format, List<String> labels) {
        List<LocalDateTime> times =
                labels.stream().flatMap(label -> parse(format, label).stream()).toList();
        int monthDay =
                times.stream().mapToInt(LocalDateTime::getDayOfMonth).max().orElse(0);
        int timeOfDay = times.get(0).toLocalTime().toSecondOfDay();
        DateScale monthly = new DateScale(format, monthDay, timeOfDay);
        boolean fits =
                times.stream().allMatch(time -> monthly.time(months(time)).equals(time));
        return fits ? monthly : new DateScale(format, 0, 0);
    }

    @Override
    public Optional<Double> position(String label) {
        return parse(format, label)
                .map(time -> monthDay > 0 ? (double) months(time) : time.toEpochSecond(ZoneOffset.UTC));
    }

    @Override
    public String label(double position) {
        long count = Math.round(position);
        return format.format(monthDay > 0 ? time(count) : LocalDateTime.ofEpochSecond(count, 0, ZoneOffset.UTC));
    }

    @Override
    public String distance(double step) {
        long count = Math.round(step);
        if (monthDay > 0) {
            return count == MONTHS ? "1 year" : said(count, "month");
        }
        ChronoUnit unit = Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)
                .filter(one -> count % seconds(one) == 0)
                .findFirst()
                .orElse(ChronoUnit.SECONDS);
        return said(
                count / seconds(unit), unit.toString().toLowerCase(Locale.ROOT).replaceFirst("s$", ""));
    }

    private static String said(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    @Override
    public double step(String distance) {
        Matcher said = DISTANCE.matcher(distance);
        if (!said.matches() || Integer.parseInt(said.group(1)) == 0) {
            throw new InputException(
                    "\"%s\" is no step between dates; say it as in 1 month, 7 days, 1 hour.".formatted(distance));
        }
        ChronoUnit unit = ChronoUnit.valueOf(said.group(2).toUpperCase(Locale.ROOT) + "S");
        boolean monthly = unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS;
        if (monthly != (monthDay > 0)) {
            throw new InputException("A step of %s does not fit dates that %s the same day of the month."
                    .formatted(distance, monthDay > 0 ? "are all on" : "are not all on"));
        }
        return Double.parseDouble(said.group(1)) * (!monthly ? seconds(unit) : unit == ChronoUnit.YEARS ? MONTHS : 1);
    }

    private static long seconds(ChronoUnit unit) {
        return unit.getDuration().toSeconds();
    }

    /** Steps within a day repeat after a day, days after a week, weeks, months and quarters after a year. */
    @Override
    public int season(double step) {
        long count = Math.round(step);
        if (monthDay == 0 && count >= DAY) {
            return count == WEEK ? WEEKS : count == DAY ? 7 : 1;
        }
        int whole = monthDay > 0 ? MONTHS : DAY;
        return whole % count == 0 ? (int) (whole / count) : 1;
    }

    /** What repeats within a step tells nothing, and hours are too short to learn a year from. */
    @Override
    public List<Cycle> cycles(double step) {
        long count = Math.round(step);
        if (monthDay > 0) {
            return count < MONTHS ? List.of(Cycle.YEAR) : List.of();
        }
        if (count < DAY) {
            return List.of(Cycle.DAY, Cycle.WEEK);
        }
        return count < WEEK ? List.of(Cycle.WEEK, Cycle.YEAR) : List.of(Cycle.YEAR);
    }

    @Override
    public double phase(Cycle cycle, double position) {
        if (monthDay > 0) {
            return (double) Math.floorMod(Math.round(position), MONTHS) / MONTHS;
        }
        long seconds = Math.round(position);
        return switch (cycle) {
            case DAY -> (double) Math.floorMod(seconds, DAY) / DAY;
            case WEEK -> (double) Math.floorMod(seconds - FIRST_MONDAY * DAY, WEEK) / WEEK;
            case YEAR -> {
                LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
                yield (date.getDayOfYear() - 1.0) / date.lengthOfYear();
            }
        };
    }

    private static long months(LocalDateTime time) {
        return time.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private LocalDateTime time(long months) {
        YearMonth month = YearMonth.of(0, 1).plusMonths(months);
        return month.atDay(Math.min(monthDay, month.lengthOfMonth()))
                .atStartOfDay()
                .plusSeconds(timeOfDay);
    }

    private static DateTimeFormatter formatter(String form) {
        return new DateTimeFormatterBuilder()
                .appendPattern(form)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static Optional<LocalDateTime> parse(DateTimeFormatter format, String label) {
        try {
            return Optional.of(LocalDateTime.parse(label, format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
