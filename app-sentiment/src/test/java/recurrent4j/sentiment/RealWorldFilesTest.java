package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.io.Checksum;
import recurrent4j.io.Json;

/** Files as people have them, by the whole command line. */
class RealWorldFilesTest {

    private static final String SMALL = "--cell simple_rnn --units 2 --embedding 2 --direction forward --pooling max"
            + " --epochs 1 --threads 1 --force --out run";

    @TempDir
    private Path folder;

    /** T5 */
    @Test
    void thaiIsCutSoThatItsLettersAreKnown() throws IOException {
        write(
                "thai.csv",
                "text,label\n",
                24,
                row -> "หนังสือเล่มนี้" + (row % 2 == 0 ? "ดีมากครับ" : "น่าเบื่อมาก") + "ๆ".repeat(row / 2)
                        + (row % 2 == 0 ? ",pos" : ",neg"));
        AppRun train = run("train --data thai.csv --preset GRU --epochs 1 --threads 1 --out run");
        assertThat(train.err())
                .contains("thai.csv: separated by commas, UTF-8, header; 24 rows.")
                .containsPattern("\\b1\\d words are known");
        assertThat(train.exitCode()).isZero();
    }

    /** T3, T10, T11 */
    @Test
    void whatATableHoldsAndItsOddLabelsComeThrough() throws IOException {
        write(
                "odd.csv",
                "sep=;\r\n\"review, full\";label\r\n",
                24,
                row -> "a " + row + "\" disk is " + (row % 2 == 0 ? "good;\"<b>&\t\nx\"" : "bad;\"tr\u00E8s\nbad\""));
        AppRun train = run("train --data odd.csv " + SMALL);
        assertThat(train.err())
                .contains("odd.csv: separated by semicolons, UTF-8, header; 24 rows, 24 of them of several");
        assertThat(train.exitCode()).isZero();
        AppRun classify = run("classify --model run/model good bad");
        assertThat(classify.out().lines()).hasSize(2).allMatch(line -> line.split("\t").length == 3);
        AppRun evaluate = run("evaluate --model run/model --data odd.csv");
        assertThat(evaluate.out()).contains("\ntr\u00E8s bad ", "\n<b>& x ");
    }

    /** T13 */
    @Test
    void rareLabelsAreLeftOutInTrainingAndInWhatItIsComparedWith() throws IOException {
        write(
                "rare.csv",
                "text,label\n",
                30,
                row -> "text " + row + (row < 2 ? ",odd" : row % 2 == 0 ? ",ham" : ",spam"));
        assertThat(run("train --data rare.csv " + SMALL).err()).contains("\"odd\"; give more of them, or leave");
        AppRun train = run("train --data rare.csv --min-count-label 3 " + SMALL);
        assertThat(train.err()).contains("1 labels with fewer than 3 texts are left out, and their 2 texts: \"odd\".");
        write("more.csv", "text,label\n", 4, row -> "text " + row + (row % 2 == 0 ? ",ham" : ",spam"));
        assertThat(run("evaluate --model run/model --data more.csv").out()).contains("NB-SVM");
    }

    @Test
    void oneClassAloneIsEvaluatedAsFarAsThatCanBe() throws IOException {
        write("two.csv", "text,label\n", 24, row -> "text " + row + (row % 2 == 0 ? ",cafe\u0301" : ",tea"));
        assertThat(run("train --data two.csv " + SMALL).exitCode()).isZero();
        write("one.csv", "text,label\n", 4, row -> "text " + row + ",caf\u00E9");
        AppRun evaluate = run("evaluate --model run/model --data one.csv");
        assertThat(evaluate.exitCode()).isZero();
        assertThat(evaluate.out()).doesNotContain("NaN");
        assertThat(evaluate.err())
                .contains(
                        "All of one.csv is labelled \"caf\u00E9\", so that ROC-AUC is not defined: \"-\" stands there.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatABundleNamesIsOpenedOnlyIfItIsTheFileOfTheTraining() throws Exception {
        write("two.csv", "text,label\n", 24, row -> row % 2 == 0 ? "lunch " + row + ",ham" : "prize " + row + ",spam");
        assertThat(run("train --data two.csv " + SMALL).exitCode()).isZero();
        assertThat(run("evaluate --model run/model --data two.csv").out()).contains("NB-SVM");
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Path card = folder.resolve("run/model/run.json");
        // As models of before are, which do not hold their baselines.
        String original = Files.readString(card).replaceFirst("\"contestants\\.json\" : \"\\w+\",\\s*", "");
        assertThat(original).doesNotContain("contestants.json");
        String named = folder.resolve("two.csv").toString();
        for (String path : List.of("/dev/zero", fifo.toString(), "/", "", "/proc/kmsg", folder.toString())) {
            assertThat(original).contains("\"" + named + "\"");
            Files.writeString(card, original.replace("\"" + named + "\"", "\"" + path + "\""));
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                AppRun evaluate = run("evaluate --model run/model --data two.csv");
                assertThat(evaluate.exitCode()).isZero();
                assertThat(evaluate.err()).contains("are not there any more, or have been changed");
            });
        }
        assertThat(Json.mapper().readTree(original).at("/data/bytes").asLong())
                .isEqualTo(Files.size(folder.resolve("two.csv")));
        assertThat(Checksum.of(folder.resolve("two.csv")))
                .isEqualTo(Json.mapper().readTree(original).at("/data/sha256").asText());
    }

    private void write(String name, String header, int rows, java.util.function.IntFunction<String> row)
            throws IOException {
        Files.writeString(
                folder.resolve(name),
                header + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", "", "\n")),
                StandardCharsets.UTF_8);
    }

    private AppRun run(String arguments) {
        return AppRun.of(SentimentApp.class, folder, arguments.split(" "));
    }
}
