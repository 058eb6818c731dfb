package recurrent4j.search;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.io.InputException;

/**
 * How much time there is, and how much of it is left.
 *
 * @param limit the time that there is
 * @param clock nanoseconds from some moment, as {@link System#nanoTime} counts them
 * @param start of the time, by the clock
 */
public record TimeBudget(Duration limit, LongSupplier clock, long start) {

    private static final Pattern WORDS = Pattern.compile("(\\d{1,5})(s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(2);

    /** Returns a budget that begins to run now. */
    public static TimeBudget of(Duration limit) {
        return new TimeBudget(limit, System::nanoTime, System.nanoTime());
    }

    /**
     * Returns the time in words such as 30s, 10m or 1h.
     *
     * @param option that has it, for the message
     * @throws InputException if it is none from a second to two days
     */
    public static Duration parse(String option, String words) {
        Matcher parts = WORDS.matcher(words);
        if (parts.matches()) {
            long count = Long.parseLong(parts.group(1));
            Duration time = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (!time.isZero() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        }
        throw new InputException("%s %s is no time to spend; give 1s to 48h, as in 30s, 10m or 1h.", option, words);
    }

    /** Returns the same with some of the time spent before. */
    public TimeBudget without(Duration spent) {
        return new TimeBudget(limit.minus(spent), clock, start);
    }

    /** Whether all of it is spent. */
    public boolean isSpent() {
        return clock.getAsLong() - start >= limit.toNanos();
    }

    /**
     * Breaks off what is going on, once all is spent.
     *
     * @throws TimeIsUp then
     */
    public void requireTime() {
        if (isSpent()) {
            throw new TimeIsUp();
        }
    }

    /** Thrown out of a trial that is not done when the time is spent. */
    public static final class TimeIsUp extends RuntimeException {

        private static final long serialVersionUID = 1;

        TimeIsUp() {
            super("The time is up.", null, false, false);
        }
    }
}
