package recurrent4j.timeseries.baseline;

import java.util.Arrays;

/** Always forecasts the last value. */
public record Naive() implements Baseline {

    @Override
    public String name() {
        return "Naive";
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, history[history.length - 1]);
        return forecast;
    }
}
