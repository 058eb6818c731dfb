package recurrent4j.timeseries.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/** Makes series of the rows of a file: in order, equally spaced, all at one frequency, missing values treated. */
final class Assembly {

    /** Jitter that is forgiven, in steps: rounded decimal years such as 1949.083 and 1949.167 are a month apart. */
    private static final double TOLERANCE = 0.05;

    private final CsvReader file;
    private final Axis axis;
    private final Reading reading;
    private final List<String> features;

    /** @param features the names of the covariates */
    Assembly(CsvReader file, Axis axis, Reading reading, List<String> features) {
        this.features = features;
        this.file = file;
        this.axis = axis;
        this.reading = reading;
    }

    /**
     * Returns the set.
     *
     * @param rows of each series; taken from the queue one by one, so that they don't stay in memory beside the result
     * @param usualSeason the season if neither the reader nor the time stamps tell of one
     */
    SeriesSet assemble(Queue<RawSeries> rows, int usualSeason) {
        rows.forEach(this::requireOrder);
        double step = reading.step().map(axis.scale()::step).orElseGet(() -> commonStep(rows));
        int detected = axis.scale().season(step);
        int season = reading.season().orElse(detected > 1 ? detected : usualSeason);
        List<Series> series = new ArrayList<>(rows.size());
        Repairs repairs = new Repairs(reading.missing(), 0, 0, 0);
        while (!rows.isEmpty()) {
            var repair = new Repair(new Repair.Place(file, axis, features), rows.remove(), step, reading.missing());
            series.add(repair.series());
            repairs = repairs.plus(repair.interpolated(), repair.dropped());
        }
        return new SeriesSet(
                file.name(), series, new Frequency(axis.scale().distance(step), season), repairs, features);
    }

    private void requireOrder(RawSeries series) {
        for (int row = 1; row < series.rows(); row++) {
            double gone = axis.position(series, row) - axis.position(series, row - 1);
            if (gone == 0) {
                throw new InputException("%s: series %s has a second value for %s, after that in line %d; keep one."
                        .formatted(
                                file.place(series.line(row)),
                                series.id(),
                                axis.label(series, row),
                                series.line(row - 1)));
            }
            if (gone < 0) {
                throw new InputException("%s: %s of series %s does not come after %s in line %d; sort the rows by time."
                        .formatted(
                                file.place(series.line(row)),
                                axis.label(series, row),
                                series.id(),
                                axis.label(series, row - 1),
                                series.line(row - 1)));
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
                                file.place(other.line(0)),
                                other.id(),
                                axis.scale().distance(otherStep),
                                first.id(),
                                axis.scale().distance(step)));
            }
        }
        return step;
    }

    /** The median: gaps are few, or else they would be the rule. */
    private double usualStep(RawSeries series) {
        double[] steps = new double[series.rows() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = axis.position(series, i + 1) - axis.position(series, i);
        }
        Arrays.sort(steps);
        return steps[(steps.length - 1) / 2];
    }

    /** Whether a distance is a whole number of steps, but for jitter. */
    static boolean isMultiple(double distance, double step) {
        double steps = Math.max(1, Math.rint(distance / step));
        return Math.abs(distance - steps * step) <= TOLERANCE * steps * step;
    }
}
