package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCsvTest {

    @TempDir
    private Path folder;

    @Test
    void aForecastGoesOnWithTheSeriesDates() throws Exception {
        Path file = folder.resolve("forecast.csv");

        ForecastCsv.write(file, Preset.NCSOFT.series().orElseThrow(), new float[] {812_500, 0.25f});

        assertThat(file).hasContent("date,forecast\n2021-08-29,812500.0\n2021-09-05,0.25\n");
    }

    @Test
    void withoutATimeColumnTheStepsAreCountedOn() throws Exception {
        Path file = folder.resolve("forecast.csv");

        ForecastCsv.write(file, Preset.SINE.series().orElseThrow(), new float[] {0});

        assertThat(file).hasContent("step,forecast\n1601,0.0\n");
    }

    @Test
    void aColumnNameWithACommaIsQuoted() throws Exception {
        Path file = folder.resolve("forecast.csv");
        TimeAxis time = new TimeAxis("day, \"local\"", List.of("1", "2"));

        ForecastCsv.write(file, new TimeSeries("x", List.of("y"), new double[1][2], time), new float[] {5});

        assertThat(file).hasContent("\"day, \"\"local\"\"\",forecast\n3,5.0\n");
    }

    @Test
    void anOlderForecastIsReplacedAndNothingElseRemains() throws Exception {
        Path file = Files.writeString(folder.resolve("forecast.csv"), "old");

        ForecastCsv.write(file, Preset.SINE.series().orElseThrow(), new float[] {0});

        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(Files.list(folder)).hasSize(1);
        assertThat(file).content().startsWith("step,forecast");
    }

    @Test
    void aFailureLeavesWhatWasThere() throws Exception {
        Path occupied = Files.createDirectory(folder.resolve("forecast.csv"));
        Files.writeString(occupied.resolve("precious"), "old");

        assertThatIOException()
                .isThrownBy(
                        () -> ForecastCsv.write(occupied, Preset.SINE.series().orElseThrow(), new float[] {0}));

        assertThat(Files.list(folder)).containsExactly(occupied);
        assertThat(occupied.resolve("precious")).hasContent("old");
    }
}
