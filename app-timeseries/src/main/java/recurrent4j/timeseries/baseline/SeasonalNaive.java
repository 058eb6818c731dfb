package recurrent4j.timeseries.baseline;

/**
 * Always forecasts the value of one season ago, the last season again and again. A history shorter than a season is
 * continued by its last value.
 */
public record SeasonalNaive() implements Baseline {

    @Override
    public String name() {
        return "Seasonal naive";
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        int period = history.length < season ? 1 : season;
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = history[history.length - period + step % period];
        }
        return forecast;
    }
}
