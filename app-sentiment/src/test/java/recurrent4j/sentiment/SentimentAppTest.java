package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** The command line: exit codes, sentences, and what is left on disk. */
class SentimentAppTest {

    private static final String TRAIN =
            "train --data mails.csv --cell gru --units 6 --embedding 8 --direction forward --pooling max";

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --data missing.csv", "missing.csv"),
                mistake("train --data full", "full", "train/neg/<id>_<rating>.txt"),
                mistake("train --data one.csv", "labelled \"spam\"", "two labels or more"),
                mistake("train --data empty.csv", "empty.csv", "line 3"),
                mistake("train --data unlabelled.csv", "unlabelled.csv", "line 3"),
                mistake("train --data latin.csv", "not in UTF-8", "0xE9"),
                mistake("train --data mails.csv --text-column body", "no column \"body\"", "text"),
                mistake("train --data mails.csv --toy", "give one of them"),
                mistake("train --data mails.csv --validation 0.9 --test 0.9", "0.9", "fractions"),
                mistake("train --data mails.csv --preset MEAN --units 3", "--preset"),
                mistake("train --data mails.csv --preset GUESS", "GUESS", "POOLED"),
                mistake("train --data mails.csv --word-dropout 1", "--word-dropout 1"),
                mistake("train --data mails.csv --networks 0", "--networks 0"),
                mistake("train --data mails.csv --length 0", "--length 0"),
                mistake("train --data mails.csv --vocabulary 0", "--vocabulary 0"),
                mistake("train --data mails.csv --units 0", "--units 0"),
                mistake("train --data mails.csv --units 1000000", "1 layer of 1,000,000 units needs 109 TB"),
                mistake("train --data mails.csv --networks 1000 --units 4000", "1,000 networks with 1 layer of"),
                mistake("pretrain --data mails.csv --units 1000000", "1 layer of 1,000,000 units needs 73 TB"),
                mistake("train --data mails.csv --pairs -1", "--pairs", "-1"),
                mistake(
                        "train --data mails.csv --pairs 5 --from nowhere",
                        "leave out --from, or --vocabulary and --pairs"),
                mistake(
                        "train --data mails.csv --together --preset MEAN",
                        "one kind of network",
                        "--preset PAIRS,BACKWARDS"),
                mistake("train --data mails.csv --pairs 5 --preset MEAN", "--preset"),
                mistake("train --data mails.csv --from nowhere", "nowhere"),
                mistake("train --data mails.csv --resume", "no run to resume"),
                mistake("train --data mails.csv --out full", "already holds"),
                mistake("evaluate --data mails.csv", "--model"),
                mistake("evaluate --model full --data mails.csv", "full"),
                mistake("classify good", "--model"),
                mistake("classify --model full good", "full"),
                mistake("classify --model full --file mails.csv good", "give one of the two"),
                mistake("classify --model full --file full", "is a folder"),
                mistake("classify --model full --out page good", "--explain"),
                mistake("pretrain", "--data"),
                mistake("pretrain --data mails.csv --samples 0", "--samples 0"),
                mistake("pretrain --data one.csv", "too few", "100"),
                mistake("pretrain --data full", "full", "train/unsup"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwoAndLeavesNothing(String arguments, List<String> named) throws IOException {
        data();
        List<Path> before = files();

        AppRun command = run(arguments);

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
    void helpShowsExamplesForEveryCommand() throws IOException {
        assertThat(run("--help").out()).contains("Examples:", "train", "evaluate", "classify", "pretrain");
        for (String verb : List.of("train", "evaluate", "classify", "pretrain")) {
            assertThat(run(verb + " --help").out()).contains("Examples:", "sentiment " + verb);
        }
    }

    @Test
    void aModelIsTrainedEvaluatedAndClassifies() throws IOException {
        data();
        Files.writeString(folder.resolve("lines.txt"), "win a prize\n\nsee you at lunch\n");

        AppRun train = run(TRAIN + " --threads 1 --pairs 40 --epochs 12 --networks 2 --out run");
        AppRun evaluate = run("evaluate --model run/model --data mails.csv");
        AppRun elsewhere = run("evaluate --model run/model --data odd.csv");
        AppRun lines = run("classify --model run/model --file lines.txt");
        AppRun explained = AppRun.of(
                SentimentApp.class,
                folder,
                "classify",
                "--model",
                "run/model",
                "--explain",
                "--out",
                "page",
                "win a prize now");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out())
                .contains(
                        "majority class",
                        "naive Bayes",
                        "TF-IDF logistic regression",
                        "NB-SVM",
                        "GRU 6",
                        "The report is");
        assertThat(train.err())
                .contains("2 of 2  epoch 12/12", "words and 9 pairs are known")
                .doesNotContain("\033");
        assertThat(folder.resolve("run/report.html"))
                .content()
                .contains("Text classification: mails.csv", "The worst errors", "naive Bayes");
        assertThat(folder.resolve("run/report.json")).content().contains("\"contestant\" : \"NB-SVM\"");
        assertThat(evaluate.out()).contains("NB-SVM", "GRU 6", "precision");
        assertThat(evaluate.err()).contains("The model was trained on most of mails.csv");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("\"joke\"", "\"ham\", \"spam\"");
        assertThat(lines.out().lines()).hasSize(3);
        assertThat(lines.out()).matches("(?s)spam\t.*\n(ham|spam)\t0.*\t\nham\t.*");
        assertThat(explained.out()).contains("  prize  ");
        assertThat(folder.resolve("page/report.html"))
                .content()
                .contains("Word by word: GRU 6", "NB-SVM", "class=\"shade");
    }

    @Test
    void aPipeIsReadAndWrittenAsAProcess() throws IOException, InterruptedException {
        data();
        run(TRAIN + " --threads 1 --epochs 1 --out run");
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
    void aReaderThatGoesAwayEndsClassifyingWithoutComplaint() throws IOException, InterruptedException {
        data();
        run(TRAIN + " --threads 1 --epochs 1 --out run");
        Files.write(folder.resolve("lines.txt"), Collections.nCopies(50_000, "win a prize"));
        Process process = AppRun.process(
                        SentimentApp.class, folder, "classify", "--model", "run/model", "--file", "lines.txt")
                .redirectError(folder.resolve("err.txt").toFile())
                .start();

        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).endsWith("win a prize");
        }

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err.txt")).isEmptyFile();
    }

