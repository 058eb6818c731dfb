package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        AppRun train = run("train --text rhyme.txt --tokens bpe --vocabulary 60 --embedding 8 --layers 1 --units 8"
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

    private AppRun run(String arguments) {
        return AppRun.of(CharLmApp.class, folder, arguments.split(" "));
    }
}
