package recurrent4j.timeseries.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tells from the moments of a file whether values come on certain days of the week, or at certain times of day, alone. What
 * never occurs must have been passed often enough for that to be no accident, measured by the share of other values that are
 * missing. Weeks without any value say nothing, and few values may be out of place.
 */
final class CalendarDetection {

    private static final int DAYS = 7;
    private static final int SATURDAY = 5;
    private static final int MINUTE = 60;

    private static final int FEWEST = 4;

    /** How probable an accident may be, of days, of times of day, and of weekends, which are expected. */
    private static final double DAY_BY_CHANCE = 0.005;

    private static final double TIME_BY_CHANCE = 0.05;
    private static final double WEEKEND_BY_CHANCE = 0.05;

    /** In so many weeks, each moment of the week is judged by itself rather than by its day and its time. */
    private static final int LONG = 3;

    /** Values at moments that are closed otherwise: below a share of all, and of what was possible where that is many. */
    private static final double OUTSIDE = 0.02;

    private static final double RARE = 0.1;
    private static final int MANY = 8;

    /** The share of what is open that must be there, and the share of a long file's week that must be closed. */
    private static final double FILLED = 0.75;

    private static final double CLOSED = 0.04;

    private final long[] seconds;
    private final long[] weeks;
    private final int unit;
    private final int offset;
    private final int[] possible;
    private final int[] seen;

    private CalendarDetection(long[] seconds, int unit) {
        this.seconds = seconds;
        this.unit = unit;
        weeks = Arrays.stream(seconds).map(BusinessCalendar::week).distinct().toArray();
        offset = Math.floorMod(seconds[0], unit);
        possible = new int[DateScale.WEEK / unit];
        seen = new int[possible.length];
        for (long second : seconds) {
            seen[BusinessCalendar.inWeek(second) / unit]++;
        }
        for (int slot = 0; slot < possible.length; slot++) {
            for (long week : weeks) {
                long moment = DateScale.FIRST_MONDAY + week * DateScale.WEEK + second(slot);
                possible[slot] += moment >= seconds[0] && moment <= seconds[seconds.length - 1] ? 1 : 0;
            }
        }
    }

    /** @param seconds since the beginning of 1970, whole, in order, each once */
    static Optional<BusinessCalendar> of(long[] seconds) {
        if (seconds.length < FEWEST) {
            return Optional.empty();
        }
        long[] steps = IntStream.range(1, seconds.length)
                .mapToLong(i -> seconds[i] - seconds[i - 1])
                .sorted()
                .toArray();
        long usual = steps[(steps.length - 1) / 2];
        boolean sameTime =
                Arrays.stream(seconds).allMatch(second -> Math.floorMod(second - seconds[0], DateScale.DAY) == 0);
        boolean daily = sameTime || isOnceADay(seconds, usual);
        if (!sameTime && daily) {
            return of(atOneTime(seconds));
        }
        long unit = daily ? DateScale.DAY : usual;
        boolean even = steps[0] == steps[steps.length - 1];
        boolean onGrid = unit >= MINUTE
                && unit <= DateScale.DAY
                && DateScale.DAY % unit == 0
                && Arrays.stream(seconds).allMatch(second -> Math.floorMod(second - seconds[0], unit) == 0);
        if (even || !onGrid) {
            return Optional.empty();
        }
        var detection = new CalendarDetection(seconds, (int) unit);
        return daily || detection.weeks.length >= LONG ? detection.bySlot(daily) : detection.byDayAndTime();
    }

    private static boolean isOnceADay(long[] seconds, long usualStep) {
        return Assembly.isMultiple(usualStep, DateScale.DAY) && atOneTime(seconds).length == seconds.length;
    }

    /** Returns the days of moments, each at the time of day in the middle of theirs. */
    private static long[] atOneTime(long[] seconds) {
        long[] times = Arrays.stream(seconds)
                .map(second -> Math.floorMod(second, DateScale.DAY))
                .sorted()
                .toArray();
        return Arrays.stream(seconds)
                .map(second -> second - Math.floorMod(second, DateScale.DAY) + times[times.length / 2])
                .distinct()
                .toArray();
    }

