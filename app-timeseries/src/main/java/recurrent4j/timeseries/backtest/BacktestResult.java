package recurrent4j.timeseries.backtest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import recurrent4j.eval.Contestant;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;

/** What a method forecast from every origin, and how it fared. */
public final class BacktestResult implements Contestant {

    private static final double ROUNDING = 1e-9;

    private final String name;
    private final Backtest backtest;
    private final List<BacktestPlan.Fold> folds;
    private final List<List<Forecast>> forecasts;
    private final double seconds;
    private final long parameters;
    private final double[][] scales;
    private final Map<PointMetric, StepMeans> errors = new EnumMap<>(PointMetric.class);

    /**
     * @param seconds that fitting and forecasting took
     * @param parameters numbers that were learned at the last origin
     */
    BacktestResult(String name, Backtest backtest, List<List<Forecast>> forecasts, double seconds, long parameters) {
        this.name = name;
        this.backtest = backtest;
        this.folds = backtest.plan().origins();
        this.forecasts = forecasts;
        this.seconds = seconds;
        this.parameters = parameters;
        this.scales = folds.stream()
                .map(fold -> series().stream()
                        .mapToDouble(one -> Scale.MEAN_CHANGE.of(fold.past(one).values(), season()))
                        .toArray())
                .toArray(double[][]::new);
        for (PointMetric metric : PointMetric.values()) {
            errors.put(metric, new StepMeans());
        }
        visit((truth, forecast, scale) ->
                errors.forEach((metric, means) -> means.add(term(metric, truth, forecast, scale))));
    }

    /** Sees each forecast with what came true and with the scale of its series. */
    @FunctionalInterface
    interface Visitor {
        void visit(double[] truth, Forecast forecast, double scale);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long parameters() {
        return parameters;
    }

    int horizon() {
        return backtest.plan().horizon();
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
        return IntStream.range(0, series().size())
                .mapToDouble(i -> {
                    var means = new StepMeans();
                    visit(i, (truth, forecast, scale) -> means.add(term(metric, truth, forecast, scale)));
                    return metric.of(means.overall());
                })
                .toArray();
    }

    /** Returns an error over the whole horizon from each origin, the oldest first. */
    public double[] byFold(PointMetric metric) {
        return IntStream.range(0, folds.size())
                .mapToDouble(fold -> {
                    var means = new StepMeans();
                    for (int i = 0; i < series().size(); i++) {
                        visit(fold, i, (truth, forecast, scale) -> means.add(term(metric, truth, forecast, scale)));
                    }
                    return metric.of(means.overall());
                })
                .toArray();
    }

    /** Returns the standard deviation of an error over the folds; 0 where there is one. */
    public double spread(PointMetric metric) {
        double[] errors = byFold(metric);
        double mean = Arrays.stream(errors).average().orElseThrow();
        double squares = Arrays.stream(errors)
                .map(error -> (error - mean) * (error - mean))
                .sum();
        return errors.length == 1 ? 0 : Math.sqrt(squares / (errors.length - 1));
    }

    /** Returns what truly followed the last origin of a series. */
    public double[] latestTruth(int series) {
        return folds.get(folds.size() - 1).future(series().get(series));
    }

    /** Returns what was known of a series at the last origin. */
    public Series latestPast(int series) {
        return folds.get(folds.size() - 1).past(series().get(series));
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
        if (latest().get(0).interval(level).isEmpty()) {
            return Optional.empty();
        }
        var means = new StepMeans();
        visit((truth, forecast, scale) -> {
            double[] lower = forecast.interval(level).orElseThrow().lower();
            double[] upper = forecast.interval(level).orElseThrow().upper();
            means.add(step ->
                    metric.term(truth[step], new IntervalMetric.Bounds(level, lower[step], upper[step]), scale));
        });
        return Optional.of(means.overall());
    }

    /** Shows all forecasts, origin by origin, series by series. */
    private void visit(Visitor visitor) {
        for (int fold = 0; fold < folds.size(); fold++) {
            for (int i = 0; i < series().size(); i++) {
                visit(fold, i, visitor);
            }
        }
    }

    /** Shows the forecasts of one series, origin by origin, with the usual change of what was known there. */
    void visitUsual(int i, Visitor visitor) {
        for (int fold = 0; fold < folds.size(); fold++) {
            double scale =
                    Scale.USUAL_CHANGE.of(folds.get(fold).past(series().get(i)).values(), season());
            visit(fold, i, (truth, forecast, mean) -> visitor.visit(truth, forecast, scale));
        }
    }

    /** Shows the forecasts of one series, origin by origin. */
    void visit(int i, Visitor visitor) {
        for (int fold = 0; fold < folds.size(); fold++) {
            visit(fold, i, visitor);
        }
    }

    private void visit(int fold, int i, Visitor visitor) {
        visitor.visit(
                folds.get(fold).future(series().get(i)), forecasts.get(fold).get(i), scales[fold][i]);
    }

    int season() {
        return backtest.set().season();
    }

    List<Series> series() {
        return backtest.set().series();
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

    private static IntToDoubleFunction term(PointMetric metric, double[] truth, Forecast forecast, double scale) {
        return step -> metric.term(truth[step], forecast.mean()[step], scale);
    }

    /** The mean of a number at each step of the horizon, and over all. */
    private final class StepMeans {

        private final double[] sums = new double[horizon()];
        private long forecasts;

        /** Adds the terms of one forecast, by the step from 0. */
        void add(IntToDoubleFunction term) {
            for (int step = 0; step < sums.length; step++) {
                sums[step] += term.applyAsDouble(step);
            }
            forecasts++;
        }

        double at(int step) {
            return sums[step] / forecasts;
        }

        /** Returns the mean over all steps, which have been reached equally often. */
        double overall() {
            double sum = 0;
            for (int step = 0; step < sums.length; step++) {
                sum += at(step);
            }
            return sum / sums.length;
        }
    }
}
