package recurrent4j.timeseries.baseline;

import java.util.Arrays;

/**
 * The theta method (Assimakopoulos and Nikolopoulos, 2000) as the organisers of the M4 competition compute it: the mean
 * of the straight line fitted to the history by least squares, continued, and of the history with its distance from that
 * line doubled, continued by simple exponential smoothing. Forecasts below zero become zero, unless the history has
 * been there.
 */
public record Theta() implements Baseline {

    private static final Baseline SMOOTHING = new ExponentialSmoothing(ExponentialSmoothing.Trend.NONE);

    @Override
    public String name() {
        return "Theta";
    }

    @Override
    public double[] forecast(double[] history, int season, int horizon) {
        int count = history.length;
        double middle = (count - 1) / 2.0;
        double mean = Arrays.stream(history).average().orElseThrow();
        double moment = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            moment += (i - middle) * (history[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        double slope = count == 1 ? 0 : moment / squares;
        double[] doubled = new double[count];
        for (int i = 0; i < count; i++) {
            doubled[i] = 2 * history[i] - (mean + slope * (i - middle));
        }
        double[] forecast = SMOOTHING.forecast(doubled, 1, horizon);
        boolean positive = Arrays.stream(history).allMatch(value -> value >= 0);
        for (int step = 0; step < horizon; step++) {
            double line = mean + slope * (count + step - middle);
            double both = (forecast[step] + line) / 2;
            forecast[step] = positive ? Math.max(0, both) : both;
        }
        return forecast;
    }
}
