package recurrent4j.timeseries.series;

/** One series with its missing values treated: empty cells, and rows that the frequency calls for. */
final class Repair {

    private final CsvRows file;
    private final Axis axis;
    private final RawSeries rows;
    private final double step;
    private final MissingValues treatment;
    private final Series series;
    private long interpolated;
    private long dropped;

    Repair(CsvRows file, Axis axis, RawSeries rows, double step, MissingValues treatment) {
        this.file = file;
        this.axis = axis;
        this.rows = rows;
        this.step = step;
        this.treatment = treatment;
        int first = next(-1);
        if (first == rows.rows()) {
            throw new IllegalArgumentException(
                    "%s: series %s has no values at all; a forecast starts from at least one, so remove its rows."
                            .formatted(file.place(rows.line(0)), rows.id()));
        }
        dropped = first;
        double[] values = new double[length(first)];
        int last = fill(values, first);
        dropped += rows.rows() - 1 - last;
        series = new Series(rows.id(), values, clock(first, last));
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
        while (next < rows.rows() && rows.isMissing(next)) {
            if (treatment == MissingValues.REFUSE) {
                throw new IllegalArgumentException(
                        "%s: the value of series %s is empty; fill the cell, or choose --missing interpolate or drop."
                                .formatted(file.place(rows.line(next)), rows.id()));
            }
            next++;
        }
        return next;
    }

    private int length(int first) {
        int length = 1;
        for (int row = first, next = next(row); next < rows.rows(); row = next, next = next(row)) {
            length += treatment == MissingValues.INTERPOLATE ? steps(row, next) : 1;
        }
        return length;
    }

    /** Returns the row of the last value. */
    private int fill(double[] values, int first) {
        int filled = 0;
        values[filled++] = rows.value(first);
        int row = first;
        for (int next = next(row); next < rows.rows(); next = next(row)) {
            int steps = steps(row, next);
            if (treatment == MissingValues.INTERPOLATE) {
                double rise = (rows.value(next) - rows.value(row)) / steps;
                for (int i = 1; i < steps; i++) {
                    values[filled++] = rows.value(row) + i * rise;
                }
                interpolated += steps - 1;
            } else {
                dropped += steps - 1;
            }
            values[filled++] = rows.value(next);
            row = next;
        }
        return row;
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
            throw new IllegalArgumentException(
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
