package recurrent4j.timeseries;

import java.util.List;
import recurrent4j.data.Window;

/** Scores as the tests need them, in plain loops. */
public final class Scores {

    private Scores() {}

    public static double meanSquaredError(Forecaster forecaster, List<Window> windows) {
        float[][] forecasts = forecaster.forecast(windows);
        double squares = 0;
        int values = 0;
        for (int i = 0; i < forecasts.length; i++) {
            for (int step = 0; step < forecasts[i].length; step++) {
                double error = (double) forecasts[i][step] - windows.get(i).future()[step];
                squares += error * error;
                values++;
            }
        }
        return squares / values;
    }
}
