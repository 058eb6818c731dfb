package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import recurrent4j.data.Window;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.InputException;
import recurrent4j.report.Chart;
import recurrent4j.report.Charts;
import recurrent4j.report.Continuation;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * The picture of a forecast: the recent past, and how the network and the baselines continue it.
 *
 * @param chart drawn, or with the reason why it is not
 */
record ForecastPlot(Chart chart) {

    private static final int RECENT = 100;

    /** Draws how a saved model continues a series. */
    static ForecastPlot of(SavedForecaster saved, TimeSeries series) {
        int horizon = saved.question().horizon();
        Window latest = series.latest(saved.question().window());
        Map<String, float[]> forecasts = new LinkedHashMap<>();
        Stream.of(new LastValue(horizon), saved.linear(), saved.network())
                .forEach(forecaster ->
                        forecasts.put(forecaster.name(), forecaster.forecast(List.of(latest))[0]));
        float[] recent = series.latest(Math.min(series.rows(), RECENT)).past()[0];
        return new ForecastPlot(new Charts(List.copyOf(forecasts.keySet()))
                .continuation(new Continuation("Forecast of " + series.name(), recent, new float[0], forecasts)));
    }

    /** Draws how a method continues the first series of a set. */
    static ForecastPlot of(String method, SeriesSet set, List<Forecast> forecasts) {
        var charts = new Charts(List.of(method));
        return new ForecastPlot(new ForecastFans(set, charts).of(method, 0, forecasts.get(0)));
    }

    /**
     * Makes sure that neither a CSV file nor the picture beside it would replace anything.
     *
     * @throws InputException if one of them is there already, or both would be the same file
     */
    static void requireFree(Path csv) {
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

    private static Path beside(Path csv) {
        return csv.resolveSibling(csv.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".png");
    }

    /**
     * Writes the picture beside a CSV file, under its name with the ending png.
     *
     * @throws IOException if this Java cannot draw, or the file cannot be written
     */
    void write(Path csv) throws IOException {
        if (!chart.isDrawn()) {
            throw new IOException(csv + " is written, but not the plot: " + chart.problem());
        }
        AtomicFile.write(beside(csv), chart.png());
    }
}
