package recurrent4j.timeseries.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;

/** One series with its missing values treated: empty cells, and rows that the frequency calls for. */
final class Repair {

    private final CsvReader file;
    private final Axis axis;
    private final List<String> features;
    private final RawSeries rows;
    private final double step;
    private final MissingValues treatment;
    private final Series series;
    private long interpolated;
    private long dropped;

    /**
     * Where the rows stand.
     *
     * @param file whose line messages name
     * @param axis on which their time stamps lie
     * @param features the names of their covariates
     */
    record Place(CsvReader file, Axis axis, List<String> features) {}

    Repair(Place place, RawSeries rows, double step, MissingValues treatment) {
        this.file = place.file();
        this.axis = place.axis();
        this.features = place.features();
        this.rows = rows;
        this.step = step;
        this.treatment = treatment;
        int first = next(-1);
        if (first == rows.rows()) {
            throw new InputException(
                    "%s: series %s has no values at all; a forecast starts from at least one, so remove its rows."
                            .formatted(file.place(rows.line(0)), rows.id()));
        }
        dropped = first;
        double[] values = new double[length(first)];
        int[] sources = new int[values.length];
        Arrays.fill(sources, -1);
        int last = fill(values, sources, first);
        dropped += rows.rows() - 1 - last;
        double[][] covariates = new double[features.size()][];
        for (int i = 0; i < covariates.length; i++) {
            covariates[i] = covariate(i, sources);
        }
        series = new Series(rows.id(), values, clock(first, last), covariates);
    }

    Series series() {
        return series;
    }

    long interpolated() {
        return interpolated;
    }

    long dropped() {
        return dropped;
    }

    /** Returns the row of the next value after a row, or how many rows there are after the last. */
    private int next(int row) {
        int next = row + 1;
        while (next < rows.rows() && isMissing(next)) {
            if (treatment == MissingValues.REFUSE) {
                throw new InputException(
                        "%s: the value of series %s is empty; fill the cell, or choose --missing interpolate or drop."
                                .formatted(file.place(rows.line(next)), rows.id()));
            }
            next++;
        }
        return next;
    }

    /** Where values are left out, a row goes as a whole. */
    private boolean isMissing(int row) {
        return rows.isMissing(row)
                || treatment == MissingValues.DROP
                        && IntStream.range(0, rows.covariates()).anyMatch(i -> Double.isNaN(rows.covariate(i, row)));
    }

    private int length(int first) {
        int length = 1;
        for (int row = first, next = next(row); next < rows.rows(); row = next, next = next(row)) {
            length += treatment == MissingValues.INTERPOLATE ? steps(row, next) : 1;
        }
        return length;
    }

    /**
     * Returns the row of the last value.
     *
     * @param sources to note in which row what belongs to each value stands; left as they are where there is none
     */
    private int fill(double[] values, int[] sources, int first) {
        int filled = 0;
        sources[filled] = first;
        values[filled++] = rows.value(first);
        int row = first;
        for (int next = next(row); next < rows.rows(); next = next(row)) {
            int steps = steps(row, next);
            if (treatment == MissingValues.INTERPOLATE) {
                for (int between = row + 1; between < next; between++) {
                    sources[filled - 1 + steps(row, between)] = between;
                }
                double rise = (rows.value(next) - rows.value(row)) / steps;
                for (int i = 1; i < steps; i++) {
                    values[filled++] = rows.value(row) + i * rise;
                }
                interpolated += steps - 1;
            } else {
                dropped += steps - 1;
            }
            sources[filled] = next;
            values[filled++] = rows.value(next);
            row = next;
        }
        return row;
    }

    private double[] covariate(int number, int[] sources) {
        double[] column = new double[sources.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = sources[i] < 0 ? Double.NaN : rows.covariate(number, sources[i]);
            if (Double.isNaN(column[i]) && treatment == MissingValues.REFUSE) {
                throw new InputException(
                        "%s: \"%s\" of series %s is empty; fill the cell, or choose --missing interpolate or drop."
                                .formatted(file.place(rows.line(sources[i])), features.get(number), rows.id()));
            }
        }
        interpolated += Gaps.fill(column)
                .orElseThrow(() ->
                        new InputException("%s: \"%s\" of series %s has no values at all; leave it out of --features."
                                .formatted(file.place(rows.line(0)), features.get(number), rows.id())));
        return column;
    }

    /** Returns how many steps lie between two rows: 1 unless something is missing. */
    private int steps(int row, int next) {
        double distance = axis.position(rows, next) - axis.position(rows, row);
        int steps = (int) Math.max(1, Math.rint(distance / step));
        boolean whole = Assembly.isMultiple(distance, step);
        boolean fits = switch (treatment) {
            case REFUSE -> whole && steps == 1;
            case INTERPOLATE -> whole;
            case DROP -> true;
        };
        if (!fits) {
            throw new InputException(
                    "%s: series %s goes from %s to %s, but one value comes every %s; complete the rows, or choose %s."
                            .formatted(
                                    file.place(rows.line(next)),
                                    rows.id(),
                                    axis.label(rows, row),
                                    axis.label(rows, next),
                                    axis.scale().distance(step),
                                    whole
                                            ? "--missing interpolate or drop"
                                            : "--missing drop to take them as equally spaced"));
        }
        return steps;
    }

    /** Rounded stamps give a better step over their whole length than from one to the next. */
    private Clock clock(int first, int last) {
        double now = axis.position(rows, last);
        double span = now - axis.position(rows, first);
        double steps = Math.rint(span / step);
        boolean whole = treatment != MissingValues.DROP && steps > 0;
        return new Clock(axis.scale(), now, whole ? span / steps : step);
    }
}
