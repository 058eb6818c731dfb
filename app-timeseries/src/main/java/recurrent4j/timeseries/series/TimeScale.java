package recurrent4j.timeseries.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;

/** A way to count time, on which equally spaced labels are equally far from each other. */
public interface TimeScale {

    /** A stretch of the calendar that repeats. */
    enum Cycle {
        /** The hour of the day. */
        DAY,
        /** The day of the week. */
        WEEK,
        /** The month of the year. */
        YEAR
    }

    /** Returns where a label lies, or nothing if it is not written as this scale's labels are. */
    Optional<Double> position(String label);

    /** Returns the label of a position, written as this scale's labels are. */
    String label(double position);

    /** Returns the day, and time of day, of a position, where it is one of the calendar. */
    default Optional<LocalDateTime> dateTime(double position) {
        return Optional.empty();
    }

    /** Returns a distance as people say it, such as "7 days". */
    String distance(double step);

    /**
     * Returns the distance that people say so: the inverse of {@link #distance}.
     *
     * @throws InputException if it is not a distance on this scale
     */
    double step(String distance);

    /** Returns how many steps make the season that is usual for steps of this length; 1 if none is. */
    int season(double step);

    /** Returns the cycles of the calendar that steps of this length move through; none where there is no calendar. */
    default List<Cycle> cycles(double step) {
        return season(step) > 1 ? List.of(Cycle.YEAR) : List.of();
    }

    /** Returns how far a position has come in one of the {@link #cycles}, from 0 to below 1. */
    double phase(Cycle cycle, double position);

    /** Returns the first day of what begins at a position, if time is counted by dates. */
    default Optional<LocalDate> day(double position) {
        return Optional.empty();
    }

    /** Returns the first day that belongs to what comes after a position, or to nothing: the next at least. */
    default LocalDate dayAfter(double position, double step) {
        LocalDate next = day(position).orElseThrow().plusDays(1);
        LocalDate following = day(position + step).orElseThrow();
        return following.isAfter(next) ? following : next;
    }

    /**
     * Returns the scale of labels, told by how all of them are written; nothing if the first is no date, period of a year, or
     * number.
     *
     * @param step the distance of two values in words, if it is known
     * @throws InputException if they can be read in more than one way
     */
    static Optional<TimeScale> of(List<String> labels, Optional<String> step) {
        return of(labels, step, Optional.empty());
    }

    /**
     * Returns the scale of labels.
     *
     * @param form of all labels, if it is known
     * @throws InputException if they can be read in more than one way
     */
    static Optional<TimeScale> of(List<String> labels, Optional<String> step, Optional<DateForm> form) {
        if (form.isPresent()) {
            return form.filter(known -> known.parse(labels.get(0)).isPresent())
                    .map(known -> dates(known, labels, step));
        }
        Optional<TimeScale> numbers = NumberScale.of(labels);
        if (numbers.isPresent() && step.flatMap(numbers.get()::position).isPresent()) {
            return numbers;
        }
        return DateForms.of(labels)
                .map(told -> dates(told, labels, step))
                .or(() -> PeriodScale.of(labels))
                .or(() -> numbers);
    }

    private static TimeScale dates(DateForm form, List<String> labels, Optional<String> step) {
        DateScale dates = DateScale.of(form, labels);
        return BusinessScale.of(dates, labels, step).orElse(dates);
    }

    /** Whether a distance in words is that of a calendar of certain days, or times of day, alone. */
    static boolean isCalendar(String distance) {
        return BusinessCalendar.isNamedBy(distance);
    }
}
