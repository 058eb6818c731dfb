package recurrent4j.timeseries.series;

import java.util.OptionalLong;

/** Numbers that are missing among equally spaced ones. */
final class Gaps {

    private Gaps() {}

    /**
     * Puts numbers on the straight line between their neighbours in the place of NaN, and those before the first and after
     * the last on a level with it; returns how many, or nothing if there is no number at all.
     */
    static OptionalLong fill(double[] column) {
        long filled = 0;
        int known = -1;
        for (int i = 0; i < column.length; i++) {
            if (Double.isNaN(column[i])) {
                filled++;
                continue;
            }
            double from = known < 0 ? column[i] : column[known];
            for (int gap = known + 1; gap < i; gap++) {
                column[gap] = from + (column[i] - from) * (gap - known) / (i - known);
            }
            known = i;
        }
        for (int gap = known + 1; known >= 0 && gap < column.length; gap++) {
            column[gap] = column[known];
        }
        return known < 0 ? OptionalLong.empty() : OptionalLong.of(filled);
    }
}
