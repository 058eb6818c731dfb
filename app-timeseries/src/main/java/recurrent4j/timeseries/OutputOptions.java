package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.ForecastFormat;
import recurrent4j.timeseries.report.ForecastOutput;

/** The options that say how forecasts are written, and where to. */
@Heading("Output")
final class OutputOptions {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write CSV or JSON, as the name ends; beside it a plot as SVG, and a page of several as HTML.")
    private Path out;

    @Option(names = "--json", description = "Write JSON: id, times, mean and intervals of each series.")
    private boolean json;

    @Bounds(max = 17)
    @Option(
            names = "--digits",
            paramLabel = "N",
            description =
                    "Significant digits of the largest value (default: one decimal more than the data, 5 at least).")
    private Integer digits;

    @Option(names = "--spreadsheet", description = "Put an apostrophe before ids that a spreadsheet would compute.")
    private boolean spreadsheet;

    /** Refuses a file that is there already, and what has no meaning beside JSON. */
    void requireFree() {
        if (spreadsheet && isJson()) {
            throw new InputException("--spreadsheet is about CSV, and JSON was asked for; leave out one of them.");
        }
        if (out != null) {
            ForecastOutput.requireFree(out);
        }
    }

    private boolean isJson() {
        return json || out != null && out.getFileName().toString().endsWith(".json");
    }

    /** Returns what is to be printed; nothing if it has been written to a file. */
    Optional<String> write(ForecastOutput output) throws IOException {
        var format = new ForecastFormat(
                isJson(), spreadsheet, digits == null ? OptionalInt.empty() : OptionalInt.of(digits));
        if (out == null) {
            return Optional.of(output.text(format));
        }
        output.write(out, format);
        return Optional.empty();
    }

    /** Says where the forecast is, and warns of ids that a spreadsheet would compute, unless they are written for one. */
    List<String> remarks(ForecastOutput output) {
        Stream<String> place = Stream.ofNullable(out).map("The forecast is %s"::formatted);
        Stream<String> formulas = spreadsheet || isJson() ? Stream.empty() : output.remarkOnFormulas().stream();
        return Stream.concat(place, formulas).toList();
    }
}