    @Test
    void aMistakeEndsTheProcessWithExitCodeTwo() throws IOException, InterruptedException {
        AppRun mistaken = AppRun.forked(SentimentApp.class, folder, "train", "--data", "missing.csv");

        assertThat(mistaken.exitCode()).isEqualTo(2);
        assertThat(mistaken.err()).isEqualTo("There is no file missing.csv; check the path." + System.lineSeparator());
    }

    @Test
    void anArgumentInACharacterSetThatJavaCannotReadIsRefused() throws IOException, InterruptedException {
        data();
        run(TRAIN + " --threads 1 --epochs 1 --out run");
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
    }

    @Test
    void evaluatingWithoutTheTrainingTextsSaysSo() throws IOException {
        data();
        run(TRAIN + " --threads 1 --epochs 1 --out run");
        Files.copy(folder.resolve("mails.csv"), folder.resolve("newer.csv"));
        Files.delete(folder.resolve("mails.csv"));

        AppRun evaluate = run("evaluate --model run/model --data newer.csv");

        assertThat(evaluate.out()).contains("majority class", "GRU 6").doesNotContain("NB-SVM");
        assertThat(evaluate.err()).contains("are not there any more");
    }

    @Test
    void aLanguageModelIsPretrainedAndAClassifierBeginsWithItsWeights() throws IOException {
        data();

        AppRun pretrain = run("pretrain --data texts.txt --units 6 --embedding 8 --window 10 --out words --threads 1");
        AppRun backwards = run(
                "pretrain --data texts.txt --backwards --units 6 --embedding 8 --window 10 --out backwards --threads 1");
        run("pretrain --data texts.txt --layers 2 --units 5 --embedding 8 --window 10 --out deep --threads 1");
        AppRun other = run("pretrain --data texts.txt --units 5 --embedding 8 --window 10 --out other --threads 1");
        AppRun train = run("train --data mails.csv --from words/model --epochs 1 --out run");
        AppRun both = run("train --data mails.csv --from words/model --from backwards/model --epochs 1 --out both");
        AppRun classify = run("classify --model both/model win");
        AppRun refused = run("train --data mails.csv --from words/model --units 7 --out wide");
        AppRun twoWays = run("train --data mails.csv --from deep/model --direction BIDIRECTIONAL --out ways");
        AppRun exchanged = run("train --data mails.csv --from backwards/model --epochs 1 --out run --resume");
        AppRun unlike = run("train --data mails.csv --from words/model --from other/model --out mixed");
        AppRun mistaken = run("classify --model words/model good");

        assertThat(pretrain.exitCode()).as(pretrain.err()).isZero();
        assertThat(pretrain.out()).contains("word frequencies", "LSTM 6", "nats/word");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("LSTM 6", "pretrained");
        assertThat(backwards.exitCode()).as(backwards.err()).isZero();
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.err()).contains("1 of 2", "2 of 2");
        assertThat(classify.out()).matches("(ham|spam)\t0\\.\\d+\twin\n");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("LSTM 6", "leave out --cell, --units, --layers and --embedding");
        assertThat(folder.resolve("wide")).doesNotExist();
        assertThat(twoWays.exitCode()).isEqualTo(2);
        assertThat(twoWays.err()).contains("leave out --direction");
        assertThat(folder.resolve("ways")).doesNotExist();
        assertThat(exchanged.exitCode()).isEqualTo(2);
        assertThat(exchanged.err()).contains("settings");
        assertThat(unlike.exitCode()).isEqualTo(2);
        assertThat(unlike.err()).contains("other/model", "pretrain both on the same texts");
        assertThat(folder.resolve("mixed")).doesNotExist();
        assertThat(mistaken.exitCode()).isEqualTo(2);
        assertThat(mistaken.err()).contains("reading.json");
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
        data();
        String arguments = TRAIN + " --epochs 60 --dropout 0.2 --word-dropout 0.1" + networks;
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

