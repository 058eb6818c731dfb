package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading.Duplicates;
import recurrent4j.timeseries.series.Reading.MissingValues;

/**
 * Makes series of the rows of a file: in order, equally spaced, all at one frequency, missing values treated.
 *
 * @param axis on which the rows lie
 * @param names of the covariates
 * @param reading what is known better than the file tells
 */
record Assembly(Axis axis, CovariateNames names, Reading reading) {

    /** Jitter that is forgiven, in steps: rounded decimal years such as 1949.083 and 1949.167 are a month apart. */
    private static final double TOLERANCE = 0.05;

    /** Rows of which none would be on a weekend by chance. */
    private static final int CERTAIN = 30;

    private static final double WORK_WEEK = 5 / 7.0;

    /**
     * Returns the set.
     *
     * @param rows of each series; taken from the queue one by one, so that they don't stay in memory beside the result
     * @param told the frequency, where it is not that of the time stamps
     */
    SeriesSet assemble(Queue<RawSeries> rows, Optional<Frequency> told) {
        int before = rows.size();
        if (reading.leavesOutEmpty() && rows.removeIf(RawSeries::isEmpty) && rows.isEmpty()) {
            throw new InputException(
                    "%s has no value in any of its %d series; there is nothing to forecast.",
                    axis.file().name(), before);
        }
        int empty = before - rows.size();
        for (RawSeries series : rows) {
            if (reading.duplicates() != Duplicates.REFUSE) {
                series.merge(reading.duplicates());
            }
            requireOrder(series);
        }
        TimeScale scale = axis.scale();
        double step = reading.step().map(scale::step).orElseGet(() -> commonStep(rows));
        Frequency frequency = told.orElseGet(() -> new Frequency(scale.distance(step), scale.season(step)));
        int season = reading.season().orElse(frequency.season());
        List<Series> series = new ArrayList<>(rows.size());
        Repairs repairs = Repairs.none();
        while (!rows.isEmpty()) {
            RawSeries raw = rows.remove();
            var repair = new Repair(raw, this, step);
            series.add(repair.series());
            repairs = repairs.plus(repair.interpolated(), repair.dropped(), raw.merged());
        }
        return new SeriesSet(
                axis.file().name(),
                series,
                new Frequency(frequency.step(), season),
                repairs.withoutEmpty(empty),
                names);
    }

    private void requireOrder(RawSeries series) {
        for (int row = 1; row < series.rows(); row++) {
            double gone = series.position(row) - series.position(row - 1);
            if (gone <= 0) {
                if (axis.scale() instanceof DateScale dates && dates.form().isTimeOfDay()) {
                    throw new InputException(
                            "%s: %s of series %s follows %s, and times of day do not tell which day is meant; write the date before them, as in 2021-03-21 14:00.",
                            series.place(row), series.label(row), series.id(), series.label(row - 1));
                }
                String wrong = gone == 0
                        ? "%s: series %s has a second value for %s, after that in line %d; keep one, or choose --duplicates first, last or mean."
                                .formatted(series.place(row), series.id(), series.label(row), series.line(row - 1))
                        : "%s: %s of series %s does not come after %s in line %d; sort the rows by time."
                                .formatted(
                                        series.place(row),
                                        series.label(row),
                                        series.id(),
                                        series.label(row - 1),
                                        series.line(row - 1));
                throw new InputException(wrong);
            }
        }
    }

    /** Series of one value have no step, and take that of the others. */
    private double commonStep(Collection<RawSeries> all) {
        List<RawSeries> spaced = all.stream().filter(one -> one.rows() > 1).toList();
        if (spaced.isEmpty()) {
            return 1;
        }
        RawSeries first = spaced.get(0);
        double step = usualStep(first);
        for (RawSeries other : spaced) {
            double otherStep = usualStep(other);
            if (Math.abs(otherStep - step) > TOLERANCE * Math.min(step, otherStep)) {
                throw new InputException(("%s: series %s comes every %s, but series %s every %s; "
                                + "give each frequency a file of its own, or name the right one with --frequency.")
                        .formatted(
                                other.place(0),
                                other.id(),
                                Frequency.every(axis.scale().distance(otherStep)),
                                first.id(),
                                Frequency.every(axis.scale().distance(step))));
            }
            if (reading.missing() == MissingValues.DROP && restsOnWeekends(other, step)) {
                throw new InputException(
                        "%s: series %s has no value on any weekend, but others do, or too much is missing to be sure; give it a file of its own, or say --frequency \"1 business day\" or \"1 day\".",
                        other.place(0), other.id());
            }
        }
        return step;
    }

    /** Whether a daily series knows Mondays to Fridays alone, which must not be followed by a Saturday in silence. */
    private boolean restsOnWeekends(RawSeries series, double step) {
        return axis.scale() instanceof DateScale dates
                && dates.monthDay() == 0
                && step == DateScale.DAY
                && series.rows() >= CERTAIN
                && IntStream.range(0, series.rows())
                        .allMatch(row -> dates.phase(TimeScale.Cycle.WEEK, series.position(row)) < WORK_WEEK);
    }

    /** The median: gaps are few, or else they would be the rule. */
    private static double usualStep(RawSeries series) {
        double[] steps = IntStream.range(1, series.rows())
                .mapToDouble(row -> series.position(row) - series.position(row - 1))
                .toArray();
        Arrays.sort(steps);
        return steps[(steps.length - 1) / 2];
    }

    /** Whether a distance is a whole number of steps, but for jitter. */
    static boolean isMultiple(double distance, double step) {
        double steps = Math.max(1, Math.rint(distance / step));
        return Math.abs(distance - steps * step) <= TOLERANCE * steps * step;
    }
}
