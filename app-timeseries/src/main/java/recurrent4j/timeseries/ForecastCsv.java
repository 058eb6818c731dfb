package recurrent4j.timeseries;

import java.util.List;
import recurrent4j.io.Csv;

/** A forecast as a CSV file: a moment and a value a line, the moments going on where the series ends. */
final class ForecastCsv {

    private ForecastCsv() {}

    /**
     * Returns a forecast as the text of such a file.
     *
     * @param series what was forecast, of two rows or more
     * @param forecast the target's next values, in its own unit
     */
    static String text(TimeSeries series, float[] forecast) {
        TimeAxis time = series.time();
        List<String> moments = time.next(forecast.length);
        var text = new StringBuilder((time.isNamed() ? Csv.field(time.name()) : "step") + ",forecast\n");
        for (int step = 0; step < forecast.length; step++) {
            text.append(moments.get(step)).append(',').append(forecast[step]).append('\n');
        }
        return text.toString();
    }
}
