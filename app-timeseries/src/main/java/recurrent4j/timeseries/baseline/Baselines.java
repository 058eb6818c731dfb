package recurrent4j.timeseries.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import recurrent4j.timeseries.baseline.ExponentialSmoothing.Trend;
import recurrent4j.timeseries.series.SeriesSet;

/** The baselines; those of the M4 competition by their names there, each as its organisers compute it. */
public final class Baselines {

    private Baselines() {}

    /** Always forecasts the last value. */
    public static Baseline naive() {
        return new Baseline("Naive", Baselines::last);
    }

    /**
     * Always forecasts the value of one season ago, the last season again and again. A history shorter than a season is
     * continued by its last value.
     */
    public static Baseline seasonalNaive() {
        return new Baseline("Seasonal naive", Baselines::lastSeason);
    }

    /** Always forecasts the straight line through the first and the last value. */
    public static Baseline drift() {
        return new Baseline("Drift", (history, season, horizon) -> {
            int last = history.length - 1;
            double slope = last == 0 ? 0 : (history[last] - history[0]) / last;
            return Baseline.steps(horizon, step -> history[last] + (step + 1) * slope);
        });
    }

    /** Always forecasts the mean of the whole history. */
    public static Baseline mean() {
        return new Baseline("Mean", (history, season, horizon) -> {
            double mean = Arrays.stream(history).average().orElseThrow();
            return Baseline.steps(horizon, step -> mean);
        });
    }

    /** The naive forecast of the seasonally adjusted history, the unit of OWA. */
    public static Baseline naive2() {
        return new Baseline("Naive2", Seasonality.adjusted(Baselines::last));
    }

    /** Simple exponential smoothing of the seasonally adjusted history. */
    public static Baseline ses() {
        return new Baseline("SES", Seasonality.adjusted(new ExponentialSmoothing(Trend.NONE)));
    }

    /** Holt's method on the seasonally adjusted history. */
    public static Baseline holt() {
        return new Baseline("Holt", Seasonality.adjusted(new ExponentialSmoothing(Trend.LINEAR)));
    }

    /** Exponential smoothing with damped trend of the seasonally adjusted history. */
    public static Baseline damped() {
        return new Baseline("Damped", Seasonality.adjusted(new ExponentialSmoothing(Trend.DAMPED)));
    }

    /** The mean of {@link #ses}, {@link #holt} and {@link #damped}. */
    public static Baseline comb() {
        return new Baseline("Comb", mean(List.of(ses(), holt(), damped())));
    }

    /** The theta method on the seasonally adjusted history. */
    public static Baseline theta() {
        return new Baseline("Theta", Seasonality.adjusted(new Theta()));
    }

    /** The method of Holt and Winters whose seasonal indices are added, or multiplied. */
    public static Baseline holtWinters(HoltWinters.Kind kind) {
        boolean added = kind == HoltWinters.Kind.ADDITIVE;
        return new Baseline("Holt-Winters (" + (added ? "additive)" : "multiplicative)"), new HoltWinters(kind));
    }

    /** A {@link LinearAutoregression} of each history by itself. */
    public static Baseline autoregression() {
        return new Baseline(LinearAutoregression.NAME, LinearAutoregression::forecast);
    }

    /**
     * Linear autoregression of what covariates that are known ahead leave unexplained, which are read over the horizon; they
     * are weighted by ridge regression of the changes over a season.
     */
    public static Baseline covariateRegression() {
        return new Baseline("Regression on covariates", new CovariateRegression());
    }

    /**
     * Returns the baselines for a set: all, and where something is known ahead one that reads it, so that a network which does
     * is compared with its like.
     */
    public static List<Baseline> of(SeriesSet set) {
        return set.names().future().isEmpty() ? all() : every();
    }

    /** Returns all baselines that there are, by whose names they are chosen. */
    public static List<Baseline> every() {
        return Stream.concat(all().stream(), Stream.of(covariateRegression())).toList();
    }

    /** Returns all baselines of histories alone, simplest first. */
    public static List<Baseline> all() {
        return List.of(
                naive(),
                seasonalNaive(),
                drift(),
                mean(),
                naive2(),
                ses(),
                holt(),
                damped(),
                comb(),
                theta(),
                holtWinters(HoltWinters.Kind.ADDITIVE),
                holtWinters(HoltWinters.Kind.MULTIPLICATIVE),
                autoregression());
    }

    static double[] last(double[] history, int season, int horizon) {
        return Baseline.steps(horizon, step -> history[history.length - 1]);
    }

    static double[] lastSeason(double[] history, int season, int horizon) {
        int period = history.length < season ? 1 : season;
        return Baseline.steps(horizon, step -> history[history.length - period + step % period]);
    }

    /** The mean of several forecasts. */
    static Baseline.Rule mean(List<Baseline> parts) {
        return (history, season, horizon) -> {
            double[] mean = new double[horizon];
            for (Baseline part : parts) {
                double[] forecast = part.forecast(history, season, horizon);
                Arrays.setAll(mean, step -> mean[step] + forecast[step] / parts.size());
            }
            return mean;
        };
    }
}
