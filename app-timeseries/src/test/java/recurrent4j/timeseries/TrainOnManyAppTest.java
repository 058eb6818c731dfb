package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** A network over many series, from its training to its use, on the command line. */
class TrainOnManyAppTest {

    private static final int DAYS = 60;
    private static final String[] QUICKLY = {
        "train",
        "--series",
        "shops.csv",
        "--horizon",
        "3",
        "--cell",
        "simple_rnn",
        "--units",
        "3",
        "--epochs",
        "12",
        "--dropout",
        "0"
    };

    @TempDir
    private static Path folder;

    /** Trained once; the tests only read it. */
    @BeforeAll
    static void model() throws IOException {
        write("shops.csv", DAYS, "north", "south", "east");
        write("longer.csv", DAYS + 5, "north", "south");
        write("mixed.csv", DAYS + 1, "north", "west");
        write("new.csv", 20, "west");
        write("short.csv", 7, "west");
        Files.writeString(
                folder.resolve("renamed.csv"),
                Files.readString(folder.resolve("longer.csv"))
                        .replace("unique_id,ds,y", "Shop,Day,Sales")
                        .replace("north,", "Filiale 1,"));
        write("cut.csv", 30, "north");
        Files.writeString(
                folder.resolve("later.csv"),
                Files.readString(folder.resolve("longer.csv")).replaceAll("(?m)^(north|south),2024-01-.*\n", ""));
        Files.writeString(
                folder.resolve("monthly.csv"),
                "unique_id,ds,y\n"
                        + IntStream.rangeClosed(1, 12)
                                .mapToObj("x,2020-%02d,1\n"::formatted)
                                .collect(Collectors.joining()));
        AppRun trained = train("--out", "run");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("OWA", "Seasonal naive", "SimpleRnn 3", "The model is ");
        assertThat(trained.err()).contains("2 of 2", "SimpleRnn 3 now learns from all values of 3 series");
        assertThat(trained.err())
                .contains(
                        "114 windows of 20 steps to learn from: SimpleRnn 3, minibatches of 8, peak rate 0.005, 12 epochs"
                                + " at most, as many as are best on the last windows (patience 15). Options choose otherwise.");
        assertThat(folder.resolve("run/report.html")).content().contains("Early stopping");
        assertThat(folder.resolve("run/losses.csv")).content().contains("\"SimpleRnn 3, early stopping, 1 of 2\",1,");
    }

