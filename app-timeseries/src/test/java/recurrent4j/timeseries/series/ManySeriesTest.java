package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets as large as people have them, in the heap of 2 GB that tests are given. */
class ManySeriesTest {

    private static final int LENGTH = 100;

    @TempDir
    private Path folder;

    @Test
    void aThousandSeriesAreReadFromOneFile() throws Exception {
        assertRead(1_000);
    }

    @Test
    @Tag("full")
    void aHundredThousandSeriesAreReadFromOneFile() throws Exception {
        assertRead(100_000);
    }

    private void assertRead(int count) throws IOException {
        Path file = folder.resolve("many.csv.gz");
        write(file, count);

        SeriesSet set = LongFormat.usual().read(file, Reading.strict());

        assertThat(set.size()).isEqualTo(count);
        assertThat(set.series()).allMatch(series -> series.length() == LENGTH);
        assertThat(set.series().get(count - 1).values()[LENGTH - 1]).isEqualTo(count - 1 + 0.5 * (LENGTH - 1));
        assertThat(set.series().get(count - 1).clock().label(0)).isEqualTo("2008-04");
        assertThat(set.frequency()).isEqualTo(new Frequency("1 month", 12));
    }

    /** Month by month, as a database would give it: no series is complete before the end. */
    private static void write(Path file, int count) throws IOException {
        try (var out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file))))) {
            out.write("unique_id,ds,y\n");
            for (int t = 0; t < LENGTH; t++) {
                String moment = "%d-%02d,".formatted(2000 + t / 12, t % 12 + 1);
                for (int i = 0; i < count; i++) {
                    out.write("series-" + i + "," + moment + (i + 0.5 * t) + "\n");
                }
            }
        }
    }
}
