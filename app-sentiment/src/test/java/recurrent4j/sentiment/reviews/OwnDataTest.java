package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.TextFile;

/** JSON lines, a folder for each class, and parts in files of their own. */
class OwnDataTest {

    @TempDir
    private Path folder;

    @Test
    void jsonLinesHoldTextsAndLabelsAtTheirKeys() throws IOException {
        LabelledFile read = json("""
                {"id": 7, "text": "so\\tgood", "label": "pos"}

                {"label": 1, "text": "bad"}
                """, Columns.BY_NAME);
        LabelledFile named = json("""
                {"body": "so good", "kind": true, "text": "x"}
                """, new Columns(Optional.of("body"), Optional.of("kind"), CsvFormat.DETECTED));

        assertThat(read.reviews())
                .extracting(Review::name, Review::text, Review::label)
                .containsExactly(
                        tuple("mails.jsonl, line 1", "so\tgood", "pos"), tuple("mails.jsonl, line 3", "bad", "1"));
        assertThat(read.description())
                .isEqualTo("mails.jsonl: JSON lines, text at \"text\" and label at \"label\"; 2 texts.");
        assertThat(named.reviews()).extracting(Review::text, Review::label).containsExactly(tuple("so good", "true"));
    }

    @Test
    void whatIsNoJsonLineIsNamed() {
        assertRefused("{\"text\": \"a\", \"label\"", "mails.jsonl, line 1 is no JSON (");
        assertRefused("[1]", "mails.jsonl, line 1 is no JSON object");
        assertRefused("{\"text\": \"a\", \"label\": \"b\"}\n{\"text\": \"a\"}", "line 2 has no \"label\"");
        assertRefused("{\"text\": \"a\", \"label\": [\"b\"]}", "line 1 has no \"label\"");
        assertRefused("{\"text\": \"a\", \"kind\": \"b\"}", "has the keys \"text\", \"kind\"; say by --label-column");
    }

    private void assertRefused(String lines, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json(lines, Columns.BY_NAME))
                .withMessageContaining(message);
    }

    private LabelledFile json(String lines, Columns columns) throws IOException {
        Path file = Files.writeString(folder.resolve("mails.jsonl"), lines);
        return LabelledFile.read(TextFile.of(file), columns);
    }

    @Test
    void aFolderForEachClassIsReadLikeAFile() throws IOException {
        for (int text = 0; text < 10; text++) {
            write("spam/%d.txt".formatted(text), "win prize " + text);
            write("ham/%d.txt".formatted(text), "see you\nat " + text);
        }
        write("ham/readme.md", "no text");

        Corpus corpus = Origin.USUAL.read(folder.resolve("texts"));

        assertThat(corpus.parts().training().counts()).containsExactly(8, 8);
        assertThat(corpus.parts().training().labels()).containsExactly("ham", "spam");
        assertThat(corpus.remarks())
                .containsExactly(
                        "texts: a folder for each of 2 classes; 20 texts; 1 other files are not read, such as ham/readme.md.");
        assertThat(corpus.source().rows()).isEqualTo(20);
        assertThat(Corpus.readForEvaluation(
                                folder.resolve("texts"), Columns.BY_NAME, List.of("ham", "spam"), remark -> {})
                        .reviews())
                .hasSize(20);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("texts").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void partsOfTheirOwnAreNotHeldOut() throws IOException {
        Path training = csv("training.csv", 0, 20);
        Path validation = csv("validation.csv", 18, 26);
        Path test = csv("test.csv", 30, 37);

        Corpus both = Origin.USUAL.read(training, new OwnParts(Optional.of(validation), Optional.of(test)));
        Corpus one = Origin.USUAL.read(training, new OwnParts(Optional.empty(), Optional.of(test)));

        assertThat(both.parts().training().size()).isEqualTo(40);
        assertThat(both.parts().validation().size()).isEqualTo(16);
        assertThat(both.parts().test().size()).isEqualTo(14);
        assertThat(both.remarks())
                .contains(
                        "4 of the 16 texts of validation.csv are duplicates of training texts, so that scores may be too good.");
        assertThat(one.parts().training().size()).isEqualTo(36);
        assertThat(one.parts().validation().size()).isEqualTo(4);
        assertThat(one.parts().test().size()).isEqualTo(14);
    }

    private Path csv(String name, int from, int to) throws IOException {
        var lines = new StringBuilder("text,label\n");
        for (int text = from; text < to; text++) {
            lines.append("win ")
                    .append(text)
                    .append(",spam\nlunch ")
                    .append(text)
                    .append(",ham\n");
        }
        return Files.writeString(folder.resolve(name), lines);
    }
}