    private static void write(String file, int days, String... shops) throws IOException {
        String rows = Stream.of(shops)
                .flatMap(shop -> IntStream.range(0, days)
                        .mapToObj(day -> "%s,%s,%s\n"
                                .formatted(
                                        shop,
                                        LocalDate.of(2024, 1, 1).plusDays(day),
                                        shop.charAt(0) + day + 9 * (day % 7))))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(file), "unique_id,ds,y\n" + rows);
    }

    @Test
    void theRunLeavesNetworksMarginsAndAReport() throws IOException {
        Path run = folder.resolve("run");

        assertThat(run.resolve("model")).isDirectoryContaining(file -> file.endsWith("network-2.zip"));
        assertThat(run.resolve("model/question.json")).content().contains("\"horizon\" : 3", "\"season\" : 7");
        assertThat(Headings.of(run.resolve("report.html")))
                .containsSubsequence("Forecast: shops", "Forecast", "Learning curves", "Scores", "Errors by horizon");
        assertThat(run.resolve("report.json")).content().contains("\"bundle\" : \"model\"", "\"rows\" : 180");
    }

    @Test
    void aSavedModelForecastsAllSeriesWithIntervals() throws IOException {
        AppRun command = run("forecast", "shops.csv", "--out", "next.csv");

        assertThat(command.exitCode()).as(command.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("next.csv"));
        assertThat(lines).hasSize(1 + 3 * 3).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        for (String line : lines.subList(1, lines.size())) {
            double[] numbers = Stream.of(line.split(","))
                    .skip(2)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(numbers[0]).isBetween(numbers[1], numbers[2]);
            assertThat(numbers[1]).isBetween(numbers[3], numbers[2]);
        }
        assertThat(lines.get(1)).startsWith("north,2024-03-01,");
        assertThat(folder.resolve("next.svg")).content().contains(">95 %</text>", ">80 %</text>");
        assertThat(folder.resolve("next.html")).content().contains("Forecast of north", "Forecast of south");
    }

    /** T5: the loser answered. */
    @Test
    void whatWonAnswersAsTheMethodOfTheTableUnlessAnotherIsChosen() throws IOException {
        String card = Files.readString(folder.resolve("run/model/answers.json"));
        AppRun best = run("forecast", "shops.csv");
        String winner = best.err().replaceAll("(?s).*Forecast by (.*), the best in training.*", "$1");
        AppRun method = AppRun.of(
                TimeSeriesApp.class, folder, "forecast", "--series", "shops.csv", "--horizon", "3", "--by", winner);
        AppRun network = run("forecast", "shops.csv", "--by", "simplernn");
        AppRun shorter = run("forecast", "shops.csv", "--horizon", "2");
        AppRun unknown = run("forecast", "shops.csv", "--by", "lstm");

        assertThat(card).contains("\"best\" : \"" + winner + "\"", "\"Naive2\"");
        assertThat(best.err()).contains("the best in training (validation OWA ");
        assertThat(column(best, 2)).isEqualTo(column(method, 2));
        assertThat(network.err()).contains("Forecast by SimpleRnn 3, not the best in training", " of " + winner);
        assertThat(column(network, 2)).hasSize(9).isNotEqualTo(column(best, 2));
        assertThat(best.out().lines().filter(row -> !row.contains("-03-03")).toList())
                .isEqualTo(shorter.out().lines().toList());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--by lstm names no one method; there are Naive; ");
    }

    @Test
    void aChosenMethodIsScoredWithItsIntervals() throws IOException {
        AppRun command = run("evaluate", "longer.csv", "--by", "theta");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out())
                .containsPattern("intervals +80.0 % hold.*\\RTheta ")
                .contains("SimpleRnn 3 loses");
    }

    private static List<String> column(AppRun command, int number) {
        return command.out().lines().skip(1).map(row -> row.split(",")[number]).toList();
    }

    @Test
    void aSeriesThatItHasNeverSeenIsForecastFromItsHistory() throws IOException {
        AppRun command = run("forecast", "new.csv");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out().lines()).hasSize(1 + 3);
        assertThat(Double.parseDouble(command.out().lines().toList().get(1).split(",")[2]))
                .isBetween(80.0, 200.0);
    }

    static Stream<Arguments> evaluations() {
        return Stream.of(
                Arguments.of("shops.csv", "every series here: this says how well it remembers"),
                Arguments.of("longer.csv", "beginning of 2 of these 2 series, but not from the last 3"),
                Arguments.of("mixed.csv", "the last 3 values of 1 of these 2 series; they are left out"),
                Arguments.of("renamed.csv --id Shop --ds Day --y Sales", "beginning of 2 of these 2 series"),
                Arguments.of("later.csv", "beginning of 2 of these 2 series"),
                Arguments.of("cut.csv", "every series here: this says how well it remembers"),
                Arguments.of("new.csv", "No series here holds what the model has learned from"));
    }

    /** S6: a series under other names is known by its values, wherever it begins. */
    @ParameterizedTest
    @MethodSource("evaluations")
    void anEvaluationSaysWhatTheModelHasLearnedFrom(String file, String sentence) throws IOException {
        String[] words = file.split(" ");
        AppRun command = run("evaluate", words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).contains(sentence);
        assertThat(command.out()).contains("Naive2", "SimpleRnn 3", "80.0 % hold");
    }

    @Test
    void aRunThatIsResumedGoesOnFromItsCheckpoints() throws IOException {
        String before = run("forecast", "shops.csv").out();

        AppRun again = train("--resume", "--out", "run");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("2 of 2  goes on after epoch 12");
        assertThat(again.err().lines().filter(line -> line.contains("  epoch ")))
                .isEmpty();
        assertThat(run("forecast", "shops.csv").out()).isEqualTo(before);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --series shops.csv --horizon 40", "held out once", "81 values"),
                mistake("train --series shops.csv --horizon 3 --csv shops.csv", "only once"),
                mistake("forecast --model MODEL --series short.csv", "Series west", "7 value(s)", "8 or more"),
                mistake("forecast --model MODEL --series monthly.csv", "a season of 7", "a season of 12"),
                mistake("forecast --model MODEL --series shops.csv --horizon 4", "3 step(s), not 4"),
                mistake("forecast --model MODEL --csv shops.csv --target sales", "no column \"sales\""),
                mistake("forecast --model MODEL --series nowhere.csv", "nowhere.csv"),
                mistake("evaluate --model MODEL --series nowhere.csv", "nowhere.csv"),
                mistake("forecast --model cut --series shops.csv", "margins.json", "cut short or changed"),
                mistake("evaluate --model MODEL", "--series"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments.replace("MODEL", "run/model"), List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwo(String arguments, List<String> named) throws IOException {
        damagedCopy();

        AppRun command = AppRun.of(TimeSeriesApp.class, folder, arguments.split(" "));

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(command.err().lines().filter(line -> !line.startsWith("See ")))
                .hasSize(1);
    }

    private static void damagedCopy() throws IOException {
        Path cut = Files.createDirectories(folder.resolve("cut"));
        try (Stream<Path> files = Files.list(folder.resolve("run/model"))) {
            for (Path file : files.toList()) {
                Files.copy(file, cut.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(cut.resolve("margins.json"), "{}");
    }

    private static AppRun train(String... more) {
        return AppRun.of(
                TimeSeriesApp.class,
                folder,
                Stream.concat(Stream.of(QUICKLY), Stream.of(more)).toArray(String[]::new));
    }

    private static AppRun run(String command, String file, String... more) throws IOException {
        return AppRun.of(
                TimeSeriesApp.class,
                folder,
                Stream.concat(Stream.of(command, "--model", "run/model", "--series", file), Stream.of(more))
                        .toArray(String[]::new));
    }
}
