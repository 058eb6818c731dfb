package recurrent4j.timeseries.baseline;

import java.util.Arrays;

/** Always forecasts the mean of the whole history. */
public record Mean() implements Baseline {

    @Override
    public String name() {
        return "Mean";
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, Arrays.stream(history).average().orElseThrow());
        return forecast;
    }
}
