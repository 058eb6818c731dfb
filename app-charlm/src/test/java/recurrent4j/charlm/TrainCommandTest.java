package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.cli.AppRun;

/** What a training can be given: other tokens, other texts, another model to begin with. */
class TrainCommandTest {

    private static final String RHYME = """
            Es war einmal ein Männlein, das hatte ein Säcklein,
            da tat es drei Nüsslein hinein, und war's nicht fein?
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void data() throws IOException {
        Files.writeString(folder.resolve("rhyme.txt"), RHYME.repeat(10));
        Files.writeString(folder.resolve("other.txt"), RHYME + "Quax!");
    }

    @Test
    void wordsAreLearnedThroughAnEmbedding() throws IOException {
        AppRun train = run(
                "train --text rhyme.txt --tokens words --min-count 10 --units 8 --window 8 --batch 4 --epochs 1 --out run");
        AppRun generate = run("generate --model run/model --length 20");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("bits/char", "perplexity", "words of the test part are unknown to the model");
        assertThat(generate.exitCode()).as(generate.err()).isZero();
        assertThat(generate.out()).isNotBlank();
    }

    @Test
    void bytePairsAreLearnedSavedAndWritten() throws IOException {
        AppRun train =
                run("train --text rhyme.txt --tokens bpe --vocabulary 60 --embedding 8 --dropout 0 --layers 1 --units 8"
                        + " --window 8 --batch 4 --epochs 1 --out run");
        AppRun generate = run("generate --model run/model --prime Es --length 20");
        AppRun evaluate = run("evaluate --model run/model --text other.txt");
        Path merges = folder.resolve("run/model/merges.json");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("bits/char", "6-gram", "equally likely tokens");
        assertThat(generate.out()).startsWith("Es").hasSizeGreaterThan(22);
        assertThat(evaluate.out()).contains("bits/char", "6-gram", "LSTM 8");
        assertThat(merges).content().contains("\"left\"");
        Files.writeString(merges, Files.readString(merges).replaceFirst("\"left\" : \"", "$0xx"));
        assertThat(run("generate --model run/model").err()).contains("merges.json", "train and save the model again");
    }

    @Test
    void aFolderOfTextsIsOneText() throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts/more"));
        Files.writeString(folder.resolve("texts/b.txt"), RHYME.repeat(3));
        try (var zipped = new GZIPOutputStream(Files.newOutputStream(folder.resolve("texts/a.txt.gz")))) {
            zipped.write(RHYME.repeat(4).getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(texts.resolve("c.txt"), "\uFEFF" + RHYME.repeat(2));
        Files.writeString(texts.resolve("copy.txt"), "\uFEFF" + RHYME.repeat(2));
        Files.writeString(texts.resolve("empty.txt"), "");
        Files.writeString(texts.resolve("notes.md"), "no part of it");

        AppRun train =
                run("train --text texts --dropout 0 --layers 1 --units 4 --window 10 --batch 4 --epochs 1 --out run");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err())
                .contains("Read 3 files as one text, 1 duplicate left out, 1 empty file left out;"
                        + " the training part ends in c.txt, the validation part in c.txt.");
        assertThat(train.out()).contains("stands in the training text");
        assertThat(folder.resolve("run/report.json"))
                .content()
                .contains("3 files, one after the other", "texts/a.txt.gz");
        String generate = "generate --model run/model --prime Es --length 9";
        assertThat(run(generate).err()).contains("has not been checked");
        assertThat(run(generate + " --training-text texts").err()).contains("the training text");
        assertThat(
                        run("train --text rhyme.txt other.txt --dropout 0 --layers 1 --units 4 --window 10 --batch 4 --epochs 1 --out two")
                                .err())
                .contains(
                        "Read 2 files as one text; the training part ends in rhyme.txt, the validation part in other.txt");
    }

    @Test
    void aSavedModelGoesOnWithAnotherTextFromWhereItWas() throws IOException {
        Files.writeString(folder.resolve("new.txt"), (RHYME + "Quax, quax!\n").repeat(10));
        AppRun first = run(
                "train --text rhyme.txt --cell gru --dropout 0 --layers 1 --units 8 --window 10 --batch 4 --epochs 2 --out run");
        AppRun more = run("train --text rhyme.txt --from run/model --window 10 --batch 4 --epochs 2 --out more");
        AppRun other = run(
                "train --text new.txt --from run/model --window 10 --batch 4 --epochs 3 --learning-rate 0.02 --out other");

        assertThat(more.exitCode()).as(more.err()).isZero();
        // What it begins with is what was saved, and that improves.
        assertThat(validation(more, "GRU 8 + Dense(28) as saved")).isEqualTo(validation(first, "GRU 8 + Dense(28)"));
        assertThat(validation(more, "GRU 8 + Dense(28)")).isLessThan(validation(first, "GRU 8 + Dense(28)"));
        assertThat(more.err()).doesNotContain("does not know");
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(other.err())
                .contains(
                        "The saved model does not know 50 of the 1,",
                        "(\"x\" 20 times, \"!\" 10 times, \"Q\" 10 times, \"q\" 10 times)");
        assertThat(validation(other, "GRU 8 + Dense(28)")).isLessThan(validation(other, "GRU 8 + Dense(28) as saved"));
        assertThat(folder.resolve("other/model/start.json")).content().contains("rhyme.txt", "GRU 8", "charlm train");
        assertThat(run("generate --model other/model --prime Es --length 5").out())
                .startsWith("Es");
    }

    @Test
    void aTrainingThatGoesOnResumesToTheSameNumbers() throws IOException {
        String options = " --window 10 --batch 4 --threads 1 --out ";
        run("train --text rhyme.txt --dropout 0 --layers 1 --units 8 --epochs 1" + options + "run");
        String more = "train --text rhyme.txt --from run/model --epochs 2" + options;
        AppRun whole = run(more + "more");
        AppRun again = run(more + "more --resume");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(validation(again, "LSTM 8 + Dense(28)")).isEqualTo(validation(whole, "LSTM 8 + Dense(28)"));
        run("train --text rhyme.txt --dropout 0 --layers 1 --units 8 --epochs 2" + options + "run --force");
        assertThat(run(more + "more --resume").exitCode())
                .as("another model to begin with")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--tokens words", "--min-count 2", "--preset HELLO", "--cell gru", "--units 9", "--embedding 3"})
    void whatTheSavedModelDecidesIsNotChosenAnew(String option) throws IOException {
        run("train --text rhyme.txt --dropout 0 --layers 1 --units 8 --window 10 --batch 4 --epochs 1 --out run");

        AppRun command = run("train --text rhyme.txt --from run/model " + option);

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).startsWith("--from goes on with the").contains(option.split(" ")[0]);
    }

    @Test
    void whatWonWritesUnlessTheUserChoosesOtherwise() throws IOException {
        AppRun train = run(
                "train --text rhyme.txt --dropout 0 --layers 1 --units 4 --window 10 --batch 4 --epochs 1 --out run");
        String generate = "generate --model run/model --prime Es --length 40";
        AppRun best = run(generate);
        AppRun network = run(generate + " --by network");

        assertThat(train.out()).contains("6-gram was saved, too, and is what writes by this model");
        assertThat(best.out())
                .startsWith("Es")
                .isEqualTo(run(generate + " --by 6-gram").out());
        assertThat(best.err()).contains("6-gram writes, since it was better by validation", "--by NETWORK");
        assertThat(network.out())
                .startsWith("Es")
                .isEqualTo(run(generate + " --by lstm").out())
                .isNotEqualTo(best.out());
        assertThat(network.err()).doesNotContain("better by validation");
        assertThat(run(generate + " --by=").err()).contains("The saved model has no \"\"; choose ");
        AppRun other = run(generate + " --by 3-gram");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).startsWith("The saved model has no \"3-gram\"; choose LSTM 4 + Dense(28) or 6-gram.");
        Files.delete(folder.resolve("rhyme.txt"));
        assertThat(run("evaluate --model run/model --text other.txt").out())
                .contains("6-gram")
                .doesNotContain("5-gram");
    }

    private static double validation(AppRun run, String contestant) {
        String line = run.out()
                .lines()
                .filter(row -> row.matches(".{2}" + Pattern.quote(contestant) + " {2,}.*"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.out()));
        return Double.parseDouble(
                line.substring(2 + contestant.length()).strip().split(" +")[1]);
    }

    private AppRun run(String arguments) {
        return AppRun.of(CharLmApp.class, folder, arguments.split(" "));
    }
}
