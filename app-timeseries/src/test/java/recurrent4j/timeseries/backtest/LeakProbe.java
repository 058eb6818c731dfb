package recurrent4j.timeseries.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Covariates;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Finds out whether a method knows what it should not: it is made and tried twice, the second time with other values
 * after the origin. If it sees the past alone, its forecasts are the same.
 */
public final class LeakProbe {

    private final Function<SeriesSet, ForecastMethod> maker;
    private final int horizon;

    /**
     * @param maker makes the method as the program does, from the whole set if that is what it is given
     * @param horizon steps to hold out
     */
    public LeakProbe(Function<SeriesSet, ForecastMethod> maker, int horizon) {
        this.maker = maker;
        this.horizon = horizon;
    }

    /** Returns the first series whose forecast depends on its future or another's, or nothing. */
    public OptionalInt firstLeak(SeriesSet set) {
        List<Forecast> honest = forecasts(set);
        List<Forecast> changed = forecasts(set.map(this::withAnotherFuture));
        return IntStream.range(0, set.size())
                .filter(i -> !Arrays.equals(honest.get(i).mean(), changed.get(i).mean()))
                .findFirst();
    }

    private List<Forecast> forecasts(SeriesSet set) {
        return new Backtest(set, BacktestPlan.holdOut(horizon))
                .run(maker.apply(set))
                .latest();
    }

    /** Far off and upside down, so that scales, means, extremes and orders all differ. */
    private Series withAnotherFuture(Series series) {
        Covariates known = series.covariates();
        double[][] past = new double[known.past().length][];
        Arrays.setAll(past, i -> upsideDown(known.past()[i]));
        var changed = new Covariates(past, known.future(), known.statics());
        return new Series(series.id(), upsideDown(series.values()), series.clock(), changed);
    }

    private double[] upsideDown(double[] whole) {
        double[] values = whole.clone();
        for (int i = values.length - horizon; i < values.length; i++) {
            values[i] = 1000 - 7 * values[i];
        }
        return values;
    }
}