    @Test
    void networksLearnTheSameSideBySideAsOneAfterTheOther() throws IOException {
        data();
        String arguments =
                "train --data mails.csv --preset GRU,MEAN --networks 2 --epochs 2 --vocabulary 50 --together";

        AppRun one = run(arguments + " --threads 1 --out one");
        AppRun two = run(arguments + " --threads 2 --out two");

        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(two.err()).contains("1 of 2", "2 of 2");
        assertThat(two.out()).contains("ensemble of 4");
        assertThat(scores(two)).isEqualTo(scores(one)).isNotEmpty();
        assertThat(losses("two")).isEqualTo(losses("one"));
    }

    /** The measures of the networks, which no clock has a part in. */
    private static List<String> scores(AppRun command) {
        return command.out().lines().filter(line -> line.contains("±")).toList();
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    private AppRun run(String arguments) {
        return AppRun.of(SentimentApp.class, folder, arguments.split(" "));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private void data() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "precious");
        Files.write(folder.resolve("mails.csv"), mails());
        Files.writeString(folder.resolve("one.csv"), "label,text\nspam,win\nspam,more\n");
        Files.writeString(folder.resolve("empty.csv"), "label,text\nspam,win\nham,\n");
        Files.writeString(folder.resolve("unlabelled.csv"), "label,text\nspam,win\n,lunch\n");
        Files.writeString(folder.resolve("odd.csv"), "label,text\nspam,win\njoke,ha ha\n");
        Files.write(folder.resolve("latin.csv"), "label,text\nspam,caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("the win of a prize is at lunch number " + i % 7 + " now");
        }
        Files.write(folder.resolve("texts.txt"), texts);
    }

    private static List<String> mails() {
        List<String> mails = new ArrayList<>(List.of("label,text"));
        for (int i = 0; i < 60; i++) {
            mails.add("spam,win a prize number %d now!".formatted(i));
            mails.add("ham,see you at lunch in room %d".formatted(i));
        }
        return mails;
    }
}
