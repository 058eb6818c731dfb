package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.eval.DataSource;

class NoveltyTest {

    private static final String TRAINING =
            "To be, or not to be:\nthat is the question.\nWhether 'tis nobler in the mind to suffer\n";

    @Test
    void theLongestPassageIsFoundWithItsPlace() throws IOException {
        Novelty novelty = novelty("And she is the question of it");
        assertThat(novelty.longest()).isEqualTo(" is the question");
        assertThat(novelty.line()).isEqualTo(2);
        assertThat(novelty.characters()).isEqualTo(29);
        assertThat(novelty.covered()).isZero();
    }

    @Test
    void aPassageMayCrossLines() throws IOException {
        Novelty novelty = novelty("xx be:\nthat is yy");
        assertThat(novelty.longest()).isEqualTo(" be:\nthat is ");
        assertThat(novelty.line()).isEqualTo(1);
        assertThat(novelty("question.\n").line()).isEqualTo(2);
        assertThat(novelty("\nWhether").line()).isEqualTo(2);
    }

    @Test
    void noteworthyPassagesMakeUpAShareOfTheText() throws IOException {
        // 21 and 20 characters that stand there, and 19 that are too few.
        String text = "To be, or not to be:\n0123456789hether 'tis nobler i#Whether 'tis nobler";
        assertThat(novelty(text).covered()).isEqualTo(41);
        assertThat(novelty(text).coveredShare()).isCloseTo(41.0 / 71, within(1e-12));
        assertThat(novelty(TRAINING).coveredShare()).isEqualTo(1);
    }

    @Test
    void ofSeveralTextsEachIsLookedForByItself() throws IOException {
        List<Novelty> novelties = Novelty.of(List.of("or not", " to be", "", "zzz"), text(TRAINING), TRAINING.length());
        assertThat(novelties).extracting(Novelty::longest).containsExactly("or not", " to be", "", "");
        assertThat(novelties.get(1).characters()).isEqualTo(6);
        assertThat(novelties.get(3)).hasToString("Nothing of the text stands in the training text.");
        assertThat(novelties.get(2).coveredShare()).isZero();
    }

    @Test
    void whatTheModelWasNotTrainedOnDoesNotCount() throws IOException {
        assertThat(Novelty.of(List.of("the question"), text(TRAINING), TRAINING.indexOf("question"))
                        .get(0)
                        .longest())
                .isEqualTo("the ");
    }

    @Test
    void charactersAreCodePoints() throws IOException {
        Novelty novelty = Novelty.of(
                        List.of("a\uD83D\uDC4D\uD83D\uDC4Eb"), text("x\uD83D\uDC4D\n\uD83D\uDC4D\uD83D\uDC4E!"), 99)
                .get(0);
        assertThat(novelty.longest()).isEqualTo("\uD83D\uDC4D\uD83D\uDC4E");
        assertThat(novelty.line()).isEqualTo(2);
        assertThat(novelty.characters()).isEqualTo(4);
    }

    @Test
    void itSaysSoInOneSentence() throws IOException {
        assertThat(novelty("And she is the question"))
                .hasToString("The longest passage that stands in the training text has 16 of 23 characters (line 2):"
                        + " \" is the question\"; passages of 20 or more make up 0 % of the text.");
        assertThat(novelty(TRAINING).toString())
                .contains("\"To be, or not to be:\\nthat is the question.\\nWhether 'tis nobl…\"")
                .contains("make up 100 % of the text");
    }

    @Test
    void itFindsWhatComparingEverythingFinds() throws IOException {
        var random = new Random(5);
        for (int trial = 0; trial < 300; trial++) {
            String training = letters(random, 400);
            List<String> texts = List.of(letters(random, 1 + random.nextInt(120)), letters(random, 60));
            List<Novelty> novelties = Novelty.of(texts, text(training), training.length());
            for (int k = 0; k < texts.size(); k++) {
                String text = texts.get(k);
                Novelty novelty = novelties.get(k);
                assertThat(novelty.longest()).hasSize(longest(text, training));
                assertThat(text).contains(novelty.longest());
                assertThat(training).contains(novelty.longest());
                assertThat(novelty.covered()).isEqualTo(covered(text, training));
            }
        }
    }

    @Test
    void theTrainingTextIsReadWhereItLaySinceItIsTheSame(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hamlet.txt"), TRAINING);
        var training = new TrainingText(DataSource.file("hamlet", file, 10), TRAINING.length());
        List<String> texts = List.of("the question", "the mind");
        assertThat(training.remarks(texts, Optional.empty()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "Text 2: The longest passage that stands in the training text has 8 of 8 characters (line 3)");

        Path moved = Files.move(file, folder.resolve("moved.txt"));
        assertThat(training.remarks(texts, Optional.empty()))
                .containsExactly("How new the text is has not been checked, since the training text " + file
                        + " is no longer there; name its file with --training-text.");
        assertThat(training.remarks(texts, Optional.of(TextSource.file(moved)))).hasSize(2);

        Files.writeString(file, "something else");
        assertThat(training.remarks(texts, Optional.empty()).get(0)).contains("has been changed since");
        assertThatThrownBy(() -> training.remarks(texts, Optional.of(TextSource.file(file))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hamlet.txt is not the text that the model was trained on, which was hamlet");
    }

    @Test
    void aTextThatWasNoFileIsNotLookedFor() throws IOException {
        var training = new TrainingText(DataSource.generated("standard input", "what came", "abc", 3), 3);
        assertThat(training.remarks(List.of("x"), Optional.empty()))
                .containsExactly(
                        "How new the text is has not been checked, since the training text standard input was not a"
                                + " file; name a file that holds it with --training-text.");
    }

    @Test
    void ofNothingNothingIsSaid(@TempDir Path folder) throws IOException {
        var training =
                new TrainingText(new DataSource("gone", folder.resolve("gone").toString(), "", "abc", 3), 3);
        assertThat(training.remarks(List.of(), Optional.empty())).isEmpty();
    }

    private static Novelty novelty(String text) throws IOException {
        return Novelty.of(List.of(text), text(TRAINING), TRAINING.length()).get(0);
    }

    private static TextSource text(String text) {
        return new TextSource("text", "", "", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String letters(Random random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            // Repetitions make passages long enough to be noteworthy, and states that have to be split.
            String piece = text.isEmpty() || random.nextInt(4) > 0 ? "" : text.substring(random.nextInt(text.length()));
            text.append(piece, 0, Math.min(piece.length(), 30)).append((char) ('a' + random.nextInt(2)));
        }
        return text.substring(0, length);
    }

    private static int longest(String text, String training) {
        int longest = 0;
        for (int start = 0; start < text.length(); start++) {
            while (start + longest < text.length() && training.contains(text.substring(start, start + longest + 1))) {
                longest++;
            }
        }
        return longest;
    }

    private static int covered(String text, String training) {
        boolean[] covered = new boolean[text.length()];
        for (int start = 0; start + Novelty.NOTEWORTHY <= text.length(); start++) {
            if (training.contains(text.substring(start, start + Novelty.NOTEWORTHY))) {
                Arrays.fill(covered, start, start + Novelty.NOTEWORTHY, true);
            }
        }
        int count = 0;
        for (boolean one : covered) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
