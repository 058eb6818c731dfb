package recurrent4j.timeseries.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import recurrent4j.timeseries.Forecaster;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;

/** The README's example of forecasting by a saved model. */
final class ForecastFromJava {

    private ForecastFromJava() {}

    static Forecast forecast(Path model, double[] passengers) throws IOException {
        try (Forecaster forecaster = Forecaster.load(model)) {
            Forecast forecast = forecaster.forecast(Series.of("air", YearMonth.of(1949, 1), passengers), 12);
            System.out.println(forecast);
            return forecast;
        }
    }
}
