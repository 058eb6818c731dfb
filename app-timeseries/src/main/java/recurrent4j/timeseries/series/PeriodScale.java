package recurrent4j.timeseries.series;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.io.InputException;

/**
 * Time as numbered periods of years, written {@code year:period}, such as 1990:1 for the first month of 1990.
 *
 * @param periods how many make a year: 12 where a period above 4 occurs, 52 above 12, else 4
 * @param digits of a period at least, 2 where the first are written 01
 */
record PeriodScale(int periods, int digits) implements TimeScale {

    private static final int MONTHS = 12;

    private static final Pattern LABEL = Pattern.compile("(\\d{1,6}):(\\d{1,2})");

    static Optional<TimeScale> of(List<String> labels) {
        if (!LABEL.matcher(labels.get(0)).matches()) {
            return Optional.empty();
        }
        int last = labels.stream()
                .map(LABEL::matcher)
                .filter(Matcher::matches)
                .mapToInt(label -> Integer.parseInt(label.group(2)))
                .max()
                .orElse(1);
        int digits = labels.stream().anyMatch(label -> label.matches("\\d+:0\\d")) ? 2 : 1;
        return Stream.of(4, 12, 52, 53)
                .filter(periods -> last <= periods)
                .findFirst()
                .map(periods -> new PeriodScale(periods, digits));
    }

    @Override
    public Optional<Double> position(String label) {
        return Optional.of(LABEL.matcher(label))
                .filter(Matcher::matches)
                .map(parts -> new int[] {Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))})
                .filter(parts -> parts[1] >= 1 && parts[1] <= periods)
                .map(parts -> (double) parts[0] * periods + parts[1] - 1);
    }

    @Override
    public String label(double position) {
        long count = Math.round(position);
        String period = Integer.toString(Math.floorMod(count, periods) + 1);
        return Math.floorDiv(count, periods) + ":" + "0".repeat(Math.max(0, digits - period.length())) + period;
    }

    @Override
    public Optional<LocalDateTime> dateTime(double position) {
        long count = Math.round(position);
        int year = (int) Math.floorDiv(count, periods);
        LocalDateTime start = LocalDateTime.of(year, 1, 1, 0, 0);
        int period = Math.floorMod(count, periods);
        return Optional.of(
                MONTHS % periods == 0 ? start.plusMonths((long) period * MONTHS / periods) : start.plusWeeks(period));
    }

    @Override
    public String distance(double step) {
        long count = Math.round(step);
        return count + (count == 1 ? " period" : " periods") + " of " + periods;
    }

    @Override
    public double step(String distance) {
        if (!distance.equals(distance(1))) {
            throw new InputException(
                    "\"%s\" is no step between years and periods; it is \"%s\".".formatted(distance, distance(1)));
        }
        return 1;
    }

    @Override
    public int season(double step) {
        long count = Math.round(step);
        return count > 0 && periods % count == 0 ? (int) (periods / count) : 1;
    }

    @Override
    public double phase(Cycle cycle, double position) {
        return (double) Math.floorMod(Math.round(position), periods) / periods;
    }
}
