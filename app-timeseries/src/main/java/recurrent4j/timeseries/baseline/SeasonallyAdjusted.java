package recurrent4j.timeseries.baseline;

import java.util.Optional;

/**
 * Divides the history by its seasonal indices, continues it by a method that knows no season, and multiplies the
 * forecast by the indices again; without a season that passes the test of {@link Seasonality}, the method is left to
 * itself. Around {@link Naive} this is Naive2, the yardstick of the M competitions.
 *
 * @param name what the whole is called
 * @param inner what continues the adjusted history
 */
public record SeasonallyAdjusted(String name, Baseline inner) implements Baseline {

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        Optional<double[]> found = Seasonality.indices(history, season);
        if (found.isEmpty()) {
            return inner.forecast(history, 1, horizon);
        }
        double[] indices = found.get();
        double[] adjusted = history.clone();
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] /= indices[i % season];
        }
        double[] forecast = inner.forecast(adjusted, 1, horizon);
        for (int step = 0; step < horizon; step++) {
            forecast[step] *= indices[(history.length + step) % season];
        }
        return forecast;
    }
}
