package recurrent4j.timeseries.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Time as dates of which only those of a calendar count, one after another: Monday follows Friday, and the morning's first hour the
 * evening's last.
 *
 * @param form how the labels are written
 * @param calendar which moments count
 */
record BusinessScale(DateForm form, BusinessCalendar calendar) implements TimeScale {

    /** Returns the scale of a calendar that is named in words, or else detected, if there is one. */
    static Optional<TimeScale> of(DateScale dates, List<String> labels, Optional<String> step) {
        DateForm form = dates.form();
        boolean monthly = dates.monthDay() != 0 && step.isEmpty();
        if (monthly || form.isWeeks() || form.isTimeOfDay()) {
            return Optional.empty();
        }
        long[] seconds = labels.stream()
                .flatMap(label -> form.parse(label).stream())
                .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
                .sorted()
                .distinct()
                .toArray();
        Optional<BusinessCalendar> calendar = step.isPresent()
                ? step.filter(BusinessCalendar::isNamedBy)
                        .map(words -> BusinessCalendar.of(words, Math.floorMod(seconds[0], DateScale.DAY)))
                : CalendarDetection.of(seconds);
        return calendar.map(one -> new BusinessScale(form, one));
    }

    @Override
    public Optional<Double> position(String label) {
        return form.parse(label)
                .map(time -> time.toEpochSecond(ZoneOffset.UTC))
                .filter(calendar::contains)
                .map(second -> (double) calendar.position(second));
    }

    @Override
    public String label(double position) {
        return form.write(at(position));
    }

    @Override
    public Optional<LocalDateTime> dateTime(double position) {
        return Optional.of(at(position));
    }

    private LocalDateTime at(double position) {
        return LocalDateTime.ofEpochSecond(second(position), 0, ZoneOffset.UTC);
    }

    private long second(double position) {
        return calendar.second(Math.round(position));
    }

    @Override
    public String distance(double step) {
        long count = Math.round(step);
        return count == 1 ? calendar.toString() : "%d moments of %s".formatted(count, calendar);
    }

    /** The calendar has been made of the same words. */
    @Override
    public double step(String distance) {
        return 1;
    }

    /** Times of day repeat after a day, and days after a week, if every moment has a value. */
    @Override
    public int season(double step) {
        return Math.round(step) == 1 ? calendar.season() : 1;
    }

    @Override
    public List<Cycle> cycles(double step) {
        return calendar.isDaily() ? List.of(Cycle.WEEK, Cycle.YEAR) : List.of(Cycle.DAY, Cycle.WEEK);
    }

    @Override
    public double phase(Cycle cycle, double position) {
        return DateScale.phase(cycle, second(position));
    }

    @Override
    public Optional<LocalDate> day(double position) {
        return Optional.of(LocalDate.ofEpochDay(Math.floorDiv(second(position), (long) DateScale.DAY)));
    }

    /** What happens on a day without a value belongs to none. */
    @Override
    public LocalDate dayAfter(double position, double step) {
        return day(position).orElseThrow().plusDays(1);
    }
}
