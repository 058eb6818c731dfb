package recurrent4j.timeseries.global;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.TimeScale.Cycle;
import recurrent4j.train.Objective;

/**
 * How series are shown to a network, and what it is asked about them.
 *
 * @param season steps to a season, 1 where there is none
 * @param horizon steps that are forecast
 * @param steps of a window; what is missing before a first value is taken to be like it
 * @param features the covariates that are read beside the values
 * @param cycles of the calendar that are read as well, each as the sine and the cosine of how far it has come
 * @param future the covariates that are read over the horizon, too; where there are some, the steps of the horizon follow
 *     those of the window, and each is answered where it is read
 * @param statics what is read of a series as a whole, at every step
 */
public record Framing(
        int season,
        int horizon,
        int steps,
        List<String> features,
        List<Cycle> cycles,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<KnownAhead> future,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<StaticFeature> statics) {

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
        future = List.copyOf(future);
        statics = List.copyOf(statics);
    }

    /** A framing of series of which nothing is known ahead, or as a whole. */
    public Framing(int season, int horizon, int steps, List<String> features, List<Cycle> cycles) {
        this(season, horizon, steps, features, cycles, List.of(), List.of());
    }

    /** Returns the framing that suits a set: windows of several horizons and seasons, unless their steps are given. */
    static Framing of(SeriesSet set, int horizon, OptionalInt steps, boolean calendar) {
        int season = set.season();
        int wanted = Math.max(Math.max(HORIZONS * horizon, SEASONS * season), FEWEST_STEPS);
        List<Cycle> cycles = calendar ? set.series().get(0).clock().cycles() : List.of();
        CovariateNames names = set.names();
        return new Framing(
                season,
                horizon,
                steps.orElse(Math.min(MOST_STEPS, wanted)),
                names.past(),
                cycles,
                IntStream.range(0, names.future().size())
                        .mapToObj(i -> KnownAhead.of(set, i))
                        .toList(),
                IntStream.range(0, names.statics().size())
                        .mapToObj(i -> StaticFeature.of(set, i))
                        .toList());
    }

    /** Returns how many values of a series lie before the first origin to learn from: a window, or half of what there is. */
    int firstOrigin(int length) {
        return Math.max(1, Math.min(Math.max(steps, season), (length - horizon + 1) / 2));
    }

    /** Returns how many windows of series of a set can be learned from. */
    long windows(SeriesSet set) {
        return set.series().stream()
                .mapToInt(Series::length)
                .mapToLong(length -> Math.max(0, length - horizon - firstOrigin(length) + 1))
                .sum();
    }

    /** Whether the steps of the horizon are read, and answered one by one. */
    boolean readsAhead() {
        return !future.isEmpty();
    }

    /** Returns the names of all covariates, where the last of those known ahead are holidays. */
    public CovariateNames names(Holidays holidays) {
        return new CovariateNames(features, KnownAhead.names(future), StaticFeature.names(statics), holidays);
    }

    /** Returns what a network reads at a step. */
    Input reads() {
        int ofSeries = (season > 1 ? 2 : 1) + features.size() + 2 * cycles.size();
        int ahead = readsAhead() ? 1 + 2 * future.size() : 0;
        return new Input.Values(ofSeries
                + ahead
                + statics.stream().mapToInt(StaticFeature::width).sum());
    }

    /** Returns what it answers. */
    Readout answers() {
        return readsAhead() ? new Readout.ValuesAtEveryStep(1) : new Readout.Medians(horizon);
    }

    /** Returns what a training makes smaller: the absolute error of what is answered. */
    Objective objective() {
        return readsAhead() ? new AbsoluteErrorAhead(horizon) : Objective.OF_NETWORK;
    }
}
