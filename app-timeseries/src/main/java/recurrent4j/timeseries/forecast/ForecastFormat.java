package recurrent4j.timeseries.forecast;

import java.util.OptionalInt;

/**
 * How forecasts are written.
 *
 * @param json whether as JSON rather than as CSV
 * @param spreadsheet whether an apostrophe stands before ids in CSV that a spreadsheet would compute
 * @param digits of the largest value of a series; as its values deserve if they are not given, see {@link Decimals}
 */
public record ForecastFormat(boolean json, boolean spreadsheet, OptionalInt digits) {

    /** CSV with as many digits as the values deserve. */
    public static final ForecastFormat CSV = new ForecastFormat(false, false, OptionalInt.empty());
}
