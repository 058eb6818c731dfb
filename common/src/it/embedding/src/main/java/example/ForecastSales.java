package example;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import recurrent4j.timeseries.Forecaster;
import recurrent4j.timeseries.series.Series;

/** Forecasts two quarters of a series with a model that {@code timeseries train} has saved. */
public final class ForecastSales {

    private static final double[] SALES = {
        78.7, 91.5, 80.2, 72.1, 81.6, 94.0, 83.9, 75.0, 85.1, 97.2, 86.3, 78.4, 88.8, 100.9, 90.1, 81.7, 92.3, 104.2,
        93.8, 85.2
    };

    private ForecastSales() {}

    public static void main(String... model) throws IOException {
        try (var forecaster = Forecaster.load(Path.of(model[0]))) {
            System.out.print(
                    forecaster.forecast(Series.of("sales", LocalDate.of(2019, 1, 1), Period.ofMonths(3), SALES), 2));
        }
    }
}
