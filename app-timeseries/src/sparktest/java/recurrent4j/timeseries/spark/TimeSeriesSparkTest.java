package recurrent4j.timeseries.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.Cli;
import recurrent4j.timeseries.TimeSeriesApp;

/** The forecasts of a cluster are those of the command line. */
class TimeSeriesSparkTest {

    private static final Path MODEL = golden("answers");
    private static final int SERIES = 40;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void master() {
        Map.of(
                        "spark.master", "local[2]",
                        "spark.app.name", "test",
                        "spark.ui.enabled", "false",
                        "spark.driver.host", "127.0.0.1",
                        "spark.driver.bindAddress", "127.0.0.1")
                .forEach(System::setProperty);
        file = folder.resolve("series.csv");
    }

    @AfterEach
    void stop() {
        SparkSession.getDefaultSession().foreach(session -> {
            session.stop();
            return null;
        });
    }

    private static double value(int series, int step) {
        return 100 + series + 3 * step + 10 * Math.sin(step * Math.PI / 2) + series * step % 7;
    }

    /** The last series is too short for the model. */
    private static int length(int series) {
        return series == SERIES - 1 ? 3 : 12 + series % 5;
    }

    /** Rows of values, of which those of a series do not stand together. */
    private void writeValues() throws IOException {
        List<String> rows = new ArrayList<>(List.of("y,unique_id,ds"));
        for (int step = 0; step < 17; step++) {
            for (int series = 0; series < SERIES; series++) {
                if (step < length(series)) {
                    rows.add("%.1f,shop%02d,%d-%02d-01"
                            .formatted(value(series, step), series, 2015 + step / 4, 1 + step % 4 * 3));
                }
            }
        }
        Files.write(file, rows);
    }

    private void writeRows(String... others) throws IOException {
        List<String> rows = new ArrayList<>(List.of("V1,V2,V3"));
        for (int series = 0; series < SERIES; series++) {
            var row = new StringBuilder("shop%02d".formatted(series));
            for (int step = 0; step < length(series); step++) {
                row.append(",%.1f".formatted(value(series, step)));
            }
            rows.add(row.toString());
        }
        rows.addAll(1, List.of(others));
        Files.write(file, rows);
    }

    @Test
    void seriesOfRowsOfValuesAreForecastAsByTheCommandLine() throws IOException {
        writeValues();

        AppRun run = score("--model", MODEL.toString(), "--format", "LONG", "--partitions", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("40 records in ");
        List<String> rows = rows();
        assertThat(rows.stream().sorted())
                .isEqualTo(commandLine("LONG").stream().sorted().toList());
        assertThat(rows)
                .filteredOn(row -> row.endsWith("Seasonal naive"))
                .hasSize(2)
                .allMatch(row -> row.startsWith("shop39,"));
    }

    @Test
    void aSeriesARowIsForecastInTheOrderOfTheFile() throws IOException {
        writeRows();

        assertThat(score("--model", MODEL.toString()).err()).contains("40 records in ");
        assertThat(rows()).isEqualTo(commandLine("M4"));
    }

    @Test
    void aRowThatIsNoSeriesComesBackWithTheReasonAndCostsOnlyItself() throws IOException {
        writeRows();
        List<String> expected = commandLine("M4");
        writeRows("broken,1,x,3");

        AppRun run = score("--model", MODEL.toString());

        assertThat(run.err()).contains("41 records in ").contains("1 of them could not be answered");
        List<String> rows = rows();
        assertThat(rows.get(1))
                .startsWith("!error\tThe record, line 2: \"x\" in column \"V3\" is not a number")
                .endsWith("\tbroken,1,x,3");
        rows.remove(1);
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void aBaselineForecastsEachSeriesByItselfWithoutAModel() throws IOException {
        writeRows();

        AppRun run = score("--by", "theta", "--horizon", "2", "--season", "4", "--no-fallback", "--as", "JSON");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> rows = rows();
        assertThat(rows).hasSize(40);
        AppRun plain = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "forecast",
                "--series",
                file.toString(),
                "--format",
                "M4",
                "--season",
                "4",
                "--by",
                "theta",
                "--horizon",
                "2",
                "--short",
                "skip",
                "--threads",
                "1");
        String mean = plain.out().lines().skip(1).findFirst().orElseThrow().split(",")[2];
        assertThat(rows.get(0))
                .startsWith("{\"id\":\"shop00\",\"method\":\"Theta\",\"times\":[\"13\",\"14\"],\"mean\":[" + mean);
    }

    @Test
    void errorsOfABacktestAddUpToThoseOfTheCommandLine() throws IOException {
        writeRows();

        AppRun run = AppRun.of(
                TimeSeriesSparkApp.class,
                folder,
                "backtest",
                "--in",
                file.toString(),
                "--horizon",
                "2",
                "--season",
                "4",
                "--partitions",
                "3",
                "--folds",
                "2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 of them could not be answered; of one it is said: A horizon of 2");
        AppRun plain = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "backtest",
                "--series",
                file.toString(),
                "--format",
                "M4",
                "--horizon",
                "2",
                "--season",
                "4",
                "--folds",
                "2",
                "--no-network",
                "--short",
                "skip",
                "--out",
                folder.resolve("run").toString());
        assertThat(plain.exitCode()).as(plain.err()).isZero();
        for (String method : List.of("Naive2", "Seasonal naive", "Theta", "Linear autoregression")) {
            List<String> expected = figures(plain.out(), method);
            // The plain table has the deviation over the folds behind MASE, and seconds at the end.
            expected.remove(4);
            expected.remove(expected.size() - 1);
            assertThat(figures(run.out(), method)).as(method).isEqualTo(expected);
        }
    }

    private static List<String> figures(String table, String method) {
        String line = table.lines()
                .filter(one -> one.startsWith(method + "  "))
                .findFirst()
                .orElseThrow();
        return new ArrayList<>(List.of(
                line.substring(method.length()).replace(" %", "%").strip().split("\\s+")));
    }

    @Test
    void mistakesAreOneSentence() throws IOException {
        writeRows();

        assertThat(score().err()).contains("A forecast is made by a saved model, --model, or by a baseline");
        assertThat(score("--by", "nobody", "--horizon", "2").exitCode()).isEqualTo(Cli.MISTAKE);
        assertThat(score("--model", MODEL.toString(), "--format", "LONG").err())
                .contains("The rows have no column \"unique_id\"");
    }

    private AppRun score(String... options) {
        return AppRun.of(
                TimeSeriesSparkApp.class,
                folder,
                Stream.concat(
                                Stream.of(
                                        "score",
                                        "--task",
                                        "forecast",
                                        "--in",
                                        file.toString(),
                                        "--out",
                                        out().toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    /** The rows of all parts, of which each has a header. */
    private List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(out())) {
            for (Path part : files.filter(path -> path.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(part);
                boolean header = !lines.isEmpty() && lines.get(0).startsWith("unique_id,");
                rows.addAll(header ? lines.subList(rows.isEmpty() ? 0 : 1, lines.size()) : lines);
            }
        }
        return rows;
    }

    private List<String> commandLine(String format) {
        AppRun run = AppRun.of(
                TimeSeriesApp.class,
                folder,
                "forecast",
                "--model",
                MODEL.toString(),
                "--series",
                file.toString(),
                "--format",
                format,
                "--season",
                "4",
                "--short",
                "fallback",
                "--threads",
                "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().lines().toList();
    }

    private static Path golden(String kind) {
        try {
            return Path.of(Objects.requireNonNull(
                            TimeSeriesSparkTest.class.getResource("/recurrent4j/golden/" + kind + "/model"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
