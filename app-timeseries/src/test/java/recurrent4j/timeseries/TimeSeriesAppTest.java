package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** The command line: exit codes, sentences, and what is left on disk. */
class TimeSeriesAppTest {

    private static final String[] QUICKLY = {
        "train", "--csv", "waves.csv", "--target", "wave", "--time", "day", "--cell", "simple_rnn", "--units", "3"
    };

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --csv missing.csv --target wave", "missing.csv"),
                mistake("train --csv waves.csv", "--target", "day, wave"),
                mistake("train --target wave", "--csv"),
                mistake("train --csv waves.csv --preset SINE --target wave", "--preset"),
                mistake("train --csv waves.csv --target tide", "tide", "wave"),
                mistake("train --csv waves.csv --target wave --features wave", "named twice"),
                mistake("train --csv empty-cell.csv --target wave", "line 4"),
                mistake("train --csv word.csv --target wave", "line 4", "high"),
                mistake("train --csv nan.csv --target wave", "line 4"),
                mistake("train --csv gap.csv --target wave --time day", "2020-01-06"),
                mistake("train --csv constant.csv --target wave", "never changes"),
                mistake("train --csv waves.csv --target wave --window 0", "--window 0"),
                mistake("train --csv waves.csv --target wave --horizon 60", "121 values"),
                mistake("train --csv waves.csv --target wave --horizon 0", "--horizon 0"),
                mistake("train --csv waves.csv --target wave --cell gruu", "gruu", "SIMPLE_RNN"),
                mistake("train --csv waves.csv --target wave --units 0", "--units 0"),
                mistake("train --csv waves.csv --target wave --units 1000000", "of 1,000,000 units needs"),
                mistake("train --csv waves.csv --target wave --layers 0", "--layers 0"),
                mistake("train --csv waves.csv --target wave --dropout 1", "--dropout 1"),
                mistake("train --csv waves.csv --target wave --epochs 0", "--epochs 0"),
                mistake("train --csv waves.csv --target wave --learning-rate -1", "--learning-rate -1"),
                mistake("train --csv waves.csv --target wave --out FOLDER/waves.csv", "is a file"),
                mistake("train --csv waves.csv --target wave --out FOLDER/waves.csv/x", "x cannot be written to"),
                mistake("train --csv waves.csv --target wave --out full", "already holds"),
                mistake("train --csv waves.csv --target wave --out full --force", "no run"),
                mistake("train --csv waves.csv --target wave --out none --resume", "no run to resume"),
                mistake("train --csv waves.csv --target wave --resume --force", "--resume or --force"),
                mistake("train --csv waves.csv --target wave --threads 0", "--threads 0"),
                mistake("train --csv waves.csv --target wave --force", "--out"),
                mistake("train --csv waves.csv --target wave --budget full", "--budget FULL"),
                mistake("train --csv waves.csv --target wave --engine stock --show-gradients", "--engine STOCK"),
                mistake("train --preset SINE --batch 4", "minibatch of 4"),
                mistake("train --preset SINE --window 1600", "1600 values"),
                mistake("train --preset SINE --budget full", "--budget FULL"),
                mistake("trian", "trian"),
                mistake("train --wndow 5", "--wndow"),
                mistake("forecast --csv waves.csv", "--model"),
                mistake("forecast --model nowhere --csv waves.csv", "nowhere"),
                mistake("evaluate --csv waves.csv", "--model"),
                mistake("evaluate --model full --csv waves.csv", "full"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwoAndLeavesNothing(String arguments, List<String> named) throws IOException {
        data();
        List<Path> before = files();

        AppRun command = run(arguments.replace("FOLDER", folder.toString()).split(" "));

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(command.err()
                        .lines()
                        .filter(line -> !line.startsWith("See ")
                                && !line.startsWith("Possible solutions")
                                && !line.startsWith("Did you mean")))
                .hasSize(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anUnwritableFolderIsAMistakeThatNamesIt() throws IOException {
        data();

        AppRun command = train("--out", "/proc/x");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("/proc/x cannot be written to", "choose another --out");
    }

    @Test
    void helpAndVersionGoToStandardOutput() throws IOException {
        AppRun help = run("--help");
        AppRun version = run("--version");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Examples:", "train", "evaluate", "forecast");
        assertThat(help.err()).isEmpty();
        for (String verb : List.of("train", "evaluate", "forecast")) {
            assertThat(run(verb, "--help").out()).contains("Examples:", "timeseries " + verb);
        }
        assertThat(version.out()).contains("Recurrent4j", "built", "Deeplearning4j", "Recurrent layers: fused, ");
    }

    @Test
    void aModelOfOneSeriesIsTrainedEvaluatedAndGoesOn() throws IOException {
        data();

        AppRun train = train("--horizon", "2", "--window", "8", "--show-gradients", "--out", "run");
        AppRun evaluate = run("evaluate", "--model", "run/model", "--csv", "waves.csv");
        AppRun forecast = run("forecast", "--model", "run/model", "--csv", "waves.csv");
        AppRun toFile = run("forecast", "--model", "run/model", "--series", "waves.csv", "--out", "next.csv");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("Seasonal naive", "Linear autoregression", "SimpleRnn 3");
        assertThat(train.err())
                .contains("waves.csv: 1 series, one value every day, a season of 7", "epoch 60/60")
                .doesNotContain("\033");
        assertThat(Headings.of(folder.resolve("run/report.html")))
                .containsSubsequence(
                        "Forecast: waves",
                        "Forecast",
                        "Learning curves",
                        "Scores",
                        "The series",
                        "Errors by horizon",
                        "Gradients through time");
        assertThat(folder.resolve("run/report.html"))
                .content()
                .contains("with its intervals")
                .contains("90 rows")
                .containsPattern(
                        "Holt-Winters[^<]*<span class=\"tag\">[a-z]+</span></th>.*<td>-</td><td>[^<]+</td></tr>")
                .doesNotContain("Who wins where");
        assertThat(folder.resolve("run/report.json")).content().contains("\"contestant\" : \"Naive\"", "\"rows\" : 90");
        assertThat(folder.resolve("run/losses.csv")).content().startsWith("contestant,epoch");
        assertThat(evaluate.out()).contains("Naive", "SimpleRnn 3", "80.0 % hold");
        assertThat(evaluate.out()).contains("the last 2 values of every series here");
        assertThat(forecast.err()).contains("Forecast by Linear autoregression, the best in training");
        assertThat(forecast.out())
                .matches("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95\\R(waves,2020-0\\d-\\d\\d(,-?\\d\\S+){5}\\R){2}");
        assertThat(toFile.out()).isEmpty();
        assertThat(toFile.err()).contains("The forecast is ", "next.csv");
        assertThat(train.out().replace("\n  ", " "))
                .contains("The model is ", "The report is ", "Next: timeseries forecast --model ", " --csv waves.csv");
        assertThat(folder.resolve("next.csv")).hasContent(forecast.out());
        assertThat(folder.resolve("next.svg")).isNotEmptyFile();
        assertThat(run("forecast", "--model", "run/model", "--csv", "waves.csv", "--out", "waves.csv")
                        .err())
                .contains("waves.csv is there already");
        assertThat(Files.readAllLines(folder.resolve("waves.csv"))).hasSize(91);
    }

    @Test
    void theOlderAndTheNewerSpellingMeanTheSame() throws IOException {
        data();

        AppRun older = run("forecast --csv waves.csv --target wave --time day --horizon 3 --by theta".split(" "));
        AppRun newer = run("forecast --series waves.csv --y wave --ds day --horizon 3 --by theta".split(" "));

        assertThat(older.exitCode()).as(older.err()).isZero();
        assertThat(older.out())
                .isEqualTo(newer.out())
                .startsWith("unique_id,ds,mean")
                .contains("waves,2020-03-31,");
    }

    @Test
    void aTrainingThatDivergesIsOneSentence() throws IOException {
        data();

        AppRun network = train("--learning-rate", "1e38", "--clip", "0", "--out", "run");
        AppRun preset =
                run("train --preset sine --window 100 --learning-rate 1e38 --clip 0 --epochs 2 --out sine".split(" "));

        assertThat(network.exitCode()).as(network.err()).isEqualTo(2);
        assertThat(network.err()).contains("The loss became").doesNotContain("\tat ");
        assertThat(preset.exitCode()).as(preset.err()).isEqualTo(2);
        assertThat(preset.err())
                .contains("The loss became", "No network is left to save")
                .doesNotContain("\tat ");
    }

    @Test
    void aRunIsNotOverwrittenUnlessForced() throws IOException {
        data();
        String command = String.join(" ", arguments("--epochs 1 --out run"));

        assertThat(run(command.split(" ")).exitCode()).isZero();

        assertThat(run(command.split(" ")).exitCode()).isEqualTo(2);
        assertThat(run((command + " --force").split(" ")).exitCode()).isZero();
        assertThat(run((command + " --epochs 2 --resume")
                                .replace("--epochs 1 ", "")
                                .split(" "))
                        .err())
                .contains("other settings");
    }

    @Test
    void aKilledRunResumesToTheSameNumbers() throws IOException, InterruptedException {
        data();
        AppRun whole = train("--out", "whole");

        Path err = folder.resolve("killed.err");
        Process killed = AppRun.process(TimeSeriesApp.class, folder, arguments("--out", "part"))
                .redirectOutput(folder.resolve("killed.out").toFile())
                .redirectError(err.toFile())
                .start();
        Pattern underWay = Pattern.compile("epoch [2-9]\\d*/60");
        while (killed.isAlive() && !underWay.matcher(Files.readString(err)).find()) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("part/report.html")).content().contains("http-equiv=\"refresh\"");
        AppRun resumed = train("--out", "part", "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on after epoch");
        assertThat(score(resumed)).isEqualTo(score(whole));
        assertThat(losses("part")).isEqualTo(losses("whole"));
        assertThat(folder.resolve("part/report.html")).content().doesNotContain("http-equiv=\"refresh\"");
    }

    /** The network's line of the table without the training time. */
    private static String score(AppRun run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("SimpleRnn 3"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\d+(\\.\\d+)?\\s*$", "");
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    private AppRun train(String... more) {
        return run(arguments(more));
    }

    private AppRun run(String... arguments) {
        return AppRun.of(TimeSeriesApp.class, folder, arguments);
    }

    private static String[] arguments(String... more) {
        return Stream.concat(Stream.of(QUICKLY), Stream.of(more)).toArray(String[]::new);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private void data() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "precious");
        write("waves.csv", day -> Double.toString(Math.sin(day)));
        write("empty-cell.csv", day -> day == 3 ? "" : "" + day);
        write("word.csv", day -> day == 3 ? "high" : "" + day);
        write("nan.csv", day -> day == 3 ? "NaN" : "" + day);
        write("constant.csv", day -> "7");
        String waves = Files.readString(folder.resolve("waves.csv"));
        Files.writeString(folder.resolve("gap.csv"), waves.replaceFirst("2020-01-05.*\\R", ""));
    }

    private void write(String name, java.util.function.IntFunction<String> wave) throws IOException {
        String rows = IntStream.rangeClosed(1, 90)
                .mapToObj(day -> java.time.LocalDate.ofYearDay(2020, day) + "," + wave.apply(day))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve(name), "day,wave\n" + rows + "\n");
    }
}
