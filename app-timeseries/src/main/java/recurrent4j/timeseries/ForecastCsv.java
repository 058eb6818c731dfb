package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A forecast as a CSV file: a moment and a value a line, the moments going on where the series ends. */
final class ForecastCsv {

    private ForecastCsv() {}

    /**
     * Writes a forecast. The file is written aside and renamed, so that a failure leaves what was there before.
     *
     * @param file in a folder that exists; replaced if it exists itself
     * @param series what was forecast, of two rows or more
     * @param forecast the target's next values, in its own unit
     * @throws IOException if the file cannot be written
     */
    static void write(Path file, TimeSeries series, float[] forecast) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, lines(series, forecast));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<String> lines(TimeSeries series, float[] forecast) {
        List<String> moments = series.time().next(forecast.length);
        List<String> lines = new ArrayList<>();
        lines.add(quoted(series.time().name()) + ",forecast");
        for (int step = 0; step < forecast.length; step++) {
            lines.add(moments.get(step) + "," + forecast[step]);
        }
        return lines;
    }

    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