    private Optional<BusinessCalendar> bySlot(boolean daily) {
        if (daily && isWorkWeek()) {
            return Optional.of(new BusinessCalendar(
                    unit, slots().limit(SATURDAY).map(this::second).boxed().toList()));
        }
        IntPredicate open = slot -> seen[slot] > 0 && !(possible[slot] >= MANY && seen[slot] < RARE * possible[slot]);
        double gaps = gaps(open);
        IntPredicate evident = slot -> isNoAccident(gaps, possible[slot], daily ? DAY_BY_CHANCE : TIME_BY_CHANCE)
                || daily && isWeekend(slot, gaps);
        long closed = slots().filter(open.negate()).count();
        boolean enough = slots().filter(open.negate()).allMatch(evident) && closed >= CLOSED * possible.length;
        return calendar(open, enough && possible.length - closed > 1);
    }

    /** Whether each day from Monday to Friday is there, and none of the weekends between them. */
    private boolean isWorkWeek() {
        boolean passed = possible[SATURDAY] > 0 && possible[SATURDAY + 1] > 0;
        return passed && slots().allMatch(day -> seen[day] == (day < SATURDAY ? possible[day] : 0));
    }

    private boolean isWeekend(int day, double gaps) {
        boolean weekend = day >= SATURDAY && seen[SATURDAY] + seen[SATURDAY + 1] == 0;
        return weekend
                && IntStream.range(0, SATURDAY).allMatch(weekday -> seen[weekday] > 0)
                && Math.pow(gaps, possible[SATURDAY] + possible[SATURDAY + 1]) < WEEKEND_BY_CHANCE;
    }

    /** Returns the share of values that are missing at moments that are open, as far as so many can tell. */
    private double gaps(IntPredicate open) {
        double all = slots().filter(open).map(slot -> possible[slot]).sum();
        double there = slots().filter(open).map(slot -> seen[slot]).sum();
        return (all - there + 0.5) / (all + 1);
    }

    /** Whether it is improbable that any moment of the week is missing so often as it was passed. */
    private boolean isNoAccident(double gaps, long passed, double level) {
        return Math.pow(gaps, passed) * possible.length < level;
    }

    private Optional<BusinessCalendar> byDayAndTime() {
        long[] dates = Arrays.stream(seconds)
                .map(second -> Math.floorDiv(second, DateScale.DAY) * DateScale.DAY)
                .distinct()
                .toArray();
        int aDay = possible.length / DAYS;
        boolean[] openDays = new boolean[DAYS];
        boolean enough = true;
        var days = new CalendarDetection(dates, DateScale.DAY);
        double dayGaps = days.gaps(day -> days.seen[day] > 0);
        for (int day = 0; day < DAYS; day++) {
            openDays[day] = days.seen[day] > 0 || days.possible[day] == 0;
            enough &= openDays[day]
                    || days.isWorkWeek()
                    || days.isWeekend(day, dayGaps)
                    || days.isNoAccident(dayGaps, days.possible[day], DAY_BY_CHANCE);
        }
        boolean[] openTimes = new boolean[aDay];
        for (int slot = 0; slot < possible.length; slot++) {
            openTimes[slot % aDay] |= seen[slot] > 0;
        }
        IntPredicate open = slot -> openDays[slot / aDay] && openTimes[slot % aDay];
        double gaps = gaps(open);
        for (int time = 0; time < aDay; time++) {
            long at = time * (long) unit + offset;
            long passed = Arrays.stream(dates)
                    .filter(date -> date + at >= seconds[0] && date + at <= seconds[seconds.length - 1])
                    .count();
            enough &= openTimes[time] || Math.pow(gaps, passed) * aDay < TIME_BY_CHANCE;
        }
        return calendar(open, enough);
    }

    private Optional<BusinessCalendar> calendar(IntPredicate open, boolean enough) {
        List<Integer> moments = slots().filter(open).map(this::second).boxed().toList();
        double outside = slots().filter(open.negate()).map(slot -> seen[slot]).sum();
        double all = slots().filter(open).map(slot -> possible[slot]).sum();
        boolean clear = enough
                && moments.size() < possible.length
                && outside <= OUTSIDE * seconds.length
                && seconds.length - outside >= FILLED * all;
        return clear ? Optional.of(new BusinessCalendar(unit, moments)) : Optional.empty();
    }

    private IntStream slots() {
        return IntStream.range(0, possible.length);
    }

    private int second(int slot) {
        return slot * unit + offset;
    }
}
