package recurrent4j.timeseries.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** Forecasts as files. */
class ForecastTableTest {

    /** One decimal more than the data, five digits at least, and no digits that only a computer has made. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "112 432 | 446.02585627798885 | 446.03",
                "112 432 | 167.99999999999997 | 168.00",
                "3 7 | 2.25 | 2.2500",
                "19.99 9.5 | 12.3456 | 12.346",
                "1234567.89 | 1234567.891 | 1234567.891",
                "1500000 2 | 1600000.44 | 1600000.4",
                "250000000000 | 250000000001.7 | 250000000002",
                "0.30000000000000004 211.1 | 167.99999999999997 | 168.000",
                "1e-9 3e-9 | 2.5e-9 | 0.0000000025000",
                "0 0 | -0.1 | -0.1000",
                "3e40 | 3.1e40 | 3.1E+40"
            })
    void numbersHaveAsManyDigitsAsTheSeriesDeserves(String values, double forecast, String written) {
        Series series = Series.of(
                "x",
                Stream.of(values.split(" ")).mapToDouble(Double::parseDouble).toArray());

        assertThat(Decimals.of(series, OptionalInt.empty()).text(forecast)).isEqualTo(written);
    }

    @Test
    void digitsCanBeAskedFor() {
        assertThat(Decimals.of(Series.of("x", 112, 432), OptionalInt.of(17)).text(167.99999999999997))
                .isEqualTo("167.99999999999997");
        assertThat(Decimals.of(Series.of("x", 112, 432), OptionalInt.of(2)).text(167.9))
                .isEqualTo("168");
    }

    @Test
    void jsonHasAnObjectASeries() {
        var interval = new Forecast.Interval(0.8, new double[] {440.1}, new double[] {450.999999});
        var series = Series.of("air", YearMonth.of(1960, 11), 390, 432);
        var table = new ForecastTable(
                "Theta",
                SeriesSet.of("air", List.of(series)),
                List.of(new Forecast(new double[] {446.02585627798885}, List.of(interval))),
                List.of());

        assertThat(table.text(new ForecastFormat(true, false, OptionalInt.empty())))
                .isEqualTo("""
                        {
                          "step" : "1 month",
                          "forecasts" : [ {
                            "id" : "air",
                            "method" : "Theta",
                            "times" : [ "1961-01" ],
                            "mean" : [ 446.03 ],
                            "intervals" : [ {
                              "level" : 0.8,
                              "lower" : [ 440.10 ],
                              "upper" : [ 451.00 ]
                            } ]
                          } ]
                        }
                        """);
    }
}
