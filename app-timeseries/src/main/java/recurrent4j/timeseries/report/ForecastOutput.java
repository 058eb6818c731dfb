package recurrent4j.timeseries.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.CsvWriter;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlPage;
import recurrent4j.report.Section;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * What follows series, as a method says.
 *
 * @param known what the forecasts follow
 * @param forecasts one a series, with the same levels or none
 * @param methods by what each was forecast; none where all were by the one method
 */
public record ForecastOutput(String method, SeriesSet known, List<Forecast> forecasts, List<String> methods) {

    private static final String PICTURE = ".svg";
    private static final String PAGE = ".html";

    /** A page of more is no longer looked through. */
    private static final int MOST = 24;

    /** Says that all was forecast by one method. */
    public ForecastOutput(String method, SeriesSet known, List<Forecast> forecasts) {
        this(method, known, forecasts, List.of());
    }

    /**
     * Returns the forecasts as one CSV file in the columns that forecasting libraries share: {@code unique_id,ds,mean} and,
     * where there are intervals, {@code lo-80,hi-80} and so on for each level, empty for a forecast without; and {@code method},
     * where there are several; a row a series and step.
     *
     * @param spreadsheet whether an apostrophe stands before ids that a spreadsheet would compute
     */
    public String csv(boolean spreadsheet) {
        List<Double> levels = levels();
        var csv = new CsvWriter(header(levels));
        if (spreadsheet) {
            csv.withoutFormulas();
        }
        for (int i = 0; i < known.size(); i++) {
            Series series = known.series().get(i);
            Forecast forecast = forecasts.get(i);
            List<String> moments = series.clock().next(forecast.horizon());
            for (int step = 0; step < forecast.horizon(); step++) {
                List<Object> cells = new ArrayList<>(List.of(series.id(), moments.get(step), forecast.mean()[step]));
                for (double level : levels) {
                    Optional<Forecast.Interval> interval = forecast.interval(level);
                    cells.add(interval.isPresent() ? interval.get().lower()[step] : "");
                    cells.add(interval.isPresent() ? interval.get().upper()[step] : "");
                }
                if (!methods.isEmpty()) {
                    cells.add(methods.get(i));
                }
                csv.row(cells.toArray());
            }
        }
        return csv.text();
    }

    /** Warns of ids that a spreadsheet would compute, if there are any. */
    public Optional<String> remarkOnFormulas() {
        long formulas = known.series().stream()
                .filter(series -> CsvWriter.isFormula(series.id()))
                .count();
        return Optional.of(Text.of(
                        "Ids that begin with =, +, - or @ are formulas to a spreadsheet, and %,d do; --spreadsheet puts an apostrophe before them.",
                        formulas))
                .filter(remark -> formulas > 0);
    }

    private List<Double> levels() {
        return forecasts.stream()
                .flatMap(forecast -> forecast.intervals().stream())
                .map(Forecast.Interval::level)
                .distinct()
                .toList();
    }

    private List<String> header(List<Double> levels) {
        List<String> columns = new ArrayList<>(List.of("unique_id", "ds", "mean"));
        for (double level : levels) {
            String percent = BigDecimal.valueOf(level)
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            columns.add("lo-" + percent);
            columns.add("hi-" + percent);
        }
        if (!methods.isEmpty()) {
            columns.add("method");
        }
        return columns;
    }

    /**
     * Makes sure that neither a CSV file nor the pictures beside it would replace anything.
     *
     * @throws InputException if one of them is there already, or two would be the same file
     */
    public static void requireFree(Path csv) {
        for (String ending : List.of(PICTURE, PAGE)) {
            if (beside(csv, ending).equals(csv)) {
                throw new InputException(
                        csv + " is the name of a plot, which goes beside the CSV file; let --out end in .csv.");
            }
        }
        for (Path file : List.of(csv, beside(csv, PICTURE), beside(csv, PAGE))) {
            if (Files.exists(file)) {
                throw new InputException(file + " is there already; choose another --out, or remove it.");
            }
        }
    }

    /**
     * Writes the CSV file and, under its name with other endings, a picture of the first forecast and, where there are several,
     * a page of them.
     *
     * @param spreadsheet as for {@link #csv}
     * @throws IOException if a file cannot be written
     * @return what was written
     */
    public List<Path> write(Path csv, boolean spreadsheet) throws IOException {
        AtomicFile.write(csv, csv(spreadsheet));
        var fans = new ForecastFans(known.season(), new Charts(List.of(method)));
        AtomicFile.write(beside(csv, PICTURE), fans.of(this, 0).svg());
        if (known.size() == 1) {
            return List.of(csv, beside(csv, PICTURE));
        }
        var page = new HtmlPage("Forecasts of " + known.shortName());
        page.verdict("By %s, %d steps ahead.".formatted(method, forecasts.get(0).horizon()));
        page.section(section("Forecasts", MOST, fans));
        page.write(beside(csv, PAGE));
        return List.of(csv, beside(csv, PICTURE), beside(csv, PAGE));
    }

    /** Returns a section of the first forecasts, which says how many are left out. */
    Section section(String title, int most, ForecastFans fans) {
        int shown = Math.min(most, known.size());
        Chart[] drawn =
                IntStream.range(0, shown).mapToObj(i -> fans.of(this, i)).toArray(Chart[]::new);
        String left = shown == known.size()
                ? ""
                : Text.of(" These are the first %d of %,d series; the others are left out.", shown, known.size());
        String intervals = levels().isEmpty() ? "" : ", with its intervals";
        return Section.of(
                title,
                "What %s expects next%s, and the seasonal naive forecast beside it.%s"
                        .formatted(method, intervals, left),
                drawn);
    }

    private static Path beside(Path csv, String ending) {
        return csv.resolveSibling(csv.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ending);
    }
}
