package recurrent4j.timeseries.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;

/**
 * Time as plain numbers: steps, years, seconds since some start.
 *
 * @param decimals digits after the point, as many as the longest label has
 * @param even whether all labels have as many, so that zeros at their ends are written
 * @param width of a label, which zeros at its beginning fill up; 0 where there are none
 */
record NumberScale(int decimals, boolean even, int width) implements TimeScale {

    /** Beyond these a label is no moment in time, and writing "1e-999999999" out would take all memory. */
    private static final int DIGITS = 40;

    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;

    static Optional<TimeScale> of(List<String> labels) {
        return parse(labels.get(0)).map(first -> {
            int[] decimals = labels.stream()
                    .flatMap(label -> parse(label).stream())
                    .mapToInt(BigDecimal::scale)
                    .distinct()
                    .toArray();
            int length = labels.get(0).length();
            boolean filled = labels.stream().anyMatch(label -> label.matches("0\\d.*"))
                    && labels.stream().allMatch(label -> label.length() == length);
            int most = Math.max(0, Arrays.stream(decimals).max().orElse(0));
            return new NumberScale(most, decimals.length == 1, filled ? length : 0);
        });
    }

    /** Returns the scale on which values are counted. */
    static NumberScale counting() {
        return new NumberScale(0, true, 0);
    }

    @Override
    public Optional<Double> position(String label) {
        return parse(label).map(BigDecimal::doubleValue);
    }

    @Override
    public String label(double position) {
        BigDecimal rounded = new BigDecimal(position).setScale(decimals, RoundingMode.HALF_EVEN);
        BigDecimal written = even ? rounded : rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        String label = written.toPlainString();
        return "0".repeat(Math.max(0, width - label.length())) + label;
    }

    @Override
    public String distance(double step) {
        int parts = season(step);
        return parts == MONTHS
                ? "1 month"
                : parts == QUARTERS ? "1 quarter" : new NumberScale(decimals, false, 0).label(step);
    }

    @Override
    public double step(String distance) {
        if (distance.equals("1 month") || distance.equals("1 quarter")) {
            return 1.0 / (distance.equals("1 month") ? MONTHS : QUARTERS);
        }
        double step = position(distance).orElse(Double.NaN);
        if (!(step > 0)) {
            throw new InputException(
                    "\"%s\" is no step between time stamps that are numbers; give a number above 0, or 1 month or 1 quarter of decimal years."
                            .formatted(distance));
        }
        return step;
    }

    /** Fractions of a year, in decimal years, are months or quarters; other numbers say nothing. */
    @Override
    public int season(double step) {
        long parts = Math.round(1 / step);
        boolean ofYear = parts == MONTHS || parts == QUARTERS;
        return ofYear && Math.abs(parts * step - 1) < 0.01 ? (int) parts : 1;
    }

    @Override
    public double phase(Cycle cycle, double position) {
        return position - Math.floor(position);
    }

    private static Optional<BigDecimal> parse(String label) {
        try {
            return Optional.of(new BigDecimal(label))
                    .filter(number -> Math.abs(number.scale()) <= DIGITS && number.precision() <= DIGITS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
