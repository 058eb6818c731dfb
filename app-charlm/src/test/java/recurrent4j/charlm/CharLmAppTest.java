package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.AppRun;
import recurrent4j.cli.RunFiles;

/** The command line: exit codes, sentences, and what is left on disk; in this process, but for a run that is killed. */
class CharLmAppTest {

    private static final String TRAIN =
            "train --text rhyme.txt --cell gru --layers 1 --units 8 --dropout 0.1 --window 10 --batch 4";

    private static final String RHYME = """
            Es war einmal ein Männlein, das hatte ein Säcklein,
            da tat es drei Nüsslein hinein, und war's nicht fein?
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --text missing.txt", "missing.txt"),
                mistake("train --text full", "full has 8 tokens", "longer text"),
                mistake("train --text full --glob *.md", "no file whose name matches *.md", "--glob"),
                mistake("train --text rhyme.txt --glob *.md", "--glob chooses among the files of a folder"),
                mistake("train --text rhyme.txt -", "Standard input is a text alone"),
                mistake("train --text rhyme.txt latin.txt", "latin.txt is not in UTF-8"),
                mistake("train --text empty.txt", "empty.txt is empty"),
                mistake("train --text -", "There is no text in standard input; pipe one into it"),
                mistake("train --text short.txt", "short.txt has 5 tokens", "longer text"),
                mistake("train --text rhyme.txt --window 5000", "window of 5000"),
                mistake("train --text rhyme.txt --window 200", "window of 200", "validation part of 5", "--split"),
                mistake("train --text rhyme.txt --min-count 9999", "9999 times", "--min-count"),
                mistake("train --text latin.txt", "latin.txt is not in UTF-8", "0xE9 at offset 3"),
                mistake("train --text binary.txt", "binary"),
                mistake("train --text rhyme.txt --direction BIDIRECTIONAL", "bidirectional stack", "read forward"),
                mistake("train --text rhyme.txt --preset HELLO", "--preset"),
                mistake("train --text rhyme.txt --corpus TINYSHAKESPEARE", "--corpus"),
                mistake("train --preset HALLO", "HALLO", "HIHELLO"),
                mistake("train --text rhyme.txt --tokens SYLLABLES", "SYLLABLES", "WORDS"),
                mistake("train --text rhyme.txt --min-count 0", "--min-count 0"),
                mistake("train --text rhyme.txt --vocabulary 50", "--tokens BPE"),
                mistake("train --text rhyme.txt --tokens bpe --vocabulary 5", "no room for byte pairs"),
                mistake("train --text rhyme.txt --split 90/20", "90/20/0"),
                mistake("train --text rhyme.txt --split half", "\"half\" is no split"),
                mistake("train --text rhyme.txt --window 0", "--window 0"),
                mistake("train --text rhyme.txt --embedding -1", "--embedding -1"),
                mistake("train --text rhyme.txt --units 0", "--units 0"),
                mistake("train --text rhyme.txt --units 1000000", "2 layers of 1,000,000 units needs 218 TB"),
                mistake("train --text rhyme.txt --dropout 1", "--dropout 1"),
                mistake("train --text rhyme.txt --batch 0", "--batch 0"),
                mistake("train --text rhyme.txt --sample-every 0", "every 0"),
                mistake("train --text /dev/null", "/dev/null is always empty"),
                mistake("train --text rhyme.txt --out full", "already holds"),
                mistake("train --text rhyme.txt --resume", "no run to resume"),
                mistake("generate", "--model"),
                mistake("generate --model nowhere", "nowhere"),
                mistake("generate --model full", "full"),
                mistake("generate --model full --top-k 0", "--top-k 0"),
                mistake("generate --model full --top-p 1.5", "--top-p 1.5"),
                mistake("generate --model full --temperature -1", "--temperature -1"),
                mistake("generate --model full --length 0", "--length 0"),
                mistake("generate --model full --beam 0", "--beam 0"),
                mistake("generate --model full --beam 3 --temperature 1", "--beam"),
                mistake("generate --model full --prime-file missing.txt", "There is no file", "missing.txt"),
                mistake("generate --model full --prime-file long.txt", "long.txt", "1,000,000 characters"),
                mistake("evaluate --model full --text missing.txt", "There is no file", "missing.txt"),
                mistake("evaluate --model full", "--text"),
                mistake("evaluate --model full --text rhyme.txt", "full"));
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
        assertThat(run("--help").out()).contains("Examples:", "train", "generate", "evaluate");
        for (String verb : List.of("train", "generate", "evaluate")) {
            assertThat(run(verb + " --help").out()).contains("Examples:", "charlm " + verb);
        }
    }

    @Test
    void aModelIsTrainedWritesAndIsEvaluated() throws IOException {
        data();

        AppRun train = run(TRAIN + " --epochs 2 --sample-every 1 --out run");
        AppRun generate = run("generate --model run/model --prime Es --length 50 --seed 7");
        AppRun again = run("generate --model run/model --prime Es --length 50 --seed 7");
        AppRun beam = run("generate --model run/model --prime Es --length 5 --beam 2");
        AppRun evaluate = run("evaluate --model run/model --text other.txt --out surprisal");
        AppRun flattered = run("evaluate --model run/model --text rhyme.txt");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out())
                .contains("uniform", "5-gram", "GRU 8, dropout 0.1 + Dense(", "training text")
                .contains("The report is");
        assertThat(train.err())
                .contains("epoch 1/2", "epoch 2/2", "After 1 epoch:")
                .doesNotContain("\033");
        assertThat(folder.resolve("run")).isDirectoryContaining("glob:**report.html");
        assertThat(folder.resolve("run/report.html"))
                .content()
                .contains(
                        "Surprisal along the validation part",
                        " characters, from ",
                        ">bits a character</text>",
                        "<p class=\"key\">")
                .doesNotContain("nats")
                .containsOnlyOnce("After training:");
        assertThat(folder.resolve("run/report.json")).content().contains("\"contestant\" : \"5-gram\"");
        assertThat(generate.out()).startsWith("Es").isEqualTo(again.out());
        assertThat(generate.out()
                        .strip()
                        .codePointCount(0, generate.out().strip().length()))
                .isBetween(10, 52);
        assertThat(generate.err()).contains("stands in the training text");
        assertThat(beam.out()).contains("log-probability").contains("Es");
        assertThat(evaluate.out()).contains("5-gram", "GRU 8", "Passages of highest surprisal:");
        assertThat(evaluate.err()).contains("are unknown to the model").doesNotContain("better here than it is");
        assertThat(flattered.out()).contains("The model was trained on most of rhyme.txt");
        assertThat(folder.resolve("surprisal/report.html"))
                .content()
                .contains("Surprisal along the text", "are unknown to the model");
    }

    @Test
    void aPrimeThatTheVocabularyLacksIsNamed() throws IOException {
        data();
        run(TRAIN + " --epochs 1 --out run");

        AppRun command = run("generate --model run/model --prime Xylophon");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("lacks \"X\"", "\"y\"", "\"p\"");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void standardInputIsATextToo() throws IOException {
        data();

        AppRun train = AppRun.of(
                CharLmApp.class,
                folder,
                Files.newInputStream(folder.resolve("rhyme.txt")),
                (TRAIN.replace("rhyme.txt", "-") + " --epochs 1 --out run").split(" "));

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(folder.resolve("run/report.json")).content().contains("what standard input brought");
    }

    @Test
    void aPresetIsRepeatedFromItsFirstCharacter() throws IOException {
        AppRun train = run("train --preset hihello --out run");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("epochs: ihell");
        assertThat(train.out()).contains("From its first character on, the network repeats exactly: hihello");
        assertThat(run("generate --model run/model --prime h --length 6 --temperature 0")
                        .out())
                .isEqualTo("hihello\n");
    }

    @Test
    void theStockEngineLearnsAndWritesTooAndAnotherGoesOn() throws IOException {
        data();
        String stock = TRAIN.replace("gru", "lstm") + " --engine stock --epochs 1 --out run";

        assertThat(run(stock).exitCode()).isZero();
        assertThat(run("generate --model run/model --engine stock --prime Es --length 30 --seed 3")
                        .out())
                .isEqualTo(run("generate --model run/model --prime Es --length 30 --seed 3")
                        .out());
        AppRun resumed = run(stock.replace("stock", "fused") + " --resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on with another engine").contains("goes on after");
    }

    @Test
    void aKilledRunResumesToTheSameNumbers() throws IOException, InterruptedException {
        data();
        String train = TRAIN + " --threads 1 --epochs 40 --sample-every 1";
        AppRun whole = run(train + " --out whole");

        ProcessBuilder elsewhere = AppRun.process(CharLmApp.class, folder, (train + " --out part").split(" "))
                .redirectOutput(folder.resolve("killed.out").toFile());
        elsewhere.environment().put("LC_ALL", "POSIX");
        elsewhere.environment().put("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG");
        Process killed = elsewhere.start();
        try (BufferedReader progress = killed.errorReader()) {
            assertThat(progress.lines().anyMatch(line -> line.startsWith("After 2 epochs")))
                    .isTrue();
            killed.destroyForcibly().waitFor();
        }
        assertThat(folder.resolve("part/report.html")).content().contains("http-equiv=\"refresh\"");
        AppRun resumed = run(train + " --out part --resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on after");
        assertThat(folder.resolve("part/report.html")).content().doesNotContain("http-equiv=\"refresh\"");
        assertThat(losses("part")).isEqualTo(losses("whole"));
        assertThat(scores(resumed)).isEqualTo(scores(whole)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "fa-IR"})
    void theLocaleChangesNoFile(String locale) throws IOException {
        data();
        run(TRAIN + " --threads 1 --epochs 1 --out run --force");
        Map<String, String> expected = RunFiles.texts(folder, "run");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertThat(run(TRAIN + " --threads 1 --epochs 1 --out run --force").exitCode())
                    .isZero();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(RunFiles.texts(folder, "run")).isEqualTo(expected);
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    /** The table without the column of training times. */
    private static List<String> scores(AppRun command) {
        return command.out()
                .lines()
                .filter(line -> line.contains("GRU 8"))
                .map(line -> line.replaceAll("%.*$", "%"))
                .toList();
    }

    private AppRun run(String arguments) {
        return AppRun.of(CharLmApp.class, folder, arguments.split(" "));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private void data() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "precious");
        Files.writeString(folder.resolve("rhyme.txt"), RHYME.repeat(10));
        Files.writeString(folder.resolve("other.txt"), RHYME + "Quax!");
        Files.writeString(folder.resolve("empty.txt"), "");
        Files.writeString(folder.resolve("short.txt"), "short");
        Files.write(folder.resolve("latin.txt"), "caf\u00E9".repeat(300).getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("binary.txt"), new byte[2_000]);
        Files.writeString(folder.resolve("long.txt"), "a".repeat(1_000_001));
    }
}
