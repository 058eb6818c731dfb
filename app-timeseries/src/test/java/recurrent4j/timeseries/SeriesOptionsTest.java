package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.SeriesSet;

class SeriesOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void semicolonsAndDecimalCommasAreRead() throws IOException {
        SeriesSet set = read("\uFEFFds;y\n2018-01;100,5\n2018-02;-1e3\n2018-03;1,000\n");

        assertThat(set.series().get(0).values()).containsExactly(100.5, -1000, 1);
    }

    @Test
    void whatCannotBeToldIsRefusedAndCanBeGiven() throws IOException {
        String groups = "ds;y\n2018-01;1,234\n2018-02;5,678\n";

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(groups))
                .withMessage("sales.csv, line 2: \"1,234\" in column \"y\" is not a number, such as -1.5 or 3e4;"
                        + " correct the cell, or say --decimal.");
        assertThat(read(groups, "--decimal", ",").series().get(0).values()).containsExactly(1.234, 5.678);
        assertThat(read("1\t2\n3\t4\n", "--no-header", "--delimiter", "tab", "--y", "2")
                        .series()
                        .get(0)
                        .values())
                .containsExactly(2, 4);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(groups, "--delimiter", "||"))
                .withMessage("--delimiter \"||\" is more than one sign; give one, or \"tab\".");
    }

    private SeriesSet read(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("sales.csv"), content);
        String[] all = Stream.concat(Stream.of("--series", file.toString()), Stream.of(options))
                .toArray(String[]::new);
        return CommandLine.populateCommand(new SeriesOptions(), all).read();
    }
}
