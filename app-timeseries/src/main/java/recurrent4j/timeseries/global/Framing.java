package recurrent4j.timeseries.global;

import java.util.List;
import java.util.OptionalInt;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.TimeScale.Cycle;

/**
 * How series are shown to a network, and what it is asked about them.
 *
 * @param season steps to a season, 1 where there is none
 * @param horizon steps that are forecast
 * @param steps of a window; what is missing before a first value is taken to be like it
 * @param features the covariates that are read beside the values
 * @param cycles of the calendar that are read as well, each as the sine and the cosine of how far it has come
 */
public record Framing(int season, int horizon, int steps, List<String> features, List<Cycle> cycles) {

    private static final int HORIZONS = 5;
    private static final int SEASONS = 2;
    private static final int FEWEST_STEPS = 20;
    private static final int MOST_STEPS = 200;

    /** A window of so many steps, for each of so many series at once, still fits a memory. */
    private static final int MOST = 1_000_000;

    /** @throws InputException if a size is not positive, or one is beyond all reason */
    public Framing {
        if (Math.min(Math.min(season, horizon), steps) < 1 || Math.max(Math.max(season, horizon), steps) > MOST) {
            throw new InputException(
                    "A season of %d, a horizon of %d and windows of %d steps are no framing; choose 1 to %,d for each.",
                    season, horizon, steps, MOST);
        }
        features = List.copyOf(features);
        cycles = List.copyOf(cycles);
    }

    /** Returns the framing that suits a set: windows of several horizons and seasons, unless their steps are given. */
    static Framing of(SeriesSet set, int horizon, OptionalInt steps, boolean calendar) {
        int season = set.season();
        int wanted = Math.max(Math.max(HORIZONS * horizon, SEASONS * season), FEWEST_STEPS);
        List<Cycle> cycles = calendar ? set.series().get(0).clock().cycles() : List.of();
        return new Framing(season, horizon, steps.orElse(Math.min(MOST_STEPS, wanted)), set.features(), cycles);
    }

    /** Returns what a network reads at a step. */
    Input reads() {
        return new Input.Values((season > 1 ? 2 : 1) + features.size() + 2 * cycles.size());
    }

    /** Returns what it answers. */
    Readout answers() {
        return new Readout.Medians(horizon);
    }
}
