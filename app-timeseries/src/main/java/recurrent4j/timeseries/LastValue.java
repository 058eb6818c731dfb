package recurrent4j.timeseries;

import java.util.Arrays;
import java.util.List;
import recurrent4j.data.Window;

/**
 * Always forecasts that the target stays what it was at the last step of the past: the naive forecast, and the one to
 * beat.
 *
 * @param horizon steps to forecast
 */
public record LastValue(int horizon) implements Forecaster {

    @Override
    public String name() {
        return "naive (last value)";
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public float[][] forecast(List<Window> windows) {
        float[][] forecasts = new float[windows.size()][horizon];
        for (int i = 0; i < forecasts.length; i++) {
            Window window = windows.get(i);
            Arrays.fill(forecasts[i], window.past()[0][window.steps() - 1]);
        }
        return forecasts;
    }
}
