package recurrent4j.timeseries.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tells from the moments of a file whether values come on certain days of the week, or at certain times of day, alone. What
 * never occurs must have been passed often enough for that to be no accident: by two of its kind, or by one weekend if all
 * five days before it are there. Weeks without any value say nothing, and few values may be missing or out of place.
 */
final class CalendarDetection {

    private static final int DAYS = 7;
    private static final int SATURDAY = 5;
    private static final int MINUTE = 60;

    /** Passed so often, what does not occur is closed. */
    private static final int EVIDENCE = 2;

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
        if (seconds.length < 2 * EVIDENCE) {
            return Optional.empty();
        }
        long[] steps = IntStream.range(1, seconds.length)
                .mapToLong(i -> seconds[i] - seconds[i - 1])
                .sorted()
                .toArray();
        long usual = steps[(steps.length - 1) / 2];
        boolean daily =
                Arrays.stream(seconds).allMatch(second -> Math.floorMod(second - seconds[0], DateScale.DAY) == 0);
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

    private Optional<BusinessCalendar> bySlot(boolean daily) {
        IntPredicate open = slot -> seen[slot] > 0 && !(possible[slot] >= MANY && seen[slot] < RARE * possible[slot]);
        IntPredicate evident = slot -> possible[slot] >= EVIDENCE || daily && isWeekend(slot, open);
        long closed = slots().filter(open.negate()).count();
        boolean enough = slots().filter(open.negate()).allMatch(evident) && closed >= CLOSED * possible.length;
        return calendar(open, enough && possible.length - closed > 1);
    }

    private boolean isWeekend(int day, IntPredicate open) {
        return day >= SATURDAY
                && possible[day] > 0
                && IntStream.range(0, SATURDAY).allMatch(open);
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
        for (int day = 0; day < DAYS; day++) {
            openDays[day] = days.seen[day] > 0 || days.possible[day] == 0;
            enough &= openDays[day]
                    || days.possible[day] >= EVIDENCE
                    || days.isWeekend(day, weekday -> days.seen[weekday] > 0);
        }
        boolean[] openTimes = new boolean[aDay];
        for (int time = 0; time < aDay; time++) {
            int at = time;
            openTimes[time] = IntStream.range(0, DAYS).anyMatch(day -> seen[day * aDay + at] > 0);
            long passed = Arrays.stream(dates)
                    .map(date -> date + (long) at * unit + offset)
                    .filter(moment -> moment >= seconds[0] && moment <= seconds[seconds.length - 1])
                    .count();
            enough &= openTimes[time] || passed >= EVIDENCE;
        }
        return calendar(slot -> openDays[slot / aDay] && openTimes[slot % aDay], enough);
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
