package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.train.Epoch;

class LearningCurvesTest {

    @Test
    void everyEpochIsALine(@TempDir Path folder) throws IOException {
        Map<String, List<Epoch>> epochs = new LinkedHashMap<>();
        epochs.put("LSTM", List.of(new Epoch(1, 0.001, 0.5, 0.25, 1.5), new Epoch(2, 5e-4, 0.125, Double.NaN, 1)));
        epochs.put("linear, \"Dense(1)\"", List.of(new Epoch(1, 0.01, 2, 3, 0.5)));
        Path file = folder.resolve("losses.csv");
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            new LearningCurves(epochs).writeCsv(file);
        } finally {
            Locale.setDefault(locale);
        }
        assertThat(Files.readString(file)).isEqualTo("""
                contestant,epoch,learningRate,trainLoss,validationLoss,seconds
                LSTM,1,0.001,0.5,0.25,1.5
                LSTM,2,5.0E-4,0.125,NaN,1.0
                "linear, ""Dense(1)\""",1,0.01,2.0,3.0,0.5
                """);
    }

    @Test
    void lossesAreShownInTheUnitOfTheScores() {
        var nats = new LearningCurves(Map.of("LSTM", List.of(new Epoch(1, 0.5, 2, 1, 3))));
        assertThat(nats.times(1 / Math.log(2)).epochs().get("LSTM"))
                .containsExactly(new Epoch(1, 0.5, 2 / Math.log(2), 1 / Math.log(2), 3));
    }

    @Test
    void thePlotShowsTheValidationLoss() {
        var curves = new LearningCurves(Map.of("LSTM", List.of(new Epoch(1, 1, 9, 4, 1), new Epoch(2, 1, 8, 2, 1))));
        LinePlot plot = curves.plot("Curves", "MSE", true);
        assertThat(plot.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("LSTM");
            assertThat(line.x()).containsExactly(1, 2);
            assertThat(line.y()).containsExactly(4, 2);
        });
        assertThat(plot.axes()).isEqualTo(new LinePlot.Axes("epoch", "MSE", true));
    }
}
