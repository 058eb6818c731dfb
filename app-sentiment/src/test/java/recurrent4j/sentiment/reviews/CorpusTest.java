package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.sentiment.text.Tokenizer;

class CorpusTest {

    @TempDir
    private Path folder;

    @Test
    void repeatedLinesOfAFileAreReadOnceAndCounted() throws IOException {
        var lines = new StringBuilder();
        for (int line = 0; line < 100; line++) {
            lines.append(line % 4 == 0 ? "spam" : "ham")
                    .append("\ttext ")
                    .append(line % 80)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("sms.tsv"), lines);
        Corpus corpus = Corpus.read(file, Columns.BY_NAME, SplitShares.USUAL, 1);
        assertThat(corpus.parts().training().size()).isEqualTo(64);
        assertThat(corpus.parts().validation().counts()).containsExactly(6, 2);
        assertThat(corpus.parts().test().counts()).containsExactly(6, 2);
        assertThat(corpus.remarks())
                .containsExactly(
                        "sms.tsv: a label, a tab and a text in each line; 100 texts.",
                        "20 duplicates removed from 100 texts.");
        assertThat(corpus.shortName()).isEqualTo("sms");
        assertThat(corpus.source().rows()).isEqualTo(100);
    }

    /** T13 */
    @Test
    void labelsThatAreTooRareForAllPartsAreNamedAtOnceAndCanBeLeftOut() throws IOException {
        var table = new StringBuilder("text,label\n");
        for (int row = 0; row < 40; row++) {
            table.append("text ").append(row).append(row % 2 == 0 ? ",ham\n" : ",spam\n");
        }
        table.append("a,odd\nb,odd\nc,rare1\nd,rare2\n");
        Path file = Files.writeString(folder.resolve("sms.csv"), table);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.read(file, Columns.BY_NAME, SplitShares.USUAL, 1))
                .withMessage("The validation part has no text that is labelled \"odd\", \"rare1\", \"rare2\"; give more"
                        + " of them, or leave rare labels out by --min-count-label 3.");
        Corpus without = Corpus.read(file, Columns.BY_NAME, new SplitShares(0.1, 0.1, 3), 1);
        assertThat(without.parts().training().labels()).containsExactly("ham", "spam");
        assertThat(without.remarks())
                .contains("3 labels with fewer than 3 texts are left out, and their 4 texts: \"odd\", \"rare1\","
                        + " \"rare2\".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.read(file, Columns.BY_NAME, new SplitShares(0.1, 0.1, 21), 1))
                .withMessageContaining("choose a smaller --min-count-label");
    }

    @Test
    void filmsAreHeldOutAndCopiesInTheTestPartAreCounted() throws IOException {
        for (int id = 0; id < 20; id++) {
            write("train/pos/%d_9.txt".formatted(id), "good " + id);
            write("train/neg/%d_1.txt".formatted(id), "bad " + id);
        }
        String films = "http://x/title/tt1/usercomments\n".repeat(10) + "http://x/title/tt2/usercomments\n".repeat(10);
        write("train/urls_pos.txt", films);
        write("train/urls_neg.txt", films.replace("tt1", "tt3").replace("tt2", "tt4"));
        write("test/pos/0_9.txt", "good 3");
        write("test/neg/0_1.txt", "worse");
        Corpus corpus = Corpus.read(folder, Columns.BY_NAME, SplitShares.USUAL, 1);
        assertThat(corpus.parts().training().counts()).containsExactly(10, 10);
        assertThat(corpus.parts().validation().counts()).containsExactly(10, 10);
        assertThat(corpus.remarks())
                .containsExactly(
                        "The validation part has 20 reviews of 2 films that are not in the training part.",
                        "1 of 2 test reviews are duplicates of training reviews, and count all the same.");
    }

    @Test
    void aFileToEvaluateOnHasTheLabelsOfTheModel() throws IOException {
        List<String> remarks = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("more.csv"), "text,label\na,pos\nb,meh\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.readForEvaluation(file, Columns.BY_NAME, List.of("neg", "pos"), remarks::add))
                .withMessage(
                        "more.csv, line 3 is labelled \"meh\", which is none of the model's labels: \"neg\", \"pos\"; leave such texts out,"
                                + " or correct the label.");
        assertThat(Corpus.readForEvaluation(file, Columns.BY_NAME, List.of("meh", "neg", "pos"), remarks::add)
                        .counts())
                .containsExactly(1, 0, 1);
        assertThat(remarks).contains("more.csv: separated by commas, UTF-8, header; 2 rows.");
    }

    @Test
    void theToyReviewsAreBalancedPairsOfTheSameWords() throws IOException {
        var tokenizer = new Tokenizer();
        Corpus toy = ToyReviews.corpus();
        assertThat(toy.parts().training().counts()).containsExactly(89, 89);
        assertThat(toy.parts().validation().counts()).containsExactly(21, 21);
        assertThat(toy.parts().test().counts()).containsExactly(21, 21);
        for (Reviews part : List.of(
                toy.parts().training(), toy.parts().validation(), toy.parts().test())) {
            Map<List<String>, Integer> balance = new HashMap<>();
            for (Review review : part.reviews()) {
                List<String> bag =
                        tokenizer.tokens(review.text()).stream().sorted().toList();
                balance.merge(bag, review.label().equals("positive") ? 1 : -1, Integer::sum);
            }
            assertThat(balance.values()).containsOnly(0);
        }
        assertThat(toy.parts().test().sharedWith(toy.parts().training())).isZero();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
