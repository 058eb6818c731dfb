package recurrent4j.timeseries.backtest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.eval.Table;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.timeseries.baseline.Baselines;

/**
 * The errors of methods on some series, to which those on others can be added: what is left of a backtest of more series than
 * one machine can hold.
 *
 * @param methods in the order of the table
 * @param sums {@code [method][metric]} over the series, in the order of {@link PointMetric}; of squares for RMSE
 * @param series how many there were
 */
public record BacktestSums(List<String> methods, double[][] sums, long series) implements Serializable {

    private static final PointMetric[] METRICS = PointMetric.values();

    /** The errors of methods on no series at all. */
    public static BacktestSums none(List<String> methods) {
        return new BacktestSums(new ArrayList<>(methods), new double[methods.size()][METRICS.length], 0);
    }

    /** Returns the errors of a backtest. */
    public static BacktestSums of(BacktestResults results) {
        List<BacktestResult> trials = results.trials();
        double[][] sums = new double[trials.size()][METRICS.length];
        for (int method = 0; method < sums.length; method++) {
            for (PointMetric metric : METRICS) {
                for (double error : trials.get(method).bySeries(metric)) {
                    sums[method][metric.ordinal()] += metric == PointMetric.RMSE ? error * error : error;
                }
            }
        }
        return new BacktestSums(
                new ArrayList<>(trials.stream().map(BacktestResult::name).toList()),
                sums,
                results.backtest().set().size());
    }

    /**
     * Returns the errors on these series and on others.
     *
     * @throws IllegalArgumentException if they are of other methods
     */
    public BacktestSums plus(BacktestSums others) {
        if (!methods.equals(others.methods())) {
            throw new IllegalArgumentException("Errors of %s are none of %s.".formatted(others.methods(), methods));
        }
        double[][] both = new double[sums.length][METRICS.length];
        for (int method = 0; method < both.length; method++) {
            for (int metric = 0; metric < METRICS.length; metric++) {
                both[method][metric] = sums[method][metric] + others.sums()[method][metric];
            }
        }
        return new BacktestSums(methods, both, series + others.series());
    }

    /** Returns an error of a method over all series. */
    public double error(String method, PointMetric metric) {
        return metric.of(sums[methods.indexOf(method)][metric.ordinal()] / series);
    }

    /** Returns the overall weighted average of the M4 competition; see {@link BacktestResult#owa}. */
    public double owa(String method) {
        String naive2 = Baselines.naive2().name();
        return (ratio(method, naive2, PointMetric.SMAPE) + ratio(method, naive2, PointMetric.MASE)) / 2;
    }

    private double ratio(String method, String other, PointMetric metric) {
        double own = error(method, metric);
        double others = error(other, metric);
        return own == others ? 1 : own / others;
    }

    /**
     * Returns a row a method: its errors, OWA, and by how much its MASE is smaller than the seasonal naive forecast's.
     *
     * @throws InputException if there were no series
     */
    public Table table() {
        if (series == 0) {
            throw new InputException(
                    "No series could be backtested; see to it that they are long enough for the horizon.");
        }
        List<String> header = new ArrayList<>(List.of("method"));
        for (PointMetric metric : METRICS) {
            header.add(metric.title());
        }
        header.addAll(List.of("OWA", "skill"));
        String naive = Baselines.seasonalNaive().name();
        return new Table(
                header,
                methods.stream()
                        .map(method -> {
                            List<String> row = new ArrayList<>(List.of(method));
                            for (PointMetric metric : METRICS) {
                                row.add(Text.of("%.3f", error(method, metric)));
                            }
                            row.add(Text.of("%.3f", owa(method)));
                            row.add(Text.of("%+.1f %%", 100 * (1 - ratio(method, naive, PointMetric.MASE))));
                            return row;
                        })
                        .toList());
    }
}
