package recurrent4j.timeseries.recurrent;

import recurrent4j.timeseries.series.SeriesSet;

/**
 * How series are shown to a network, and what it is asked about them.
 *
 * @param season steps to a season, 1 where there is none
 * @param horizon steps that are forecast
 * @param steps of a window; what is missing before a first value is taken to be like it
 */
public record Framing(int season, int horizon, int steps) {

    private static final int HORIZONS = 5;
    private static final int SEASONS = 2;
    private static final int FEWEST_STEPS = 20;
    private static final int MOST_STEPS = 200;

    /** @throws IllegalArgumentException if a size is not positive */
    public Framing {
        if (season < 1 || horizon < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "A season of %d, a horizon of %d and windows of %d steps are no framing; choose 1 or more for each."
                            .formatted(season, horizon, steps));
        }
    }

    /** Returns the framing that suits a set: windows of several horizons and seasons. */
    static Framing of(SeriesSet set, int horizon) {
        int season = set.season();
        int wanted = Math.max(Math.max(HORIZONS * horizon, SEASONS * season), FEWEST_STEPS);
        return new Framing(season, horizon, Math.min(MOST_STEPS, wanted));
    }

    /** Returns how many numbers a network reads at each step. */
    int inputs() {
        return NormalHistory.features(season);
    }

    /** Returns how many values a series must have, so that there is a season to continue and a change to scale by. */
    public int fewestValues() {
        return season + 1;
    }
}
