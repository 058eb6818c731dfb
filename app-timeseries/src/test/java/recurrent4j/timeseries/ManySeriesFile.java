package recurrent4j.timeseries;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Files of as many series as people have, each a line with a season of twelve. */
final class ManySeriesFile {

    static final int LENGTH = 100;
    private static final int SEASON = 12;

    private ManySeriesFile() {}

    /** Returns a value, which a reader of the file must find there. */
    static double value(int series, int t) {
        return 10 + series % 1000 + 0.5 * t + series % 7 * ((t + series) % SEASON);
    }

    /** Writes month by month, as a database would give it: no series is complete before the end. */
    static void writeLong(Path file, int count) throws IOException {
        try (Writer out = open(file)) {
            out.write("unique_id,ds,y\n");
            for (int t = 0; t < LENGTH; t++) {
                String moment = "%d-%02d,".formatted(2000 + t / SEASON, t % SEASON + 1);
                for (int i = 0; i < count; i++) {
                    out.write("series-" + i + "," + moment + value(i, t) + "\n");
                }
            }
        }
    }

    /** Writes a series a row, as in M4, whose ids tell that they are monthly. */
    static void writeRows(Path file, int count) throws IOException {
        try (Writer out = open(file)) {
            for (int cell = 1; cell <= LENGTH + 1; cell++) {
                out.write((cell == 1 ? "V" : ",V") + cell);
            }
            for (int i = 0; i < count; i++) {
                out.write("\nM" + i);
                for (int t = 0; t < LENGTH; t++) {
                    out.write("," + value(i, t));
                }
            }
            out.write("\n");
        }
    }

    private static Writer open(Path file) throws IOException {
        var zipped = new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
        return new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8), 1 << 16);
    }
}
