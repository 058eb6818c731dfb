package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void aTextIsWritten() throws Exception {
        List<String> lines = printed(() -> WriteText.main(model("charlm", "words")));

        assertEquals("the cat ran to the mat.", lines.get(0), lines::toString);
    }

    @Test
    void aNetworkIsTrainedFromItsPieces() throws Exception {
        List<String> lines = printed(() -> TrainNetwork.main("3"));

        assertTrue(lines.get(0).matches("Epoch\\[number=\\d.*"), lines::toString);
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
