package recurrent4j.timeseries.series;

/**
 * What was missing in a set, and what became of it.
 *
 * @param interpolated values that were put in
 * @param dropped empty cells and moments that were left out
 * @param merged values of a moment that had one already
 * @param series in how many series any of it happened
 * @param empty series that had no value, and were left out
 */
public record Repairs(long interpolated, long dropped, long merged, int series, int empty) {

    /** Says that no series was left out. */
    public Repairs(long interpolated, long dropped, long merged, int series) {
        this(interpolated, dropped, merged, series, 0);
    }

    /** Returns that nothing was missing. */
    public static Repairs none() {
        return new Repairs(0, 0, 0, 0);
    }

    Repairs plus(long moreInterpolated, long moreDropped, long moreMerged) {
        int touched = moreInterpolated + moreDropped + moreMerged > 0 ? 1 : 0;
        return new Repairs(
                interpolated + moreInterpolated, dropped + moreDropped, merged + moreMerged, series + touched, empty);
    }

    Repairs withoutEmpty(int leftOut) {
        return new Repairs(interpolated, dropped, merged, series, leftOut);
    }

    /** Says it as a person does. */
    @Override
    public String toString() {
        String kept = series == 0
                ? "nothing was missing"
                : "%d value(s) interpolated, %d left out%s, in %d series"
                        .formatted(
                                interpolated,
                                dropped,
                                merged == 0 ? "" : ", %d repeated moment(s) made one".formatted(merged),
                                series);
        return empty == 0 ? kept : kept + ", %d series without any value left out".formatted(empty);
    }
}
