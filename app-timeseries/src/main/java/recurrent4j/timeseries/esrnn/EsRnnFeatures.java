package recurrent4j.timeseries.esrnn;

import recurrent4j.io.InputException;

/**
 * What a network is shown of a series at each value: the last values and what followed the same moments of a longer period,
 * all without level and season and in units of an ordinary change, the size of that change and how much is known.
 *
 * @param window last values
 * @param lag steps of the longer period; 0 for none
 * @param horizon steps to answer
 */
record EsRnnFeatures(int window, int lag, int horizon) {

    /** Beyond so many ordinary changes, more is no more to learn from. */
    private static final double FARTHEST = 30;

    private static final int MOST = 1_000_000;

    /** @throws InputException if a size is none, or beyond all reason */
    EsRnnFeatures {
        if (Math.min(window, horizon) < 1 || lag < 0 || Math.max(Math.max(window, horizon), lag) > MOST) {
            throw new InputException(
                    "A window of %d, a lag of %d and a horizon of %d cannot be shown; choose 1 to %,d for each.",
                    window, lag, horizon, MOST);
        }
    }

    int features() {
        return window + (lag > 0 ? horizon : 0) + 2;
    }

    /** Writes what is shown at a value from a place on, in steps of a stride. */
    void show(NormalizedHistory history, SeasonalSmoothing states, int t, Row into) {
        double unit = history.unit(t);
        int row = 0;
        for (int i = t - window + 1; i <= t; i++) {
            into.set(row++, i < 0 ? 0 : clipped(change(history, states, t, i) / unit));
        }
        for (int step = 1; lag > 0 && step <= horizon; step++) {
            int origin = origin(t, step);
            into.set(row++, origin < 0 ? 0 : clipped(change(history, states, origin, origin + step) / unit));
        }
        into.set(row++, history.logarithmic() ? (Math.log(unit) + 3) / 2 : 0);
        into.set(row, Math.log1p(t) / 5);
    }

    /** Collects what derivatives by what is shown say about the states. */
    void derive(NormalizedHistory history, SeasonalSmoothing states, int t, Row by, SeasonalSmoothing.Adjoint into) {
        double unit = history.unit(t);
        int row = 0;
        for (int i = t - window + 1; i <= t; i++, row++) {
            if (i >= 0 && isNear(change(history, states, t, i) / unit)) {
                into.season(i, -by.get(row) / unit);
                into.level(t, -by.get(row) / unit);
            }
        }
        for (int step = 1; lag > 0 && step <= horizon; step++, row++) {
            int origin = origin(t, step);
            if (origin >= 0 && isNear(change(history, states, origin, origin + step) / unit)) {
                into.season(origin + step, -by.get(row) / unit);
                into.level(origin, -by.get(row) / unit);
            }
        }
    }

    /** How far a value lies, without its season, from the level after another. */
    private static double change(NormalizedHistory history, SeasonalSmoothing states, int from, int to) {
        return history.values()[to] - states.season(to) - states.level(from);
    }

    /** The value before the same step a period, or several, ago. */
    private int origin(int t, int step) {
        return t - lag * ((step - 1) / lag + 1);
    }

    private static boolean isNear(double units) {
        return Math.abs(units) <= FARTHEST;
    }

    /** Returns a number of ordinary changes that is none out of the ordinary. */
    static double clipped(double units) {
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
