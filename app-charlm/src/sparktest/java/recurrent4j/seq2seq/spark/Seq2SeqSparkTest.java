package recurrent4j.seq2seq.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.seq2seq.Seq2SeqApp;

/** The texts of a cluster are those of the command line. */
class Seq2SeqSparkTest {

    @BeforeEach
    void master() {
        Map.of(
                        "spark.master", "local[2]",
                        "spark.app.name", "test",
                        "spark.ui.enabled", "false",
                        "spark.driver.host", "127.0.0.1",
                        "spark.driver.bindAddress", "127.0.0.1")
                .forEach(System::setProperty);
    }

    @Test
    void twoWorkersLearnALanguageTogether(@TempDir Path folder) throws Exception {
        Path text = folder.resolve("text.txt");
        Files.writeString(text, "to be, or not to be, that is the question. ".repeat(400));

        AppRun run = AppRun.of(
                Seq2SeqSparkApp.class, folder, "averaging", "--data", text.toString(), "--units", "8", "--rounds", "2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> rows = run.out().lines().toList();
        assertThat(rows.get(0)).contains("2 workers: validation loss");
        double first = Double.parseDouble(rows.get(1).strip().split("\\s+")[1]);
        double second = Double.parseDouble(rows.get(2).strip().split("\\s+")[1]);
        assertThat(second).isLessThan(first).isLessThan(Math.log(16));
    }

    @Test
    void linesAreRewrittenAsByTheCommandLine(@TempDir Path folder) throws Exception {
        List<String> months = List.of("May", "June", "October", "Dec", "jan");
        Path file = folder.resolve("dates.txt");
        Files.write(
                file,
                IntStream.range(0, 60)
                        .mapToObj(i -> i % 11 == 0 ? "" : "%d %s %d".formatted(1 + i % 28, months.get(i % 5), 1950 + i))
                        .toList());
        Path out = folder.resolve("out");

        AppRun run = AppRun.of(
                Seq2SeqSparkApp.class,
                folder,
                "score",
                "--task",
                "translate",
                "--model",
                model().toString(),
                "--in",
                file.toString(),
                "--out",
                out.toString(),
                "--partitions",
                "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("60 records in ");
        AppRun plain = AppRun.of(
                Seq2SeqApp.class, folder, "translate", "--model", model().toString(), "--file", file.toString());
        assertThat(parts(out)).isEqualTo(plain.out());
    }

    private static String parts(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            var text = new StringBuilder();
            for (Path part : files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(part));
            }
            return text.toString();
        }
    }

    private static Path model() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(Seq2SeqSparkTest.class.getResource("/recurrent4j/golden-seq2seq/dates/model"))
                        .toURI());
    }
}
