package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;

/** What only a process of its own shows: pipes, exit codes, the character set of its arguments, and being killed. */
class SentimentProcessTest {

    @TempDir
    private Path folder;

    @Test
    void aPipeIsReadAndWrittenAsAProcess() throws IOException, InterruptedException {
        Mails.write(folder);
        run(Mails.TRAIN + " --threads 1 --epochs 1 --out run");
        Files.writeString(folder.resolve("lines.txt"), "win a prize\ncaf\u00E9\n");

        int exitCode = AppRun.process(SentimentApp.class, folder, "classify", "--model", "run/model")
                .redirectInput(folder.resolve("lines.txt").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start()
                .waitFor();

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("out.txt")).content().matches("(ham|spam)\t.*win a prize\n(ham|spam)\t.*caf\u00E9\n");
    }

    @Test
    void aBaselineAnswersWithoutNd4j() throws IOException, InterruptedException {
        Mails.write(folder);
        run(Mails.TRAIN + " --threads 1 --epochs 1 --out run");
        ProcessBuilder classify = AppRun.process(
                SentimentApp.class, folder, "classify", "--model", "run/model", "--by", "NB-SVM", "win a prize");
        classify.command().add(1, "-Xlog:class+init=info:file=classes.txt");

        int exitCode = classify.redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start()
                .waitFor();

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("out.txt")).content().matches("(ham|spam)\t.*win a prize\n");
        assertThat(folder.resolve("classes.txt"))
                .content()
                .contains("Initializing 'recurrent4j/sentiment/SentimentApp'")
                .doesNotContain("Initializing 'org/nd4j/linalg/factory/Nd4j'");
    }

    @Test
    void aReaderThatGoesAwayEndsClassifyingWithoutComplaint() throws IOException, InterruptedException {
        Mails.write(folder);
        run(Mails.TRAIN + " --threads 1 --epochs 1 --out run");
        Files.write(folder.resolve("lines.txt"), Collections.nCopies(50_000, "win a prize"));
        Process process = AppRun.process(
                        SentimentApp.class, folder, "classify", "--model", "run/model", "--file", "lines.txt")
                .redirectError(folder.resolve("err.txt").toFile())
                .start();

        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).endsWith("win a prize");
        }

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err.txt")).content().matches("[^\\n]* answers; --by chooses another: [^\\n]*\n");
    }

    @Test
    void aMistakeEndsTheProcessWithExitCodeTwo() throws IOException, InterruptedException {
        AppRun mistaken = AppRun.forked(SentimentApp.class, folder, "train", "--data", "missing.csv");

        assertThat(mistaken.exitCode()).isEqualTo(2);
        assertThat(mistaken.err()).isEqualTo("There is no file missing.csv; check the path." + System.lineSeparator());
    }

    @Test
    void anArgumentInACharacterSetThatJavaCannotReadIsRefused() throws IOException, InterruptedException {
        Mails.write(folder);
        run(Mails.TRAIN + " --threads 1 --epochs 1 --out run");
        ProcessBuilder classify =
                AppRun.process(SentimentApp.class, folder, "classify", "--model", "run/model", "caf\u00E9");
        classify.environment().put("LC_ALL", "POSIX");

        Process process = classify.start();

        assertThat(process.errorReader().readLine()).contains("holds characters that", "LC_ALL");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anAnswerThatCannotBeWrittenIsAMistake() throws IOException, InterruptedException {
        Process help = AppRun.process(SentimentApp.class, folder, "--help")
                .redirectOutput(new File("/dev/full"))
                .start();

        assertThat(help.errorReader().readLine()).startsWith("Standard output could not be written (No space left");
        assertThat(help.waitFor()).isEqualTo(2);

        Mails.write(folder);
        run(Mails.TRAIN + " --threads 1 --epochs 1 --out run");
        Process classify = AppRun.process(SentimentApp.class, folder, "classify", "--model", "run/model", "win")
                .redirectOutput(new File("/dev/full"))
                .start();

        assertThat(classify.errorReader().lines().filter(line -> line.contains("No space left")))
                .singleElement()
                .asString()
                .startsWith("Standard output could not be written (No space left");
        assertThat(classify.waitFor()).isEqualTo(2);
    }

    @Test
    void anEnsembleWhoseTrainingWasKilledGoesOnToTheSameEnd() throws IOException, InterruptedException {
        assertResumes(" --pairs 20 --networks 2 --threads 2");
    }

    @Test
    @Tag("full")
    void aRunThatWasKilledGoesOnToTheSameEnd() throws IOException, InterruptedException {
        assertResumes(" --threads 1");
    }

    private void assertResumes(String networks) throws IOException, InterruptedException {
        Mails.write(folder);
        String arguments = Mails.TRAIN + " --epochs 60 --dropout 0.2 --word-dropout 0.1" + networks;
        AppRun whole = run(arguments + " --out whole");
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        Process killed = AppRun.process(SentimentApp.class, folder, (arguments + " --out part").split(" "))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        Pattern underWay = Pattern.compile("epoch \\d+/60");
        try (BufferedReader err = killed.errorReader()) {
            while (!underWay.matcher(err.readLine()).find()) {
                assertThat(killed.isAlive()).isTrue();
            }
            killed.destroyForcibly().waitFor();
        }
        assertThat(folder.resolve("part/report.html")).doesNotExist();

        AppRun resumed = run(arguments + " --out part --resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on after");
        assertThat(losses("part")).isEqualTo(losses("whole"));
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    private AppRun run(String arguments) {
        return AppRun.of(SentimentApp.class, folder, arguments.split(" "));
    }
}
