package recurrent4j.timeseries.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import recurrent4j.timeseries.forecast.ForecastFormat;
import recurrent4j.timeseries.forecast.ForecastTable;
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

    /** Returns the forecasts as the text of one file. */
    public String text(ForecastFormat format) {
        return new ForecastTable(method, known, forecasts, methods).text(format);
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
     * @throws IOException if a file cannot be written
     * @return what was written
     */
    public List<Path> write(Path csv, ForecastFormat format) throws IOException {
        AtomicFile.write(csv, text(format));
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
        String intervals =
                forecasts.stream().allMatch(forecast -> forecast.intervals().isEmpty()) ? "" : ", with its intervals";
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
