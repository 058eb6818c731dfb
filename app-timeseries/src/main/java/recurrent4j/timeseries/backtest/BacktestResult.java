package recurrent4j.timeseries.backtest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import recurrent4j.eval.Contestant;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.Interval;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** What a method forecast from every origin, and how it fared. */
public final class BacktestResult implements Contestant {

    private static final double ROUNDING = 1e-9;

    private final String method;
    private final SeriesSet set;
    private final List<Fold> folds;
    private final List<List<Forecast>> forecasts;
    private final double seconds;
    private final long parameters;
    private final double[][] scales;
    private final Map<PointMetric, StepMeans> errors = new EnumMap<>(PointMetric.class);

    BacktestResult(String method, SeriesSet set, List<Fold> folds, List<List<Forecast>> forecasts, Cost cost) {
        this.method = method;
        this.set = set;
        this.folds = folds;
        this.forecasts = forecasts;
        this.seconds = cost.seconds();
        this.parameters = cost.parameters();
        this.scales = folds.stream()
                .map(fold -> set.series().stream()
                        .mapToDouble(series -> Scale.of(fold.past(series).values(), set.season()))
                        .toArray())
                .toArray(double[][]::new);
        for (PointMetric metric : PointMetric.values()) {
            errors.put(metric, new StepMeans(horizon()));
        }
        visit((truth, forecast, scale) ->
                errors.forEach((metric, means) -> means.add(terms(metric, truth, forecast, scale))));
    }

    /**
     * What the answers took.
     *
     * @param seconds of fitting and forecasting
     * @param parameters numbers that were learned at the last origin
     */
    record Cost(double seconds, long parameters) {}

    /** Sees each forecast with what came true and with the scale of its series. */
    @FunctionalInterface
    interface Visitor {
        void visit(double[] truth, Forecast forecast, double scale);
    }

    /** Returns the method's name. */
    @Override
    public String name() {
        return method;
    }

    @Override
    public long parameters() {
        return parameters;
    }

    /** Returns how many steps were forecast from each origin. */
    public int horizon() {
        return folds.get(0).horizon();
    }

    /** Returns how long fitting and forecasting took, in seconds. */
    public double seconds() {
        return seconds;
    }

    /** Returns the forecasts from the last origin, in the order of the series. */
    public List<Forecast> latest() {
        return forecasts.get(forecasts.size() - 1);
    }

    /** Returns an error over the whole horizon. */
    public double error(PointMetric metric) {
        return metric.of(errors.get(metric).overall());
    }

    /** Returns an error at one step of the horizon, counted from 1. */
    public double error(PointMetric metric, int step) {
        return metric.of(errors.get(metric).at(step - 1));
    }

    /** Returns an error of each series over all origins, in the order of the set. */
    public double[] bySeries(PointMetric metric) {
        List<StepMeans> means = Stream.generate(() -> new StepMeans(horizon()))
                .limit(set.size())
                .toList();
        for (int fold = 0; fold < folds.size(); fold++) {
            for (int one = 0; one < set.size(); one++) {
                int i = one;
                visit(fold, i, (truth, forecast, scale) -> means.get(i).add(terms(metric, truth, forecast, scale)));
            }
        }
        return means.stream().mapToDouble(one -> metric.of(one.overall())).toArray();
    }

    /** Returns what truly followed the last origin of a series. */
    public double[] latestTruth(int series) {
        return folds.get(folds.size() - 1).future(set.series().get(series));
    }

    /** Returns what was known of a series at the last origin. */
    public double[] latestPast(int series) {
        return folds.get(folds.size() - 1).past(set.series().get(series)).values();
    }

    /**
     * Returns the overall weighted average of the M4 competition: the mean of sMAPE and MASE, each as a multiple of that
     * of {@code naive2}, where 0 of 0 counts as 1, and what rounding leaves is 0.
     */
    public double owa(BacktestResult naive2) {
        return (ratio(naive2, PointMetric.SMAPE) + ratio(naive2, PointMetric.MASE)) / 2;
    }

    /** Returns by what fraction an error is smaller than another method's: 0 is as good, below 0 worse. */
    public double skill(PointMetric metric, BacktestResult than) {
        return 1 - ratio(than, metric);
    }

    /** Returns the score of the intervals of a level over the whole horizon, if the method gave such intervals. */
    public Optional<Double> score(IntervalMetric metric, double level) {
        var means = new StepMeans(horizon());
        if (latest().get(0).interval(level).isEmpty()) {
            return Optional.empty();
        }
        visit((truth, forecast, scale) ->
                means.add(terms(metric, truth, forecast.interval(level).orElseThrow(), scale)));
        return Optional.of(means.overall());
    }

    /** Shows all forecasts, origin by origin, series by series. */
    void visit(Visitor visitor) {
        for (int fold = 0; fold < folds.size(); fold++) {
            for (int i = 0; i < set.size(); i++) {
                visit(fold, i, visitor);
            }
        }
    }

    private void visit(int fold, int i, Visitor visitor) {
        Series series = set.series().get(i);
        visitor.visit(folds.get(fold).future(series), forecasts.get(fold).get(i), scales[fold][i]);
    }

    private double ratio(BacktestResult other, PointMetric metric) {
        double own = told(error(metric));
        double others = told(other.error(metric));
        return own == others ? 1 : own / others;
    }

    /** What rounding leaves of a perfect forecast is no error by which another could be divided. */
    private static double told(double error) {
        return error < ROUNDING ? 0 : error;
    }

    private static double[] terms(PointMetric metric, double[] truth, Forecast forecast, double scale) {
        double[] terms = new double[truth.length];
        for (int step = 0; step < terms.length; step++) {
            terms[step] = metric.term(truth[step], forecast.mean()[step], scale);
        }
        return terms;
    }

    private static double[] terms(IntervalMetric metric, double[] truth, Interval interval, double scale) {
        double[] terms = new double[truth.length];
        for (int step = 0; step < terms.length; step++) {
            var bounds = new IntervalMetric.Bounds(interval.level(), interval.lower()[step], interval.upper()[step]);
            terms[step] = metric.term(truth[step], bounds, scale);
        }
        return terms;
    }
}
