package recurrent4j.timeseries.series;

import recurrent4j.timeseries.series.Reading.MissingValues;

/**
 * What was missing in a set, and what became of it.
 *
 * @param treatment what was to be done
 * @param interpolated values that were put in
 * @param dropped empty cells and moments that were left out
 * @param series in how many series either happened
 */
public record Repairs(MissingValues treatment, long interpolated, long dropped, int series) {

    /** Returns that nothing was missing. */
    public static Repairs none() {
        return new Repairs(MissingValues.REFUSE, 0, 0, 0);
    }

    Repairs plus(long moreInterpolated, long moreDropped) {
        int touched = moreInterpolated + moreDropped > 0 ? 1 : 0;
        return new Repairs(treatment, interpolated + moreInterpolated, dropped + moreDropped, series + touched);
    }

    /** Says it as a person does. */
    @Override
    public String toString() {
        return series == 0
                ? "nothing was missing"
                : "%d value(s) interpolated, %d left out, in %d series".formatted(interpolated, dropped, series);
    }
}
