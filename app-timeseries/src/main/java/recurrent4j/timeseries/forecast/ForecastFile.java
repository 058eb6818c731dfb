package recurrent4j.timeseries.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.io.CsvWriter;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** Forecasts of many series as one CSV file, in the columns that forecasting libraries share. */
public final class ForecastFile {

    private ForecastFile() {}

    /**
     * Returns {@code unique_id,ds,mean} and, where there are intervals, {@code lo-80,hi-80} and so on for each level; a
     * row a series and step.
     *
     * @param known what the forecasts follow
     * @param forecasts one a series, all with the same levels
     */
    public static String csv(SeriesSet known, List<Forecast> forecasts) {
        var csv = new CsvWriter(header(forecasts.get(0)));
        for (int i = 0; i < known.size(); i++) {
            Series series = known.series().get(i);
            Forecast forecast = forecasts.get(i);
            List<String> moments = series.clock().next(forecast.horizon());
            for (int step = 0; step < forecast.horizon(); step++) {
                List<Object> cells = new ArrayList<>(List.of(series.id(), moments.get(step), forecast.mean()[step]));
                for (Interval interval : forecast.intervals()) {
                    cells.add(interval.lower()[step]);
                    cells.add(interval.upper()[step]);
                }
                csv.row(cells.toArray());
            }
        }
        return csv.text();
    }

    private static List<String> header(Forecast forecast) {
        List<String> columns = new ArrayList<>(List.of("unique_id", "ds", "mean"));
        for (Interval interval : forecast.intervals()) {
            String percent = BigDecimal.valueOf(interval.level())
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            columns.add("lo-" + percent);
            columns.add("hi-" + percent);
        }
        return columns;
    }
}
