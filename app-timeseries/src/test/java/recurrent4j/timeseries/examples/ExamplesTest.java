package recurrent4j.timeseries.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.Forecaster;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.TrainingPlan;

/** The Java that the README shows compiles, does what it says, and is the same in both places. */
class ExamplesTest {

    private static final Path SOURCES = Path.of("src/test/java/recurrent4j/timeseries/examples");

    @TempDir
    private Path folder;

    @Test
    void theReadmeShowsWhatIsCompiledHere() throws IOException {
        String sources;
        try (Stream<Path> files = Files.list(SOURCES)) {
            sources = files.filter(file -> file.getFileName().toString().endsWith("FromJava.java"))
                    .map(ExamplesTest::lines)
                    .collect(Collectors.joining("\n"));
        }
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1).lines().map(String::strip).collect(Collectors.joining("\n")))
                .toList();

        assertThat(shown).hasSize(2).allSatisfy(block -> assertThat(sources).contains(block));
    }

    private static String lines(Path file) {
        try {
            return Files.readString(file).lines().map(String::strip).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aModelIsTrainedSavedLoadedAndAsked() throws IOException {
        double[] months =
                IntStream.range(0, 60).mapToDouble(i -> 100 + i + 9 * (i % 12)).toArray();
        SeriesSet set = SeriesSet.of("air", List.of(Series.of("air", YearMonth.of(1949, 1), months)));
        TrainingPlan plan = Hyperparameters.ofSeries(set, 12, 1).plan().lasting(4);
        var small = GlobalRecurrent.of(new Hyperparameters(RecurrentStack.of(Cell.SIMPLE_RNN, 2), 24, plan));
        Path model = folder.resolve("model");

        Forecast before;
        try (Forecaster trained = Forecaster.train(set, 12, small)) {
            assertThat(trained.scores().toString()).contains("validation", "Naive2", "SimpleRnn 2");
            assertThat(trained.methods()).contains("SimpleRnn 2", "Theta").hasSize(14);
            assertThat(trained.method())
                    .isEqualTo(trained.scores().winner().contestant().name());
            before = trained.forecast(set, 12).get(0);
            trained.save(model);
        }
        Forecast after = ForecastFromJava.forecast(model, months);

        assertThat(after).hasToString(before.toString()).asString().contains("1954-01", "1954-12", "80 %", "95 %");
        try (Forecaster loaded = Forecaster.load(model)) {
            assertThat(loaded.by("simplernn").method()).isEqualTo("SimpleRnn 2");
            assertThat(loaded.by("naive").forecast(set, 1).get(0).mean()).containsExactly(months[59]);
        }
    }
}
