package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recurrent4j.cli.PublicFiles;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** Files of public competitions, which are too large for the tree: {@code RECURRENT4J_DATA} names their folder. */
final class PublicData {

    private PublicData() {}

    /** Returns a file, or skips the test. */
    static Path file(String path) {
        return PublicFiles.path(path);
    }

    /** Returns the monthly series of the M3 competition, with the 18 values that were to be forecast. */
    static SeriesSet m3Monthly() throws IOException {
        return m3("m3/m3_monthly_train.csv.gz", 4).followedBy(m3("m3/m3_monthly_test.csv.gz", 3));
    }

    /** Reads a file with a series a row, all its values in one cell with semicolons between. */
    private static SeriesSet m3(String path, int valueCell) throws IOException {
        List<Series> series = new ArrayList<>();
        try (CsvReader rows = CsvReader.open(file(path), CsvFormat.DETECTED)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                String[] values = row.get().get(valueCell).split(";");
                series.add(Series.of(
                        row.get().get(0),
                        Arrays.stream(values).mapToDouble(Double::parseDouble).toArray()));
            }
        }
        return SeriesSet.of(path, 12, series);
    }
}
