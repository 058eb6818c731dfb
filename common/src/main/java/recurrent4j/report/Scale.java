package recurrent4j.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What an axis measures by: where a value lies on it, and which values are written beside it. */
sealed interface Scale permits LinearScale, LogarithmicScale, CalendarScale {

    /** A value that is written at an axis. */
    record Tick(double value, String label) {}

    /** Returns where a value lies, from 0 at the beginning of the axis to 1 at its end. */
    double place(double value);

    /**
     * Returns as many ticks as there is room for, so that no label touches another.
     *
     * @param length of the axis
     * @param extent how much of the length a label takes
     */
    List<Tick> ticks(double length, ToDoubleFunction<String> extent);

    /** Returns what is to be said of the whole axis, such as which days it spans, or nothing. */
    default String span() {
        return "";
    }

    /** Whether labels in these places lie apart. */
    default boolean apart(List<Tick> ticks, double length, ToDoubleFunction<String> extent) {
        for (int i = 1; i < ticks.size(); i++) {
            Tick before = ticks.get(i - 1);
            double middle = (extent.applyAsDouble(before.label())
                            + extent.applyAsDouble(ticks.get(i).label()))
                    / 2;
            if (length * (place(ticks.get(i).value()) - place(before.value())) < middle) {
                return false;
            }
        }
        return true;
    }
}
