package recurrent4j.timeseries.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.InputException;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastFile;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * What follows series, as a method says.
 *
 * @param method its name
 * @param known what the forecasts follow
 * @param forecasts one a series
 */
public record ForecastOutput(String method, SeriesSet known, List<Forecast> forecasts) {

    /** Returns the forecasts as one CSV file. */
    public String csv() {
        return ForecastFile.csv(known, forecasts);
    }

    /**
     * Makes sure that neither a CSV file nor the picture beside it would replace anything.
     *
     * @throws InputException if one of them is there already, or both would be the same file
     */
    public static void requireFree(Path csv) {
        Path picture = beside(csv);
        if (picture.equals(csv)) {
            throw new InputException(
                    csv + " is the name of the plot, which goes beside the CSV file; let --out end in .csv.");
        }
        for (Path file : List.of(csv, picture)) {
            if (Files.exists(file)) {
                throw new InputException(file + " is there already; choose another --out, or remove it.");
            }
        }
    }

    /**
     * Writes the CSV file and, under its name with the ending png, a picture of the first forecast.
     *
     * @throws IOException if this Java cannot draw, or a file cannot be written
     */
    public void write(Path csv) throws IOException {
        AtomicFile.write(csv, csv());
        Chart chart = new ForecastFans(known, new Charts(List.of(method))).of(method, 0, forecasts.get(0));
        if (!chart.isDrawn()) {
            throw new IOException(csv + " is written, but not the plot: " + chart.problem());
        }
        AtomicFile.write(beside(csv), chart.png());
    }

    private static Path beside(Path csv) {
        return csv.resolveSibling(csv.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".png");
    }
}
