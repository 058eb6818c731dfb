package recurrent4j.timeseries.baseline;

import java.util.List;
import recurrent4j.timeseries.baseline.ExponentialSmoothing.Trend;

/** The baselines; those of the M4 competition by their names there, each as its organisers compute it. */
public final class Baselines {

    private Baselines() {}

    /** Returns the naive forecast of the seasonally adjusted history, the unit of OWA. */
    public static Baseline naive2() {
        return new SeasonallyAdjusted("Naive2", new Naive());
    }

    /** Returns simple exponential smoothing of the seasonally adjusted history. */
    public static Baseline ses() {
        return smoothing(Trend.NONE);
    }

    /** Returns Holt's method on the seasonally adjusted history. */
    public static Baseline holt() {
        return smoothing(Trend.LINEAR);
    }

    /** Returns exponential smoothing with damped trend of the seasonally adjusted history. */
    public static Baseline damped() {
        return smoothing(Trend.DAMPED);
    }

    /** Returns the mean of {@link #ses}, {@link #holt} and {@link #damped}. */
    public static Baseline comb() {
        return new Combination("Comb", List.of(ses(), holt(), damped()));
    }

    /** Returns the theta method on the seasonally adjusted history. */
    public static Baseline theta() {
        return new SeasonallyAdjusted("Theta", new Theta());
    }

    /** Returns all baselines, simplest first. */
    public static List<Baseline> all() {
        return List.of(
                new Naive(),
                new SeasonalNaive(),
                new Drift(),
                new Mean(),
                naive2(),
                ses(),
                holt(),
                damped(),
                comb(),
                theta(),
                new HoltWinters(HoltWinters.Kind.ADDITIVE),
                new HoltWinters(HoltWinters.Kind.MULTIPLICATIVE),
                new LocalAutoregression());
    }

    private static Baseline smoothing(Trend trend) {
        Baseline inner = new ExponentialSmoothing(trend);
        return new SeasonallyAdjusted(inner.name(), inner);
    }
}
