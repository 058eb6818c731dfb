package recurrent4j.timeseries.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
 * Time as dates, with or without a time of day. Where all labels fall on the same day of the month, or on the last where a
 * month is shorter, or on the first or last working day of their month, it is counted in months, which are not equally long
 * otherwise; everywhere else in seconds.
 *
 * @param form how the labels are written
 * @param monthDay the day of the month that every label falls on, {@link #FIRST_WORKING_DAY} or {@link #LAST_WORKING_DAY}, or
 *     0 to count in seconds
 * @param timeOfDay the second of the day that every label falls on; 0 when counting in seconds
 */
record DateScale(DateForm form, int monthDay, int timeOfDay) implements TimeScale {

    static final int DAY = 24 * 60 * 60;
    static final int WEEK = 7 * DAY;

    /** Seconds from the beginning of 1970, a Thursday, to a Monday. */
    static final int FIRST_MONDAY = 4 * DAY;

    static final int FIRST_WORKING_DAY = -1;
    static final int LAST_WORKING_DAY = -2;

    /** As few months in which all moments fall on a working day may do so by chance. */
    private static final int FEWEST = 3;

    private static final int MONTHS = 12;
    private static final int WEEKS = 52;
    private static final double MILLIS = 1000;

    /** Below a second, but for jitter, steps have no season. */
    private static final double SHORTEST = 0.999;

    private static final Pattern DISTANCE = Pattern.compile("(\\d{1,9}) (second|minute|hour|day|week|month|year)s?");

    static DateScale of(DateForm form, List<String> labels) {
        List<LocalDateTime> times =
                labels.stream().flatMap(label -> form.parse(label).stream()).toList();
        int monthDay =
                times.stream().mapToInt(LocalDateTime::getDayOfMonth).max().orElse(0);
        int timeOfDay = times.get(0).toLocalTime().toSecondOfDay();
        if (form.isWeeks() || form.isTimeOfDay()) {
            return new DateScale(form, 0, 0);
        }
        return Stream.of(monthDay, FIRST_WORKING_DAY, LAST_WORKING_DAY)
                .filter(day -> day > 0 || times.size() >= FEWEST)
                .map(day -> new DateScale(form, day, timeOfDay))
                .filter(monthly -> times.stream()
                        .allMatch(time -> monthly.time(months(time)).equals(time)))
                .findFirst()
                .orElseGet(() -> new DateScale(form, 0, 0));
    }

    @Override
    public Optional<Double> position(String label) {
        return form.parse(label).map(time -> monthDay != 0 ? (double) months(time) : seconds(time));
    }

    /** Returns how many seconds a moment lies behind the beginning of 1970. */
    static double seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() / 1e9;
    }

    @Override
    public String label(double position) {
        return form.write(at(position));
    }

    @Override
    public Optional<LocalDateTime> dateTime(double position) {
        return form.isTimeOfDay() ? Optional.empty() : Optional.of(at(position));
    }

    private LocalDateTime at(double position) {
        return monthDay != 0 ? time(Math.round(position)) : moment(position, form.hasFraction() ? MILLIS : 1);
    }

    /** Returns the moment so many seconds behind the beginning of 1970, rounded to parts of a second. */
    private static LocalDateTime moment(double seconds, double parts) {
        long count = Math.round(seconds * parts);
        long whole = Math.floorDiv(count, (long) parts);
        return LocalDateTime.ofEpochSecond(whole, 0, ZoneOffset.UTC)
                .plusNanos(Math.round((count - whole * parts) / parts * 1e9));
    }

    @Override
    public String distance(double step) {
        long count = Math.round(step);
        if (monthDay != 0) {
            return count == MONTHS ? "1 year" : said(count, "month");
        }
        if (step < SHORTEST) {
            return Math.round(step * MILLIS) / MILLIS + " seconds";
        }
        return distance(count);
    }

    /** Returns a number of seconds in the largest unit that fits. */
    static String distance(long count) {
        ChronoUnit unit = Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)
                .filter(one -> count % seconds(one) == 0)
                .findFirst()
                .orElse(ChronoUnit.SECONDS);
        return said(
                count / seconds(unit), unit.toString().toLowerCase(Locale.ROOT).replaceFirst("s$", ""));
    }

    static String said(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    @Override
    public double step(String distance) {
        Matcher said = DISTANCE.matcher(distance);
        if (!said.matches() || Integer.parseInt(said.group(1)) == 0) {
            throw new InputException(
                    "\"%s\" is no step between dates; say it as in 1 month, 7 days, 1 hour, 1 business day."
                            .formatted(distance));
        }
        ChronoUnit unit = ChronoUnit.valueOf(said.group(2).toUpperCase(Locale.ROOT) + "S");
        boolean monthly = unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS;
        if (monthly != (monthDay != 0)) {
            throw new InputException("A step of %s does not fit dates that %s the same day of the month."
                    .formatted(distance, monthDay != 0 ? "are all on" : "are not all on"));
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
        int whole = monthDay != 0 ? MONTHS : DAY;
        return step >= SHORTEST && whole % count == 0 ? (int) (whole / count) : 1;
    }

    /** What repeats within a step tells nothing, and hours are too short to learn a year from. */
    @Override
    public List<Cycle> cycles(double step) {
        long count = Math.round(step);
        if (monthDay != 0) {
            return count < MONTHS ? List.of(Cycle.YEAR) : List.of();
        }
        if (count < DAY) {
            return List.of(Cycle.DAY, Cycle.WEEK);
        }
        return count < WEEK ? List.of(Cycle.WEEK, Cycle.YEAR) : List.of(Cycle.YEAR);
    }

    @Override
    public double phase(Cycle cycle, double position) {
        if (monthDay != 0) {
            return (double) Math.floorMod(Math.round(position), MONTHS) / MONTHS;
        }
        return phase(cycle, Math.round(position));
    }

    /** Returns how far a moment, so many seconds behind the beginning of 1970, has come in a cycle. */
    static double phase(Cycle cycle, long seconds) {
        return switch (cycle) {
            case DAY -> (double) Math.floorMod(seconds, DAY) / DAY;
            case WEEK -> (double) Math.floorMod(seconds - FIRST_MONDAY, WEEK) / WEEK;
            case YEAR -> {
                LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
                yield (date.getDayOfYear() - 1.0) / date.lengthOfYear();
            }
        };
    }

    @Override
    public Optional<LocalDate> day(double position) {
        if (form.isTimeOfDay()) {
            return Optional.empty();
        }
        return Optional.of(
                monthDay != 0
                        ? YearMonth.of(0, 1).plusMonths(Math.round(position)).atDay(1)
                        : LocalDate.ofEpochDay(Math.floorDiv(Math.round(position), (long) DAY)));
    }

    private static long months(LocalDateTime time) {
        return time.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private LocalDateTime time(long months) {
        YearMonth month = YearMonth.of(0, 1).plusMonths(months);
        LocalDate day = month.atDay(
                monthDay == FIRST_WORKING_DAY
                        ? 1
                        : monthDay == LAST_WORKING_DAY
                                ? month.lengthOfMonth()
                                : Math.min(monthDay, month.lengthOfMonth()));
        while (monthDay < 0 && day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(monthDay == FIRST_WORKING_DAY ? 1 : -1);
        }
        return day.atStartOfDay().plusSeconds(timeOfDay);
    }
}
