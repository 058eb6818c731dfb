package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;

/** Texts that cannot serve are refused in one sentence, before anything is written. */
class DataMistakesTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderOfAnotherLayout() throws Exception {
        Files.createDirectories(folder.resolve("reviews/good"));
        Files.writeString(folder.resolve("reviews/good/1.txt"), "fine");
        assertRefused("reviews", "reviews holds no reviews at train/neg/<id>_<rating>.txt and train/pos/");
    }

    @Test
    void oneClassAlone() throws Exception {
        Files.writeString(folder.resolve("mail.csv"), "text,label\nhello,ham\nyou won,ham\n");
        assertRefused("mail.csv", "All of mail.csv is labelled \"ham\"; to classify texts, give two labels or more.");
    }

    @Test
    void aClassThatIsTooRare() throws Exception {
        Files.writeString(folder.resolve("mail.csv"), "text,label\na,ham\nb,ham\nc,ham\nd,ham\ne,spam\n");
        assertRefused("mail.csv", "The validation part has no text that is labelled \"spam\";");
    }

    @Test
    void anEmptyTextAndAMissingLabel() throws Exception {
        Files.writeString(folder.resolve("mail.csv"), "text,label\nhello,ham\n,spam\n");
        assertRefused("mail.csv", "mail.csv, line 3 is empty; remove it, or give it a text.");
        Files.writeString(folder.resolve("mail.csv"), "text,label\nhello,\n");
        assertRefused("mail.csv", "mail.csv, line 2 has no label; remove it, or say what it is.");
    }

    @Test
    void anotherEncoding() throws Exception {
        Files.writeString(folder.resolve("mail.tsv"), "ham\tcaf\u00E9\nspam\tx\n", StandardCharsets.ISO_8859_1);
        assertRefused("mail.tsv", "mail.tsv is not in UTF-8: the byte 0xE9 at offset 7, in line 1, does not belong");
    }

    /** Of 1/3, the last name of the path was read: 3.0. */
    @Test
    void aShareThatIsNoNumberIsAFile() throws Exception {
        String texts = IntStream.range(0, 40)
                .mapToObj(i -> "text%d,%s\n".formatted(i, i % 2 == 0 ? "ham" : "spam"))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("mail.csv"), "text,label\n" + texts);
        AppRun run = AppRun.of(SentimentApp.class, folder, "train", "--data", "mail.csv", "--test", "1/3");
        assertThat(run.err()).contains("There is no file ", "1/3; check the path.");
        assertThat(run.exitCode()).isEqualTo(2);

        AppRun percent = AppRun.of(SentimentApp.class, folder, "train", "--data", "mail.csv", "--test", "12.5%");
        assertThat(percent.err())
                .contains("12.5% is no share as it is written here; write 0.125, or name a file that exists.");
        assertThat(percent.exitCode()).isEqualTo(2);
    }

    @Test
    void aRunDoesNotGoOnWithOtherClassWeights() throws Exception {
        String texts = IntStream.range(0, 40)
                .mapToObj(i -> "text%d word,%s\n".formatted(i, i % 2 == 0 ? "ham" : "spam"))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("mail.csv"), "text,label\n" + texts);
        String[] train = {"train", "--data", "mail.csv", "--preset", "MEAN", "--epochs", "1", "--out", "run"};
        String[] weighted = Stream.concat(Stream.of(train), Stream.of("--class-weights", "ham=3"))
                .toArray(String[]::new);
        String[] resumed =
                Stream.concat(Stream.of(train), Stream.of("--resume")).toArray(String[]::new);

        assertThat(AppRun.of(SentimentApp.class, folder, weighted).exitCode()).isZero();
        AppRun run = AppRun.of(SentimentApp.class, folder, resumed);

        assertThat(run.err()).contains("was begun with other settings", "class weights ham=3");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void noSuchFile() throws Exception {
        assertRefused("none.csv", "There is no file ", "none.csv; check the path.");
    }

    private void assertRefused(String data, String... sentences) throws IOException {
        AppRun run = AppRun.of(SentimentApp.class, folder, "train", "--data", data, "--out", "run");
        assertThat(run.err()).contains(sentences).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
