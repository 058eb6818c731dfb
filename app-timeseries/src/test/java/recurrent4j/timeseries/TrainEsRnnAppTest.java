package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.cli.AppRun;

/** ES-RNN, from its training to its use, on the command line. */
class TrainEsRnnAppTest {

    @TempDir
    private static Path folder;

    /** Trained once; the tests only read it. */
    @BeforeAll
    static void model() throws IOException {
        write("shops.csv", 40, "north", "south");
        write("longer.csv", 44, "north", "west");
        AppRun trained = train("--out", "run");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("OWA", "Seasonal naive", "ES-RNN (SimpleRnn 3)", "The model is ");
    }

    private static void write(String file, int steps, String... shops) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "unique_id,ds,y\n"
                        + Stream.of(shops)
                                .flatMap(shop -> IntStream.range(0, steps)
                                        .mapToObj(step -> "%s,%d,%d\n"
                                                .formatted(shop, step, 20 * shop.length() + step + 9 * (step % 4))))
                                .collect(Collectors.joining()));
    }

    @Test
    void theModelHoldsTheSmoothingOfEachSeriesBesideTheNetworks() {
        assertThat(folder.resolve("run/model"))
                .isDirectoryContaining(file -> file.endsWith("network-3.zip"))
                .isDirectoryContaining(file -> file.endsWith("smoothing-3-1.json"));
        assertThat(folder.resolve("run/model/question.json")).content().contains("\"kind\" : \"ES_RNN\"");
    }

    @Test
    void itForecastsKnownSeriesAndNewOnesWithIntervals() throws IOException {
        AppRun command = run("forecast --by es-rnn", "longer.csv");

        assertThat(command.exitCode()).as(command.err()).isZero();
        List<String> lines = command.out().lines().toList();
        assertThat(lines).hasSize(1 + 2 * 2).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        for (String line : lines.subList(1, lines.size())) {
            double[] numbers = Stream.of(line.split(","))
                    .skip(2)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(numbers[0]).isBetween(80.0, 220.0);
            assertThat(numbers[1]).isLessThan(numbers[2]);
            assertThat(numbers[3]).isLessThan(numbers[4]);
        }
    }

    @Test
    void itIsScoredOnWhatItHasNotLearnedFrom() throws IOException {
        AppRun command = run("evaluate", "longer.csv");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).contains("Naive2", "ES-RNN (SimpleRnn 3)", "80.0 % hold");
    }

    @Test
    void aRunThatIsResumedGoesOnFromItsCheckpointsToTheSameForecasts() throws IOException {
        String before = run("forecast", "shops.csv").out();

        AppRun again = train("--resume", "--out", "run");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("ES-RNN (SimpleRnn 3), 3 of 3  goes on after epoch 400");
        assertThat(run("forecast", "shops.csv").out()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --series shops.csv --by es-rnn --direction BIDIRECTIONAL | reads all values of a series forward",
                "train --series shops.csv --by es-rnn --window 30 | leave out --window",
                "train --series shops.csv --by theta | names no one method",
                "train --preset SINE --by es-rnn | leave it out with --preset"
            })
    void whatCannotBeIsRefused(String arguments, String message) throws IOException {
        AppRun command = AppRun.of(TimeSeriesApp.class, folder, arguments.split(" "));

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.err()).contains(message);
    }

    private static AppRun train(String... more) throws IOException {
        return AppRun.of(
                TimeSeriesApp.class,
                folder,
                Stream.concat(
                                Stream.of(
                                        "train --series shops.csv --by es-rnn --horizon 2 --cell simple_rnn --units 3 --epochs 1"
                                                .split(" ")),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static AppRun run(String command, String file) throws IOException {
        return AppRun.of(TimeSeriesApp.class, folder, (command + " --model run/model --series " + file).split(" "));
    }
}
