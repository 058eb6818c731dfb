package recurrent4j.timeseries.forecast;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.CsvWriter;
import recurrent4j.io.Json;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Forecasts as a file for programs and people.
 *
 * @param known what the forecasts follow
 * @param forecasts one a series
 * @param methods by what each was forecast; none where all were by the one method
 */
public record ForecastTable(String method, SeriesSet known, List<Forecast> forecasts, List<String> methods) {

    /** The JSON file: {@code {"step", "forecasts": [...]}}. */
    private record File(String step, List<Entry> forecasts) {}

    /** What is expected to follow one series, a number a step. */
    private record Entry(
            String id, String method, List<String> times, List<BigDecimal> mean, List<Interval> intervals) {}

    private record Interval(BigDecimal level, List<BigDecimal> lower, List<BigDecimal> upper) {}

    /** Returns the text of the file. */
    public String text(ForecastFormat format) {
        return format.json() ? json(format) : csv(format);
    }

    /**
     * Returns CSV in the columns that forecasting libraries share: {@code unique_id,ds,mean} and, where there are intervals,
     * {@code lo-80,hi-80} and so on for each level, empty for a forecast without; and {@code method}, where there are several;
     * a row a series and step.
     */
    private String csv(ForecastFormat format) {
        List<Double> levels = levels();
        var csv = new CsvWriter(header(levels, !methods.isEmpty()));
        if (format.spreadsheet()) {
            csv.withoutFormulas();
        }
        for (int i = 0; i < known.size(); i++) {
            rows(i, format, levels).forEach(row -> csv.row(row.toArray()));
        }
        return csv.text();
    }

    /** Returns what stands above the rows of {@link #lines}. */
    public static String header(List<Double> levels, List<String> methods) {
        return line(header(levels, !methods.isEmpty()));
    }

    /**
     * Returns the rows of CSV or the line of JSON of each series, without the end of the last.
     *
     * @param levels of the intervals in CSV, which a forecast need not have
     */
    public List<String> lines(ForecastFormat format, List<Double> levels) {
        return IntStream.range(0, known.size())
                .mapToObj(i -> format.json()
                        ? jsonLine(i, format)
                        : rows(i, format, levels).stream()
                                .map(row ->
                                        line(row.stream().map(Object::toString).toList()))
                                .collect(Collectors.joining("\n")))
                .toList();
    }

    private static String line(List<String> cells) {
        return new CsvWriter(cells).text().stripTrailing();
    }

    private String jsonLine(int number, ForecastFormat format) {
        try {
            return Json.mapper()
                    .writer()
                    .without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(entry(number, format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Object>> rows(int number, ForecastFormat format, List<Double> levels) {
        Series series = known.series().get(number);
        Forecast forecast = forecasts.get(number);
        Decimals decimals = Decimals.of(series, format.digits());
        List<String> moments = series.clock().next(forecast.horizon());
        List<List<Object>> rows = new ArrayList<>();
        for (int step = 0; step < forecast.horizon(); step++) {
            List<Object> cells = new ArrayList<>(List.of(series.id(), moments.get(step)));
            cells.add(new Number(decimals.text(forecast.mean()[step])));
            for (double level : levels) {
                Optional<Forecast.Interval> interval = forecast.interval(level);
                for (boolean upper : new boolean[] {false, true}) {
                    int at = step;
                    cells.add(interval.<Object>map(
                                    one -> new Number(decimals.text((upper ? one.upper() : one.lower())[at])))
                            .orElse(""));
                }
            }
            if (!methods.isEmpty()) {
                cells.add(methods.get(number));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** A number, before which there is never an apostrophe. */
    private record Number(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    private List<Double> levels() {
        return forecasts.stream()
                .flatMap(forecast -> forecast.intervals().stream())
                .map(Forecast.Interval::level)
                .distinct()
                .toList();
    }

    private static List<String> header(List<Double> levels, boolean several) {
        List<String> columns = new ArrayList<>(List.of("unique_id", "ds", "mean"));
        for (double level : levels) {
            String percent = BigDecimal.valueOf(level)
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            columns.add("lo-" + percent);
            columns.add("hi-" + percent);
        }
        if (several) {
            columns.add("method");
        }
        return columns;
    }

    private String json(ForecastFormat format) {
        var file = new File(
                known.frequency().step(),
                IntStream.range(0, known.size()).mapToObj(i -> entry(i, format)).toList());
        try {
            return Json.mapper().writeValueAsString(file) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Entry entry(int number, ForecastFormat format) {
        Series series = known.series().get(number);
        Forecast forecast = forecasts.get(number);
        Decimals decimals = Decimals.of(series, format.digits());
        return new Entry(
                series.id(),
                methods.isEmpty() ? method : methods.get(number),
                series.clock().next(forecast.horizon()),
                rounded(decimals, forecast.mean()),
                forecast.intervals().stream()
                        .map(one -> new Interval(
                                BigDecimal.valueOf(one.level()),
                                rounded(decimals, one.lower()),
                                rounded(decimals, one.upper())))
                        .toList());
    }

    private static List<BigDecimal> rounded(Decimals decimals, double[] values) {
        return Arrays.stream(values).mapToObj(decimals::round).toList();
    }
}
