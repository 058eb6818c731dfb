package recurrent4j.sentiment.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.Cli;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.PackedModel;
import recurrent4j.scoring.ScoredStream;
import recurrent4j.sentiment.SentimentApp;
import recurrent4j.spark.ScoreJob;
import recurrent4j.spark.Scoring;

/** The answers of a cluster are those of the command line. */
class SentimentSparkTest {

    private static final Path MODEL = golden("bidirectional");

    @TempDir
    private Path folder;

    private Path texts;

    @BeforeEach
    void texts() throws IOException {
        master("local[2]");
        List<String> words = List.of("good", "bad", "not", "film", "the", "a", "very", "ünd", "", "\t", "plot");
        texts = folder.resolve("texts.txt");
        Files.write(
                texts,
                IntStream.range(0, 400)
                        .mapToObj(i -> IntStream.range(0, i % 23)
                                .mapToObj(word -> words.get((i * 7 + word * word) % words.size()))
                                .collect(Collectors.joining(" ")))
                        .toList());
    }

    @AfterEach
    void stop() {
        SparkSession.getDefaultSession().foreach(session -> {
            session.stop();
            return null;
        });
    }

    private static void master(String master) {
        Map.of(
                        "spark.master", master,
                        "spark.app.name", "test",
                        "spark.ui.enabled", "false",
                        "spark.sql.shuffle.partitions", "2",
                        "spark.driver.host", "127.0.0.1",
                        "spark.driver.bindAddress", "127.0.0.1")
                .forEach(System::setProperty);
    }

    @ParameterizedTest
    @CsvSource({"TEXT,1", "JSON,3"})
    void theLinesOfAFileAreAnsweredAsByTheCommandLine(String form, String partitions) throws IOException {
        AppRun run =
                score("--in", texts.toString(), "--out", out().toString(), "--as", form, "--partitions", partitions);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("400 records in ");
        assertThat(parts(out())).isEqualTo(commandLine(form.equals("JSON")));
    }

    @Test
    void filesAreReadInTheOrderOfTheirNamesAndGzipOrNot() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        List<String> lines = Files.readAllLines(texts);
        Files.write(many.resolve("b.txt"), lines.subList(250, 400));
        Files.write(many.resolve("_SUCCESS"), List.of("nothing"));
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write((String.join("\r\n", lines.subList(0, 250)) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(many.resolve("a.txt.gz"), bytes.toByteArray());

        assertThat(score("--in", many.toString(), "--out", out().toString()).err())
                .contains("400 records");
        assertThat(parts(out())).isEqualTo(commandLine(false));
    }

    @Test
    void aLineThatIsNoTextComesBackWithTheReasonAndCostsOnlyItself() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("good\n".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'b', (byte) 0xff, 'd', '\n'});
        bytes.write("bad\n".getBytes(StandardCharsets.UTF_8));
        Files.write(texts, bytes.toByteArray());

        AppRun run = score("--in", texts.toString(), "--out", out().toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("3 records in ")
                .contains("1 of them could not be answered")
                .contains("not in UTF-8");
        List<String> lines = parts(out()).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("!error\tThe line is not in UTF-8").endsWith("\tb\uFFFDd");
        assertThat(lines.get(0)).endsWith("\tgood");
        assertThat(lines.get(2)).endsWith("\tbad");
    }

    @ParameterizedTest
    @CsvSource({"CSV", "JSONL", "PARQUET"})
    void rowsGetAnAnswerOrAnErrorMoreAndKeepTheirOrder(ScoreJob.Layout layout) throws IOException {
        String rows = folder.resolve("rows").toString();
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            var written = spark.sql(
                            "SELECT id, IF(id = 2, NULL, CONCAT('good, \"', id)) AS body FROM RANGE(0, 5, 1, 1)")
                    .write();
            switch (layout) {
                case CSV ->
                    written.option("header", true).option("escape", "\"").csv(rows);
                case JSONL -> written.json(rows);
                case PARQUET -> written.parquet(rows);
                case TEXT -> throw new IllegalArgumentException("Lines are no rows.");
            }
        }

        AppRun run = score(
                "--in", rows, "--out", out().toString(), "--format", layout.name(), "--column", "body", "--as", "JSON");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("5 records in ")
                .contains("1 of them could not be answered; of one it is said: There is no text.");
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            var reader = spark.read();
            List<Row> all = (switch (layout) {
                        case CSV ->
                            reader.option("header", true).option("escape", "\"").csv(out().toString());
                        case JSONL -> reader.json(out().toString());
                        default -> reader.parquet(out().toString());
                    })
                    .selectExpr("CAST(id AS INT)", "answer", "error")
                    .collectAsList();
            assertThat(all.stream().map(row -> row.getInt(0))).containsExactly(0, 1, 2, 3, 4);
            assertThat(all.get(2).getString(2)).isEqualTo("There is no text.");
            assertThat(all.get(3).getString(1)).startsWith("{\"text\":\"good, \\\"3\",\"label\":");
            assertThat(all.get(3).isNullAt(2)).isTrue();
        }
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(score("--in", "/nowhere", "--out", out().toString()).err())
                .isEqualTo("There is no file /nowhere; check the path.\n");
        assertThat(score("--in", texts.toString(), "--out", folder.toString()).err())
                .contains(" is there already; choose another --out");
        assertThat(score("--in", texts.toString(), "--out", out().toString(), "--column", "a")
                        .exitCode())
                .isEqualTo(Cli.MISTAKE);
        AppRun run = AppRun.of(
                SentimentSparkApp.class,
                folder,
                "score",
                "--task",
                "classify",
                "--model",
                folder.toString(),
                "--in",
                "a",
                "--out",
                "b");
        assertThat(run.err()).contains("holds no run.json, so it is no model");
    }

    @Test
    void nothingIsLostWithAnExecutorThatDiesInTheMiddle() throws Exception {
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        master("local-cluster[2,1,1024]");
        try (SparkSession spark = SparkSession.builder()
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.executor.memory", "900m")
                .getOrCreate()) {
            spark.sparkContext().addSparkListener(new KillingOne());
            var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            Scoring scoring = Scoring.of(
                            context,
                            PackedModel.of(MODEL),
                            new SlowOpener(new ClassifierOpener("", BatchScorer.Form.TEXT)))
                    .with(new ScoredStream.Window(16, 10_000, 8));

            ScoreJob.Done done = new ScoreJob(
                            texts.toString(), out().toString(), ScoreJob.Layout.TEXT, "", BatchScorer.Form.TEXT)
                    .run(new ScoreJob.Work(spark, 4), scoring);

            assertThat(done.records()).isEqualTo(400);
            assertThat(parts(out())).isEqualTo(commandLine(false));
            assertThat(KillingOne.executors().count()).isPositive();
        }
    }

    private AppRun score(String... options) {
        return AppRun.of(
                SentimentSparkApp.class,
                folder,
                Stream.concat(Stream.of("score", "--task", "classify", "--model", MODEL.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private String commandLine(boolean json) {
        String[] options = {"classify", "--model", MODEL.toString(), "--file", texts.toString(), "--threads", "1"};
        AppRun run = AppRun.of(
                SentimentApp.class,
                folder,
                Stream.concat(Stream.of(options), json ? Stream.of("--json") : Stream.empty())
                        .toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        return run.out();
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

    private static Path golden(String kind) {
        try {
            return Path.of(Objects.requireNonNull(
                            SentimentSparkTest.class.getResource("/recurrent4j/golden/" + kind + "/model"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
