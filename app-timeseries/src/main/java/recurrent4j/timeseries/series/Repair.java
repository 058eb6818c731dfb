package recurrent4j.timeseries.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading.MissingValues;

/** One series with its missing values treated: empty cells, and rows that the frequency calls for. */
final class Repair {

    private final RawSeries rows;
    private final TimeScale scale;
    private final double step;
    private final MissingValues treatment;
    private final Series series;
    private long interpolated;
    private long dropped;

    Repair(RawSeries rows, Assembly file, double step) {
        this.rows = rows;
        this.scale = file.axis().scale();
        this.step = step;
        this.treatment = file.reading().missing();
        if (treatment == MissingValues.REFUSE) {
            requireAll(file.features());
        }
        int[] present =
                IntStream.range(0, rows.rows()).filter(row -> !isMissing(row)).toArray();
        if (present.length == 0) {
            throw new InputException(
                    "%s: series %s has no values at all; a forecast starts from at least one, so remove its rows, or choose --short skip."
                            .formatted(rows.place(0), rows.id()));
        }
        int first = present[0];
        int last = present[present.length - 1];
        int[] places = places(first, last);
        double[] values = column(0, places);
        double[][] covariates = new double[rows.columns() - 1][];
        for (int i = 0; i < covariates.length; i++) {
            covariates[i] = column(i + 1, places);
            if (Double.isNaN(covariates[i][0])) {
                throw new InputException("%s: \"%s\" of series %s has no values at all; leave it out of --features."
                        .formatted(rows.place(0), file.features().get(i), rows.id()));
            }
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

    private void requireAll(List<String> features) {
        for (int column = 0; column < rows.columns(); column++) {
            for (int row = 0; row < rows.rows(); row++) {
                if (Double.isNaN(rows.cell(column, row))) {
                    throw new InputException(
                            "%s: %s of series %s is empty; fill the cell, or choose --missing interpolate or drop."
                                    .formatted(
                                            rows.place(row),
                                            column == 0 ? "the value" : '"' + features.get(column - 1) + '"',
                                            rows.id()));
                }
            }
        }
    }

    /** Where values are left out, a row goes as a whole. */
    private boolean isMissing(int row) {
        boolean missing = Double.isNaN(rows.cell(0, row));
        for (int column = 1; treatment == MissingValues.DROP && column < rows.columns(); column++) {
            missing |= Double.isNaN(rows.cell(column, row));
        }
        return missing;
    }

    /** Returns where each row, up to the last that has a value, stands in the series; -1 for those that are left out. */
    private int[] places(int first, int last) {
        int[] places = new int[last + 1];
        Arrays.fill(places, -1);
        places[first] = 0;
        dropped = first + rows.rows() - 1 - last;
        int known = first;
        for (int row = first + 1; row <= last; row++) {
            boolean missing = isMissing(row);
            if (treatment == MissingValues.INTERPOLATE) {
                places[row] = places[known] + steps(known, row);
            } else if (!missing) {
                places[row] = places[known] + 1;
                dropped += steps(known, row) - 1;
            }
            known = missing ? known : row;
        }
        return places;
    }

    private double[] column(int number, int[] places) {
        double[] column = new double[places[places.length - 1] + 1];
        Arrays.fill(column, Double.NaN);
        for (int row = 0; row < places.length; row++) {
            if (places[row] >= 0) {
                column[places[row]] = rows.cell(number, row);
            }
        }
        interpolate(column);
        return column;
    }

    /** Puts straight lines in the place of NaN, level before the first number and after the last; no number, no line. */
    private void interpolate(double[] column) {
        int known = -1;
        for (int i = 0; i < column.length; i++) {
            if (Double.isNaN(column[i])) {
                interpolated++;
                continue;
            }
            double from = known < 0 ? column[i] : column[known];
            double rise = (column[i] - from) / (i - known);
            for (int gap = known + 1; gap < i; gap++) {
                column[gap] = from + (gap - known) * rise;
            }
            known = i;
        }
        if (known >= 0) {
            Arrays.fill(column, known, column.length, column[known]);
        }
    }

    /** Returns how many steps lie between two rows: 1 unless something is missing. */
    private int steps(int row, int next) {
        double distance = rows.position(next) - rows.position(row);
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
                                    rows.place(next),
                                    rows.id(),
                                    rows.label(row),
                                    rows.label(next),
                                    scale.distance(step),
                                    whole
                                            ? "--missing interpolate or drop"
                                            : "--missing drop to take them as equally spaced"));
        }
        return steps;
    }

    /** Rounded numbers give a better step over their whole length than from one to the next; dates are not rounded. */
    private Clock clock(int first, int last) {
        double now = rows.position(last);
        double span = now - rows.position(first);
        double steps = Math.rint(span / step);
        boolean whole = treatment != MissingValues.DROP && steps > 0 && scale instanceof NumberScale;
        return new Clock(scale, now, whole ? span / steps : step);
    }
}
