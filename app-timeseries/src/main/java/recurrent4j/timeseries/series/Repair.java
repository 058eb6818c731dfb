package recurrent4j.timeseries.series;

import java.util.Arrays;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Reading.MissingValues;

/** One series with its missing values treated: empty cells, and rows that the frequency calls for. */
final class Repair {

    private final RawSeries rows;
    private final TimeScale scale;
    private final double step;
    private final MissingValues treatment;
    private final CovariateNames names;
    private final Series series;
    private long interpolated;
    private long dropped;

    Repair(RawSeries rows, Assembly file, double step) {
        this.rows = rows;
        this.scale = file.axis().scale();
        this.step = step;
        this.treatment = file.reading().missing();
        this.names = file.names();
        if (treatment == MissingValues.REFUSE) {
            requireAll();
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
        int[] places = places(first, last, lastAhead(last));
        int length = places[last] + 1;
        double[] values = column(0, places, length);
        double[][] past = new double[names.past().size()][];
        Arrays.setAll(past, i -> covariate(1 + i, names.past().get(i), places, length));
        double[][] ahead = new double[names.future().size()][];
        int known = Arrays.stream(places).max().orElseThrow() + 1;
        Arrays.setAll(ahead, i -> covariate(1 + past.length + i, names.future().get(i), places, known));
        var covariates = new Covariates(past, ahead, rows.statics(names.statics()));
        series = new Series(rows.id(), values, clock(first, last), covariates);
    }

    private double[] covariate(int column, String name, int[] places, int length) {
        double[] covariate = column(column, places, length);
        if (Double.isNaN(covariate[0])) {
            throw new InputException("%s: \"%s\" of series %s has no values at all; leave it out."
                    .formatted(rows.place(0), name, rows.id()));
        }
        return covariate;
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

    /** Behind the last value, only what is known ahead must be there. */
    private void requireAll() {
        int last = names.future().isEmpty() ? rows.rows() - 1 : lastValue();
        for (int column = 0; column < rows.columns(); column++) {
            int until = column < firstAhead() ? last + 1 : rows.rows();
            for (int row = 0; row < until; row++) {
                if (Double.isNaN(rows.cell(column, row))) {
                    throw new InputException(
                            "%s: %s of series %s is empty; fill the cell, or choose --missing interpolate or drop%s."
                                    .formatted(
                                            rows.place(row),
                                            column == 0 ? "the value" : '"' + name(column) + '"',
                                            rows.id(),
                                            column == 0 && row > lastValue()
                                                    ? ", or name the columns that go on with --future"
                                                    : ""));
                }
            }
        }
    }

    private String name(int column) {
        return column < firstAhead()
                ? names.past().get(column - 1)
                : names.future().get(column - firstAhead());
    }

    /** The first column of what is known ahead. */
    private int firstAhead() {
        return 1 + names.past().size();
    }

    private int lastValue() {
        return IntStream.range(0, rows.rows())
                .filter(row -> !Double.isNaN(rows.cell(0, row)))
                .max()
                .orElse(rows.rows() - 1);
    }

    /** Returns the last row in which all is known that can be known ahead, or that of the last value. */
    private int lastAhead(int last) {
        return names.future().isEmpty()
                ? last
                : IntStream.range(last + 1, rows.rows())
                        .filter(this::isAhead)
                        .max()
                        .orElse(last);
    }

    /** Whether a row behind the last value tells what is known ahead. */
    private boolean isAhead(int row) {
        return Double.isNaN(rows.cell(0, row))
                && IntStream.range(firstAhead(), rows.columns())
                        .noneMatch(column -> Double.isNaN(rows.cell(column, row)));
    }

    /** Where values are left out, a row goes as a whole. */
    private boolean isMissing(int row) {
        boolean missing = Double.isNaN(rows.cell(0, row));
        for (int column = 1; treatment == MissingValues.DROP && column < rows.columns(); column++) {
            missing |= Double.isNaN(rows.cell(column, row));
        }
        return missing;
    }

    /** Returns where each row, up to the last that tells something, stands in the series; -1 for those that are left out. */
    private int[] places(int first, int last, int lastAhead) {
        int[] places = new int[lastAhead + 1];
        Arrays.fill(places, -1);
        places[first] = 0;
        dropped = first + rows.rows() - 1 - lastAhead;
        int known = first;
        for (int row = first + 1; row <= lastAhead; row++) {
            boolean missing = row <= last ? isMissing(row) : !isAhead(row);
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

    /** Returns a column as far as so many moments. */
    private double[] column(int number, int[] places, int length) {
        double[] column = new double[length];
        Arrays.fill(column, Double.NaN);
        for (int row = 0; row < places.length; row++) {
            if (places[row] >= 0 && places[row] < length) {
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
                                    Frequency.every(scale.distance(step)),
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
