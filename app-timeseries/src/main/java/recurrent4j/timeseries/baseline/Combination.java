package recurrent4j.timeseries.baseline;

import java.util.List;

/**
 * Always forecasts the mean of several forecasts.
 *
 * @param name what the whole is called
 * @param parts what is averaged, at least one
 */
public record Combination(String name, List<Baseline> parts) implements Baseline {

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        double[] mean = new double[horizon];
        for (Baseline part : parts) {
            double[] forecast = part.forecast(history, season, horizon);
            for (int step = 0; step < horizon; step++) {
                mean[step] += forecast[step] / parts.size();
            }
        }
        return mean;
    }
}
