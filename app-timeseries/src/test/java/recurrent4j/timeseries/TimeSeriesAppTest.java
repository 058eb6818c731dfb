package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/** The command line, as a process: exit codes, sentences, and what is left on disk. */
class TimeSeriesAppTest {

    private static final String[] QUICKLY = {
        "train",
        "--csv",
        "waves.csv",
        "--target",
        "wave",
        "--time",
        "day",
        "--window",
        "8",
        "--cell",
        "simple_rnn",
        "--layers",
        "1",
        "--units",
        "4"
    };

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --csv missing.csv --target wave", "missing.csv"),
                mistake("train --csv waves.csv", "--target"),
                mistake("train --target wave", "--csv"),
                mistake("train --csv waves.csv --preset SINE --target wave", "--preset"),
                mistake("train --csv waves.csv --target tide", "tide", "wave"),
                mistake("train --csv empty-cell.csv --target wave", "line 4"),
                mistake("train --csv word.csv --target wave", "line 4", "high"),
                mistake("train --csv nan.csv --target wave", "line 4"),
                mistake("train --csv gap.csv --target wave --time day", "2020-01-06"),
                mistake("train --csv constant.csv --target wave", "never changes"),
                mistake("train --csv waves.csv --target wave --window 0", "window of 0"),
                mistake("train --csv waves.csv --target wave --window 500", "500"),
                mistake("train --csv waves.csv --target wave --cell gruu", "gruu", "SIMPLE_RNN"),
                mistake("train --csv waves.csv --target wave --units 0", "units is 0"),
                mistake("train --csv waves.csv --target wave --layers 0", "layers is 0"),
                mistake("train --csv waves.csv --target wave --dropout 1", "Dropout of 1"),
                mistake("train --csv waves.csv --target wave --epochs 0", "0 epochs"),
                mistake("train --csv waves.csv --target wave --learning-rate -1", "rate of -1"),
                mistake("train --csv waves.csv --target wave --out waves.csv", "is a file"),
                mistake("train --csv waves.csv --target wave --out waves.csv/x", "waves.csv/x cannot be written to"),
                mistake("train --csv waves.csv --target wave --out full", "already holds"),
                mistake("train --csv waves.csv --target wave --out full --force", "no run"),
                mistake("train --csv waves.csv --target wave --resume", "no run to resume"),
                mistake("train --csv waves.csv --target wave --resume --force", "--resume or --force"),
                mistake("train --csv waves.csv --target wave --threads 0", "0 threads"),
                mistake("train --csv waves.csv --target wave --force", "--out"),
                mistake("train --csv waves.csv --target wave --budget full", "--budget FULL"),
                mistake("train --preset SINE --batch 4", "minibatch of 4"),
                mistake("train --csv tiny-changes.csv --target wave", "subtract a constant"),
                mistake("trian", "trian"),
                mistake("train --wndow 5", "--wndow"),
                mistake("forecast --csv waves.csv", "--model"),
                mistake("forecast --model nowhere --csv waves.csv", "nowhere"),
                mistake("evaluate --model full --csv waves.csv", "full"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwoAndLeavesNothing(String arguments, List<String> named)
            throws IOException, InterruptedException {
        data();
        List<Path> before = files();

        Command command = Command.run(folder, arguments.split(" "));

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
    void anUnwritableFolderIsAMistakeThatNamesIt() throws IOException, InterruptedException {
        data();

        Command command = train("--out", "/proc/x");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("/proc/x cannot be written to", "choose another --out");
    }

    @Test
    void helpAndVersionGoToStandardOutput() throws IOException, InterruptedException {
        Command help = Command.run(folder, "--help");
        Command version = Command.run(folder, "--version");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Examples:", "train", "evaluate", "forecast");
        assertThat(help.err()).isEmpty();
        for (String verb : List.of("train", "evaluate", "forecast")) {
            assertThat(Command.run(folder, verb, "--help").out()).contains("Examples:", "timeseries " + verb);
        }
        assertThat(version.out()).contains("Recurrent4j", "built", "Deeplearning4j", "Recurrent layers: fused, ");
    }

    @Test
    void aModelIsTrainedEvaluatedAndGoesOn() throws IOException, InterruptedException {
        data();

        Command train = train("--epochs", "2", "--out", "run");
        Command evaluate = Command.run(folder, "evaluate", "--model", "run/model", "--csv", "waves.csv");
        Command forecast = Command.run(folder, "forecast", "--model", "run/model", "--csv", "waves.csv");
        Command toFile =
                Command.run(folder, "forecast", "--model", "run/model", "--csv", "waves.csv", "--out", "next.csv");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("naive (last value)", "linear autoregression", "SimpleRnn 4 + Dense(1)");
        assertThat(train.err()).contains("epoch 1/2", "epoch 2/2").doesNotContain("\033");
        assertThat(folder.resolve("run")).isDirectoryContaining("glob:**report.html");
        assertThat(folder.resolve("run/report.json")).content().contains("\"contestant\" : \"naive (last value)\"");
        assertThat(folder.resolve("run/losses.csv")).content().startsWith("contestant,epoch");
        assertThat(evaluate.out()).contains("naive (last value)", "SimpleRnn 4 + Dense(1)");
        assertThat(evaluate.err()).contains("has been trained on the beginning");
        assertThat(forecast.err()).contains("SimpleRnn 4 + Dense(1) loses to the best baseline, linear autoregression");
        assertThat(forecast.out()).matches("day,forecast\\R2020-03-31,\\S+\\R");
        assertThat(toFile.out()).isEmpty();
        assertThat(folder.resolve("next.csv")).hasContent(forecast.out());
        assertThat(folder.resolve("next.png")).isNotEmptyFile();
        assertThat(Command.run(folder, "forecast", "--model", "run/model", "--csv", "waves.csv", "--out", "waves.csv")
                        .err())
                .contains("waves.csv is there already");
        assertThat(Files.readAllLines(folder.resolve("waves.csv"))).hasSize(91);
    }

    @Test
    void aFileThatHasGrownIsScoredBehindWhatTrainingHasSeen() throws IOException, InterruptedException {
        data();
        train("--epochs", "1", "--out", "run");
        Files.writeString(folder.resolve("waves.csv"), "2020-03-31,0.5\n", StandardOpenOption.APPEND);

        Command known = Command.run(folder, "evaluate", "--model", "run/model", "--csv", "waves.csv");
        write("other.csv", day -> Double.toString(Math.cos(day)));
        Command unknown = Command.run(folder, "evaluate", "--model", "run/model", "--csv", "other.csv");

        assertThat(known.err()).contains("has been trained on the beginning of this data");
        assertThat(unknown.err()).contains("does not begin with what the model was trained on");
        assertThat(known.exitCode()).isZero();
        assertThat(unknown.exitCode()).isZero();
    }

    @Test
    void aTrainingThatDivergesIsOneSentence() throws IOException, InterruptedException {
        data();

        Command command = train("--learning-rate", "1e38", "--clip", "0", "--epochs", "3", "--out", "run");

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.err())
                .contains("The loss became", "No network is left to save")
                .doesNotContain("\tat ");
    }

    @Test
    void aRunIsNotOverwrittenUnlessForced() throws IOException, InterruptedException {
        data();

        assertThat(train("--epochs", "1", "--out", "run").exitCode()).isZero();

        assertThat(train("--epochs", "1", "--out", "run").exitCode()).isEqualTo(2);
        assertThat(train("--epochs", "1", "--out", "run", "--force").exitCode()).isZero();
        assertThat(train("--epochs", "2", "--out", "run", "--resume").err()).contains("other settings");
    }

    @Test
    void aKilledRunResumesToTheSameNumbers() throws IOException, InterruptedException {
        data();
        Command whole = train("--epochs", "200", "--out", "whole");

        Process killed = Command.start(
                folder,
                folder.resolve("killed.out"),
                folder.resolve("killed.err"),
                arguments("--epochs", "200", "--out", "part"));
        Pattern underWay = Pattern.compile("epoch [2-9]\\d*/200");
        while (killed.isAlive()
                && !underWay.matcher(Files.readString(folder.resolve("killed.err")))
                        .find()) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("part/report.html")).doesNotExist();
        Command resumed = train("--epochs", "200", "--out", "part", "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on after epoch");
        assertThat(scores(resumed)).isEqualTo(scores(whole));
        assertThat(losses("part")).isEqualTo(losses("whole"));
    }

    /** The table without the column of training times. */
    private static List<String> scores(Command command) {
        return command.out()
                .lines()
                .filter(line -> line.contains("SimpleRnn 4"))
                .map(line -> line.replaceAll("\\d+(\\.\\d+)? m?s\\s*$", ""))
                .toList();
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    private Command train(String... more) throws IOException, InterruptedException {
        return Command.run(folder, arguments(more));
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
        write("tiny-changes.csv", day -> "" + (1e9 + Math.sin(day)));
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
