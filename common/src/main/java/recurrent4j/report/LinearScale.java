package recurrent4j.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import recurrent4j.io.Text;

/**
 * Equal distances are equal differences.
 *
 * @param whole whether only whole numbers mean something, as of steps and epochs
 */
record LinearScale(double from, double to, boolean whole) implements Scale {

    /** More would be a ruler. */
    private static final int MOST = 8;

    private static final double[] ROUND = {1, 2, 5};

    /** Numbers from here on are written with a power of ten. */
    private static final double LARGE = 1e7;

    /** Returns the scale of some values; of a single one, with room on both sides. */
    static LinearScale of(double from, double to, boolean whole) {
        if (to > from) {
            return new LinearScale(from, to, whole);
        }
        double room = whole ? 1 : from == 0 ? 1 : Math.abs(from) / 10;
        return new LinearScale(from - room, to + room, whole);
    }

    /** Returns the scale with a margin on both sides, by a share of its length. */
    LinearScale padded(double share) {
        double margin = share * (to - from);
        return new LinearScale(from - margin, to + margin, whole);
    }

    @Override
    public double place(double value) {
        return (value - from) / (to - from);
    }

    @Override
    public List<Tick> ticks(double length, ToDoubleFunction<String> extent) {
        int exponent = (int) Math.floor(Math.log10((to - from) / MOST));
        for (int power = exponent; ; power++) {
            for (double round : ROUND) {
                BigDecimal step = BigDecimal.valueOf(round).scaleByPowerOfTen(power);
                if (whole && step.doubleValue() < 1) {
                    continue;
                }
                List<Tick> ticks = ticks(step);
                if (ticks.size() <= MOST + 1 && apart(ticks, length, extent)) {
                    return ticks;
                }
            }
        }
    }

    private List<Tick> ticks(BigDecimal step) {
        double size = step.doubleValue();
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(from / size - 1e-9);
        for (long i = first; i * size <= to + size * 1e-9 && ticks.size() <= 10 * MOST; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            ticks.add(new Tick(value.doubleValue(), label(value, step)));
        }
        return ticks;
    }

    private String label(BigDecimal value, BigDecimal step) {
        double largest = Math.max(Math.abs(from), Math.abs(to));
        if (largest >= LARGE || largest < 1e-4) {
            return value.signum() == 0
                    ? "0"
                    : Text.of("%.1e", value.doubleValue()).replace(".0e", "e");
        }
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        return Text.of("%,." + decimals + "f", value);
    }
}
