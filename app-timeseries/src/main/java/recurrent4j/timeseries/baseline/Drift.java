package recurrent4j.timeseries.baseline;

/** Always forecasts the straight line through the first and the last value. */
public record Drift() implements Baseline {

    @Override
    public String name() {
        return "Drift";
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        int last = history.length - 1;
        double slope = last == 0 ? 0 : (history[last] - history[0]) / last;
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = history[last] + (step + 1) * slope;
        }
        return forecast;
    }
}
