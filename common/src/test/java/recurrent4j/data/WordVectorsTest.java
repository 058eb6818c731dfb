package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.io.Checksum;

class WordVectorsTest {

    private static final Set<String> WANTED = Set.of("film", "paris", "8/10");

    @TempDir
    private Path folder;

    private WordVectors read(String text) throws IOException {
        return WordVectors.read(Files.writeString(folder.resolve("some.vec"), text), WANTED);
    }

    @Test
    void linesOfFastTextAndGloveAreReadAndOtherWordsAreLeftOut() throws IOException {
        WordVectors fastText = read("3 3\nthe 1 2 3 \nfilm -0.5 1e-3 4 \n8/10 0 0 1 \n");
        WordVectors glove = read("the 1 2 3\nfilm -0.5 0.001 4\n\n8/10\t0\t0\t1");

        assertThat(fastText.dimensions()).isEqualTo(3);
        assertThat(fastText.byWord()).containsOnlyKeys("film", "8/10");
        assertThat(fastText.byWord().get("film")).containsExactly(-0.5f, 0.001f, 4);
        assertThat(glove.byWord().get("film")).containsExactly(-0.5f, 0.001f, 4);
        assertThat(glove.byWord().get("8/10")).containsExactly(0, 0, 1);
        assertThat(glove.checksum()).isNotEqualTo(fastText.checksum());
    }

    @Test
    void capitalsCountWhereNoWordIsSpelledWithoutThem() throws IOException {
        WordVectors vectors = read("Film 9 9 9\nParis 1 2 3\nPARIS 4 5 6\nfilm 7 8 9\nfilm 0 0 0\n");

        assertThat(vectors.byWord().get("paris")).containsExactly(1, 2, 3);
        assertThat(vectors.byWord().get("film")).containsExactly(7, 8, 9);
    }

    @Test
    void wordsWithBlanksInThemAreNoDamage() throws IOException {
        assertThat(read("2 4\n. . . 1 2 3 4\nfilm 1 2 3 4\n").byWord()).containsOnlyKeys("film");
    }

    @Test
    void gzippedFilesAreUnzippedAndKnownByTheirBytes() throws IOException {
        Path file = folder.resolve("some.vec.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1 2\nfilm 1 2\n".getBytes(StandardCharsets.UTF_8));
        }

        WordVectors vectors = WordVectors.read(file, WANTED);

        assertThat(vectors.byWord()).containsOnlyKeys("film");
        assertThat(vectors.checksum()).isEqualTo(Checksum.of(file));
    }

    @ParameterizedTest
    @CsvSource({
        "'film 1 2 3|paris 1 2', 'some.vec, line 2 has 2 numbers behind its word where the lines before have 3'",
        "'2 3|film 1 2 3|paris 1 2 38/10 1 2 3', 'line 3 has 6 numbers'",
        "'film 1 2 3|the x y z|paris 1 z 3', 'line 3: \"z\" is no number of a word vector'",
        "'film 1 2 3|paris 1 NaN 3', 'line 2: \"NaN\"'",
        "'label,text|spam,win', 'is no file of word vectors'",
        "'win a prize|film 1 2', 'line 1: \"a\" is no number'",
        "'5 99999|film 1 2', 'is no file of word vectors'",
        "'the 1 2 3', 'None of the 3 words of the texts stands in some.vec'",
        "'', 'None of the 3 words'"
    })
    void damageIsASentenceWithItsLine(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text.replace('|', '\n')))
                .withMessageContaining(sentence);
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> WordVectors.read(folder.resolve("none.vec"), WANTED))
                .isInstanceOf(NoSuchFileException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordVectors.read(folder, WANTED))
                .withMessageContaining("is a folder");
    }

    @Test
    void vectorsStandAtTheNumbersOfTheirWordsAndCoverageIsSaid() throws IOException {
        WordVectors vectors = read("paris 1 2\nfilm 3 4\n");

        assertThat(vectors.rows(Vocabulary.open(List.of("the", "film")))).containsOnlyKeys(1);
        assertThat(vectors.coverage(
                        List.of("the", "film"), List.of(List.of("the", "film", "the", "film"), List.of("the", "man"))))
                .isEqualTo(
                        "some.vec: vectors of 2 dimensions for 1 of the 2 words (50.0 %), which are 33.3 % of all that stands there; the other words begin at random.");
    }
}
