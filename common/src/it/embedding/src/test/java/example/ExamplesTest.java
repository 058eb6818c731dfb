package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.charlm.TextGenerator;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.sentiment.TextClassifier;
import recurrent4j.timeseries.Forecaster;
import recurrent4j.timeseries.series.Series;

/** The programs answer, asked as their users would. */
class ExamplesTest {

    @Test
    void aSeriesIsForecastWithIntervals() throws Exception {
        List<String> lines = printed(() -> ForecastSales.main(model("timeseries", "many-series")));

        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.get(0).matches(" *time +mean .*80 %.*95 %.*"), lines::toString);
        assertTrue(lines.get(1).matches(" *2024-01-01 +\\d+\\.\\d+ .*"), lines::toString);
        assertTrue(lines.get(2).matches(" *2024-04-01 +\\d+\\.\\d+ .*"), lines::toString);
    }

    @Test
    void aTextIsClassified() throws Exception {
        List<String> lines = printed(() -> ClassifyText.main(model("sentiment", "last-state")));

        assertTrue(String.join(" ", lines).matches("pos .*0?\\.?88.*"), lines::toString);
    }

    @Test
    void namesAreFoundInASentence() throws Exception {
        List<String> lines = printed(() -> TagSentence.main(Path.of(
                        System.getProperty("suite"),
                        "app-sentiment/src/test/resources/recurrent4j/golden-tagging/names/model")
                .toString()));

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("[James Ashley person]"), lines::toString);
    }

    @Test
    void aTextIsTranslated() throws Exception {
        List<String> lines = printed(() -> TranslateText.main(Path.of(
                        System.getProperty("suite"),
                        "app-charlm/src/test/resources/recurrent4j/golden-seq2seq/dates/model")
                .toString()));

        assertEquals(List.of("1999-05-03"), lines);
    }

    @Test
    void aTextIsWritten() throws Exception {
        List<String> lines = printed(() -> WriteText.main(model("charlm", "words")));

        assertEquals("the cat ran to the mat.", lines.get(0), lines::toString);
    }

    @Test
    void aNetworkIsTrainedFromItsPieces() throws Exception {
        List<String> lines = printed(() -> TrainNetwork.main("3"));

        assertTrue(lines.get(0).matches("Epoch\\[number=\\d.*"), lines::toString);
    }

    @Test
    void eightThreadsAskOneModelAndGetTheAnswersThatOneGets() throws Exception {
        Series series = Series.of(
                "sales",
                IntStream.range(0, 40).mapToDouble(i -> 80 + i + 9 * (i % 4)).toArray());
        try (var forecaster = Forecaster.load(Path.of(model("timeseries", "many-series")));
                var generator = TextGenerator.load(Path.of(model("charlm", "words")));
                var classifier = TextClassifier.load(Path.of(model("sentiment", "last-state")))) {
            Callable<List<String>> asked = () -> List.of(
                    forecaster.forecast(series, 2).toString(),
                    generator.generate("the", Sampling.temperature(0.8).length(30)),
                    classifier.classify("a fine film in every way").toString());
            List<String> alone = asked.call();

            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                for (Future<List<String>> answers : threads.invokeAll(Collections.nCopies(80, asked))) {
                    assertEquals(alone, answers.get());
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    private static String model(String app, String name) {
        return Path.of(
                        System.getProperty("suite"),
                        "app-" + app,
                        "src/test/resources/recurrent4j/golden",
                        name,
                        "model")
                .toString();
    }

    private static List<String> printed(Program program) throws Exception {
        PrintStream usual = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(usual);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private interface Program {

        void run() throws Exception;
    }
}
