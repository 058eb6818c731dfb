package recurrent4j.timeseries.recurrent;

/**
 * What a network is shown of a series at each value: the last values and what followed the same moments of a longer period,
 * all without level and season and in units of an ordinary change, the season ahead, the size of that change and how much
 * is known.
 *
 * @param window last values
 * @param lag steps of the longer period; 0 for none
 * @param ahead indices of the season that lie ahead
 * @param horizon steps to answer
 */
record Glimpse(int window, int lag, int ahead, int horizon) {

    /** Beyond so many ordinary changes, more is no more to learn from. */
    private static final double FARTHEST = 30;

    /** Returns how many numbers are shown. */
    int features() {
        return window + (lag > 0 ? horizon : 0) + ahead + 2;
    }

    /** Writes what is shown at a value from a place on, in steps of a stride. */
    void show(Past past, Smoothing states, int t, Row into) {
        double unit = past.unit(t);
        int row = 0;
        for (int i = t - window + 1; i <= t; i++) {
            into.set(row++, i < 0 ? 0 : clipped((past.values()[i] - states.season(i) - states.level(t)) / unit));
        }
        for (int step = 1; lag > 0 && step <= horizon; step++) {
            int origin = origin(t, step);
            double change = origin < 0 ? 0 : past.values()[origin + step] - states.season(origin + step) - states.level(origin);
            into.set(row++, clipped(change / unit));
        }
        for (int step = 1; step <= ahead; step++) {
            into.set(row++, clipped(states.ahead(t, step) / unit));
        }
        into.set(row++, past.logarithmic() ? (Math.log(unit) + 3) / 2 : 0);
        into.set(row, Math.log1p(t) / 5);
    }

    /** Collects what derivatives by what is shown say about the states. */
    void derive(Past past, Smoothing states, int t, Row by, Smoothing.Adjoint into) {
        double unit = past.unit(t);
        int row = 0;
        for (int i = t - window + 1; i <= t; i++, row++) {
            if (i >= 0 && isNear((past.values()[i] - states.season(i) - states.level(t)) / unit)) {
                into.season(i, -by.get(row) / unit);
                into.level(t, -by.get(row) / unit);
            }
        }
        for (int step = 1; lag > 0 && step <= horizon; step++, row++) {
            int origin = origin(t, step);
            if (origin >= 0 && isNear((past.values()[origin + step] - states.season(origin + step) - states.level(origin)) / unit)) {
                into.season(origin + step, -by.get(row) / unit);
                into.level(origin, -by.get(row) / unit);
            }
        }
        for (int step = 1; step <= ahead; step++, row++) {
            if (isNear(states.ahead(t, step) / unit)) {
                into.ahead(t, step, by.get(row) / unit);
            }
        }
    }

    /** The value before the same step a period, or several, ago. */
    private int origin(int t, int step) {
        return t - lag * ((step - 1) / lag + 1);
    }

    private static boolean isNear(double units) {
        return Math.abs(units) <= FARTHEST;
    }

    private static double clipped(double units) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, units));
    }

    /** One position of one series in an array of many. */
    record Row(double[] array, int offset, int stride) {

        double get(int i) {
            return array[offset + i * stride];
        }

        void set(int i, double value) {
            array[offset + i * stride] = value;
        }
    }
}
