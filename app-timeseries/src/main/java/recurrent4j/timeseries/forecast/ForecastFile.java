package recurrent4j.timeseries.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
        var csv = new StringBuilder(header(forecasts.get(0))).append('\n');
        for (int i = 0; i < known.size(); i++) {
            Series series = known.series().get(i);
            Forecast forecast = forecasts.get(i);
            List<String> moments = series.clock().next(forecast.horizon());
            for (int step = 0; step < forecast.horizon(); step++) {
                csv.append(quoted(series.id())).append(',').append(moments.get(step));
                csv.append(',').append(forecast.mean()[step]);
                for (Interval interval : forecast.intervals()) {
                    csv.append(',').append(interval.lower()[step]);
                    csv.append(',').append(interval.upper()[step]);
                }
                csv.append('\n');
            }
        }
        return csv.toString();
    }

    private static String header(Forecast forecast) {
        List<String> columns = new ArrayList<>(List.of("unique_id", "ds", "mean"));
        for (Interval interval : forecast.intervals()) {
            String percent = BigDecimal.valueOf(interval.level())
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            columns.add("lo-" + percent);
            columns.add("hi-" + percent);
        }
        return String.join(",", columns);
    }

    private static String quoted(String id) {
        boolean plain = id.indexOf(',') < 0 && id.indexOf('"') < 0;
        return plain ? id : '"' + id.replace("\"", "\"\"") + '"';
    }
}
