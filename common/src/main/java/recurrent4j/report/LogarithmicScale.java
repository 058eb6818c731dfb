package recurrent4j.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import recurrent4j.io.Text;

/** Equal distances are equal factors; what is not above 0 lies nowhere. */
record LogarithmicScale(double from, double to) implements Scale {

    /** Within a smaller factor than this, at most one of 1, 2 and 5 lies on an axis. */
    private static final double ROUND_NUMBERS_SUFFICE = 5;

    private static final List<List<Integer>> DIGITS = List.of(List.of(1, 2, 5), List.of(1, 3), List.of(1));

    /** Returns the scale of some values; of a single one, with room on both sides. */
    static LogarithmicScale of(double from, double to) {
        return to > from ? new LogarithmicScale(from, to) : new LogarithmicScale(from / 2, to * 2);
    }

    /** Returns the scale with a margin on both sides, by a share of its length. */
    LogarithmicScale padded(double share) {
        double margin = Math.pow(to / from, share);
        return new LogarithmicScale(from / margin, to * margin);
    }

    @Override
    public double place(double value) {
        return Math.log(value / from) / Math.log(to / from);
    }

    @Override
    public List<Tick> ticks(double length, ToDoubleFunction<String> extent) {
        if (to / from < ROUND_NUMBERS_SUFFICE) {
            return linear(length, extent);
        }
        for (List<Integer> digits : DIGITS) {
            List<Tick> ticks = ticks(digits, 1);
            if (apart(ticks, length, extent)) {
                return ticks;
            }
        }
        for (int decades = 2; ; decades++) {
            List<Tick> ticks = ticks(List.of(1), decades);
            if (apart(ticks, length, extent)) {
                return ticks;
            }
        }
    }

    /** The round numbers of a linear axis, of which those that would touch the one before are left out. */
    private List<Tick> linear(double length, ToDoubleFunction<String> extent) {
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : new LinearScale(from, to, false).ticks(length, label -> extent.applyAsDouble(label) / 2)) {
            ticks.add(tick);
            if (!apart(ticks, length, extent)) {
                ticks.remove(ticks.size() - 1);
            }
        }
        return ticks;
    }

    private List<Tick> ticks(List<Integer> digits, int decades) {
        List<Tick> ticks = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(to));
        for (int power = (int) Math.floor(Math.log10(from)); power <= last; power++) {
            for (int digit : digits) {
                double value =
                        BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
                if (Math.floorMod(power, decades) == 0 && value >= from && value <= to) {
                    ticks.add(new Tick(value, label(digit, power)));
                }
            }
        }
        return ticks;
    }

    private static String label(int digit, int power) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        return power < -4 || power > 6 ? digit + "e" + power : Text.of("%,." + Math.max(0, -power) + "f", value);
    }
}
