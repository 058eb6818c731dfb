package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.cli.AppRun;

/** {@code train --vectors}. */
class WordVectorsCommandTest {

    private static final String VECTORS = "win 1 2 3 4 5\nprize 0.1 0.2 0.3 0.4 0.5\nlunch -1 -2 -3 -4 -5\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Mails.write(folder);
        Files.writeString(folder.resolve("some.vec"), "3 5\n" + VECTORS);
        Files.writeString(folder.resolve("other.vec"), "3 5\n" + VECTORS.replace('3', '6'));
        Files.writeString(folder.resolve("damaged.vec"), VECTORS + "room 1 2\n");
    }

    private AppRun run(String arguments) {
        return AppRun.of(SentimentApp.class, folder, arguments.split(" "));
    }

    @Test
    void networksBeginWithVectorsAndAFrozenTrainingGoesOnWithTheSameFileOnly() {
        String train = "train --data mails.csv --preset MEAN,PAIRS --epochs 1 --threads 1 --freeze-vectors --out run";

        AppRun trained = run(train + " --vectors some.vec");
        AppRun again = run(train + " --vectors some.vec --resume");
        AppRun exchanged = run(train + " --vectors other.vec --resume");
        AppRun answer = run("classify --model run/model --by mean win");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err()).containsPattern("some.vec: vectors of 5 dimensions for 3 of the \\d+ words");
        assertThat(trained.out()).contains("mean of embeddings, frozen vectors", "GRU 32, pairs, frozen vectors");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(exchanged.exitCode()).isEqualTo(2);
        assertThat(exchanged.err()).contains("settings");
        assertThat(answer.out()).matches("(ham|spam)\t[01]\\.\\d+\twin\n");
    }

    @Test
    void aNetworkOfOnesOwnTakesTheirDimensions() {
        AppRun trained = run("train --data mails.csv --cell gru --units 6 --vectors some.vec --epochs 1 --out own");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("GRU 6", ", vectors");
    }

    @ParameterizedTest
    @CsvSource({
        "--vectors missing.vec, missing.vec",
        "--vectors full, is a folder",
        "--vectors damaged.vec, 'damaged.vec, line 4 has 2 numbers'",
        "--vectors mails.csv, 'no file of word vectors'",
        "--vectors some.vec --embedding 5, leave out --embedding",
        "--vectors some.vec --from words, leave out --from or --vectors",
        "--freeze-vectors, Without --vectors there is nothing to freeze"
    })
    void mistakesAreOneSentenceAndLeaveNothing(String options, String sentence) throws IOException {
        AppRun command = run("train --data mails.csv --out new " + options);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.err()).contains(sentence).doesNotContain("Exception");
        assertThat(command.err().lines()).hasSize(1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("new");
        }
    }
}
