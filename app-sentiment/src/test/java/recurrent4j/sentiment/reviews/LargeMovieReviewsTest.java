package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.SmallFiles;

class LargeMovieReviewsTest {

    private final Map<String, String> files = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void layout() {
        files.put("train/pos/0_9.txt", "good");
        files.put("train/pos/1_7.txt", "fine");
        files.put("train/neg/10_1.txt", "dull");
        files.put("train/neg/2_1.txt", "bad");
        files.put("train/urls_pos.txt", "http://www.imdb.com/title/tt0000001/usercomments\nhttp://nowhere\n");
        files.put("train/unsup/0_0.txt", "unknown");
        files.put("test/pos/0_10.txt", "great");
        files.put("test/neg/0_2.txt", "poor");
        files.put("README", "not a review");
    }

    @Test
    void aFolderIsReadInTheOrderOfLabelsAndNumbers() throws IOException {
        LargeMovieReviews reviews = LargeMovieReviews.read(unpacked());
        assertThat(reviews.training().texts()).containsExactly("bad", "dull", "good", "fine");
        assertThat(reviews.training().labels()).containsExactly("neg", "pos");
        assertThat(reviews.test().texts()).containsExactly("poor", "great");
    }

    @Test
    void theFilmOfAReviewIsItsGroup() throws IOException {
        assertThat(LargeMovieReviews.read(unpacked()).training().reviews())
                .extracting(Review::group)
                .containsExactly("", "", "tt0000001", "");
    }

    @Test
    void anArchiveHoldsTheSameAsItsFolder() throws IOException {
        LargeMovieReviews unpacked = LargeMovieReviews.read(unpacked());
        LargeMovieReviews packed = LargeMovieReviews.read(packed(entries()));
        assertThat(packed.training().reviews())
                .extracting(Review::text, Review::label, Review::group)
                .isEqualTo(unpacked.training().reviews().stream()
                        .map(review ->
                                org.assertj.core.groups.Tuple.tuple(review.text(), review.label(), review.group()))
                        .toList());
        assertThat(packed.training().reviews().get(0).name()).isEqualTo("aclImdb/train/neg/2_1.txt");
    }

    @Test
    void wordsAreLearnedFromAllButTheTestPart() throws IOException {
        List<String> texts = new ArrayList<>();
        LargeMovieReviews.readTexts(unpacked(), texts::add);
        assertThat(texts).containsExactlyInAnyOrder("good", "fine", "dull", "bad", "unknown");
        files.keySet().removeIf(name -> name.startsWith("train"));
        Path archive = packed(entries());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargeMovieReviews.readTexts(archive, texts::add))
                .withMessageContaining("holds no reviews to learn words from");
    }

    @Test
    void anotherLayoutIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargeMovieReviews.read(folder))
                .withMessageStartingWith(folder + " holds no reviews at train/neg/<id>_<rating>.txt and train/pos/");
    }

    @Test
    void oneClassAloneIsRefused() {
        files.keySet().removeIf(name -> name.startsWith("train/neg"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargeMovieReviews.read(unpacked()))
                .withMessageContaining("is labelled \"pos\"");
    }

    @Test
    void anEmptyReviewIsNamed() {
        files.put("test/pos/0_10.txt", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargeMovieReviews.read(unpacked()))
                .withMessageContaining("test/pos/0_10.txt is empty");
    }

    @Test
    void anotherEncodingIsNamedWithItsFileAndByte() throws IOException {
        Path root = unpacked();
        Files.write(root.resolve("train/neg/2_1.txt"), "line\ncaf\u00E9!".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIOException()
                .isThrownBy(() -> LargeMovieReviews.read(root))
                .withMessageContaining("train/neg/2_1.txt is not in UTF-8: the byte 0xE9 at offset 8, in line 2");
    }

    @Test
    void anEntryThatLeavesTheFolderIsRefused() throws IOException {
        files.put("../../evil.txt", "x");
        Path archive = packed(entries());
        assertThatIOException()
                .isThrownBy(() -> LargeMovieReviews.read(archive))
                .withMessageContaining("which leads out of its folder");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        var link = new TarArchiveEntry("aclImdb/train/pos/7_7.txt", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        Path archive = packed(Map.of(link, new byte[0]));
        assertThatIOException()
                .isThrownBy(() -> LargeMovieReviews.read(archive))
                .withMessageContaining("holds the link aclImdb/train/pos/7_7.txt");
    }

    @Test
    void anOversizedFileIsRefusedBeforeItIsRead() throws IOException {
        byte[] large = new byte[SmallFiles.LARGEST + 1];
        var entry = new TarArchiveEntry("aclImdb/train/pos/7_7.txt");
        entry.setSize(large.length);
        Path archive = packed(Map.of(entry, large));
        assertThatIOException()
                .isThrownBy(() -> LargeMovieReviews.read(archive))
                .withMessageContaining("16,777,217 bytes");
    }

    @Test
    void whatIsNoWholeArchiveIsRefused() throws IOException {
        Path archive = Files.writeString(folder.resolve("a.tar.gz"), "hello");
        assertRefused(archive, "a.tar.gz is no whole .tar.gz (Not in GZIP format); fetch it anew.");
        Files.writeString(archive, "");
        assertRefused(archive, "a.tar.gz is no whole .tar.gz (it ends too early); fetch it anew.");
        byte[] whole = Files.readAllBytes(packed(entries()));
        for (int length : new int[] {20, whole.length / 2}) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertRefused(archive, "a.tar.gz is no whole .tar.gz (it ends too early); fetch it anew.");
        }
    }

    @Test
    void aHeaderOfAnyLengthIsNotHeldInMemory() throws IOException {
        Path archive = folder.resolve("a.tar.gz");
        byte[] name = new byte[1 << 23];
        Arrays.fill(name, (byte) 'a');
        byte[] start = "8388608 path=".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, name, 0, start.length);
        name[name.length - 1] = '\n';
        for (byte kind : new byte[] {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC}) {
            try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
                var entry = new TarArchiveEntry("././@LongLink", kind);
                entry.setSize(name.length);
                tar.putArchiveEntry(entry);
                tar.write(name);
                tar.closeArchiveEntry();
            }
            assertRefused(
                    archive, "holds a file whose header has more than 1,048,576 bytes; do not trust this archive.");
        }
    }

    private static void assertRefused(Path archive, String sentence) {
        assertThatIOException()
                .isThrownBy(() -> LargeMovieReviews.read(archive))
                .withMessageEndingWith(sentence);
    }

    private Path unpacked() throws IOException {
        Path root = folder.resolve("aclImdb");
        for (var file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return root;
    }

    private Map<TarArchiveEntry, byte[]> entries() {
        Map<TarArchiveEntry, byte[]> entries = new LinkedHashMap<>();
        files.forEach((name, text) -> {
            var entry = new TarArchiveEntry("aclImdb/" + name);
            entry.setSize(text.length());
            entries.put(entry, text.getBytes(StandardCharsets.UTF_8));
        });
        return entries;
    }

    private Path packed(Map<TarArchiveEntry, byte[]> entries) throws IOException {
        Path archive = folder.resolve("aclImdb.tar.gz");
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (var entry : entries.entrySet()) {
                tar.putArchiveEntry(entry.getKey());
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }
}
