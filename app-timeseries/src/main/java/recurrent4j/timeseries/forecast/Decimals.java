package recurrent4j.timeseries.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalInt;
import recurrent4j.timeseries.series.Series;

/**
 * How many digits of forecasts are written: one decimal more than the values have that they follow, and at least five digits
 * of the largest of them. Values of more than nine digits are results of a computation, of whose forecasts six digits are
 * written.
 *
 * @param places digits after the decimal point
 */
public record Decimals(int places) {

    private static final int FEWEST_DIGITS = 5;
    private static final int COMPUTED = 9;
    private static final int COMPUTED_DIGITS = 6;

    /** Beyond that, digits before the point are no digits of the value. */
    private static final double LARGEST = 1e15;

    /**
     * Returns how what follows a series is written.
     *
     * @param digits of its largest value; told by all of its values if they are not given
     */
    public static Decimals of(Series series, OptionalInt digits) {
        double largest = Arrays.stream(series.values()).map(Math::abs).max().orElse(0);
        int whole = largest == 0 ? 1 : (int) Math.floor(Math.log10(largest)) + 1;
        if (digits.isPresent()) {
            return new Decimals(Math.max(0, digits.getAsInt() - whole));
        }
        int own = Arrays.stream(series.values())
                .mapToObj(value -> BigDecimal.valueOf(value).stripTrailingZeros())
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
        boolean computed = Math.max(0, own) + whole > COMPUTED;
        return new Decimals(Math.max(
                0, computed ? COMPUTED_DIGITS - whole : Math.max(Math.max(0, own) + 1, FEWEST_DIGITS - whole)));
    }

    /** Returns a number so rounded, which is written without exponent unless it is beyond 1e15. */
    public BigDecimal round(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value));
        return Math.abs(value) >= LARGEST ? exact : exact.setScale(places, RoundingMode.HALF_EVEN);
    }

    /** Returns a number as text. */
    public String text(double value) {
        BigDecimal rounded = round(value);
        return rounded.scale() >= 0 ? rounded.toPlainString() : rounded.toString();
    }
}
