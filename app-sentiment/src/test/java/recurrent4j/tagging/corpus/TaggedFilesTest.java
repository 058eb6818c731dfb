package recurrent4j.tagging.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.tagging.scheme.TagScheme;

class TaggedFilesTest {

    @TempDir
    Path folder;

    @Test
    void partsThatNoFileHoldsAreTheLastTenths() throws IOException {
        TaggedCorpus corpus = TaggedFiles.of(write("all.txt", numbered(30))).read(SentenceFormat.USUAL);
        assertThat(first(corpus.parts().training())).isEqualTo("w0");
        assertThat(first(corpus.parts().validation())).isEqualTo("w25");
        assertThat(first(corpus.parts().test())).isEqualTo("w27");
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=25, validation=2, test=3]");
        assertThat(corpus.remarks())
                .containsExactly(
                        "Tags have the scheme IOB2, since of the spans that do not follow one of their kind, 30 of 30 begin with B-.",
                        "The test part is the last tenth of the sentences to learn from, 3.",
                        "The validation part is the last tenth of the sentences to learn from, 2.");
        assertThat(corpus.name()).isEqualTo("all.txt");
        assertThat(corpus.shortName()).isEqualTo("all");
        assertThat(corpus.sentence())
                .isEqualTo(
                        "all.txt: 25 sentences (50 tokens) to train on, 2 to validate, 3 to test; 2 tags of 1 kinds in IOB2.");
        assertThat(corpus.source().sha256()).isEqualTo(Checksum.of(folder.resolve("all.txt")));
        assertThat(corpus.source().extent()).isEqualTo("30 sentences");
        assertThat(TaggedFiles.of(folder.resolve("all.txt")).are(corpus.source()))
                .isTrue();
    }

    @Test
    void filesMayHoldValidationAndTestParts() throws IOException {
        Path train = write("a.txt", numbered(20));
        Path valid = write("b.txt", "w1 O\nx B-a\n\nv O\n");
        Path test = write("c.txt", "t B-a\n");
        TaggedCorpus corpus = new TaggedFiles(train, Optional.of(valid), Optional.of(test)).read(SentenceFormat.USUAL);
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=20, validation=2, test=1]");
        assertThat(corpus.remarks())
                .endsWith(
                        "1 of 2 validation sentences stand in the training part, too, and count all the same; the first is \"w1 x\".");
        write("b.txt", "changed O\n");
        assertThat(new TaggedFiles(train, Optional.of(valid), Optional.of(test)).are(corpus.source()))
                .isFalse();
    }

    @Test
    void namesInAFolderSayTheParts() throws IOException {
        write("wnut17train.conll", numbered(20));
        write("emerging.dev.conll", "d O\n");
        write("emerging.test.annotated", "t O\n\nt2 O\n");
        write("README", "read me");
        write("contest.md", "not a test");
        TaggedCorpus corpus = TaggedFiles.of(folder).read(SentenceFormat.USUAL);
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=20, validation=1, test=2]");
        assertThat(corpus.remarks().get(0))
                .isEqualTo(
                        folder.getFileName()
                                + ": 2 files, such as README, are not read, since their names do not say train, valid or test.");
        assertThat(TaggedFiles.readForEvaluation(folder, SentenceFormat.USUAL, TagScheme.IOB2, new ArrayList<>()))
                .hasSize(2);
    }

    @Test
    void theFilesOfConll2003AreKnown() throws IOException {
        write("eng.train", numbered(20));
        write("eng.testa", "d O\n");
        write("eng.testb", "t O\n\nt2 O\n");
        assertThat(TaggedFiles.of(folder).read(SentenceFormat.USUAL).parts().map(List::size))
                .hasToString("Split[training=20, validation=1, test=2]");
    }

    @Test
    void parallelFilesAreReadFromAFolderAndFromAnArchive() throws IOException {
        List<Path> names = new ArrayList<>();
        for (String part : List.of("train", "valid", "test")) {
            names.add(write("snips/" + part + "/seq.in", "play  " + part + " \nstop " + part + "\n"));
            names.add(write("snips/" + part + "/seq.out", "O B-song\nO O\n"));
            names.add(write("snips/" + part + "/label", "Play\nStop\n"));
        }
        TaggedCorpus corpus = TaggedFiles.of(folder.resolve("snips")).read(SentenceFormat.USUAL);
        Sentence first = corpus.parts().training().get(0);
        assertThat(first)
                .isEqualTo(
                        new Sentence(List.of("play", "train"), List.of(), List.of("O", "B-song"), Optional.of("Play")));
        assertThat(corpus.labels()).containsExactly("Play", "Stop");
        assertThat(corpus.isLabelled()).isTrue();
        TaggedCorpus archived = TaggedFiles.of(archive(names)).read(SentenceFormat.USUAL);
        assertThat(archived.parts()).isEqualTo(corpus.parts());
        write("snips/test/seq.out", "O B-song\nO\n");
        assertRefused(
                folder.resolve("snips"),
                SentenceFormat.USUAL,
                "Line 2 of test/seq.in has 2 tokens, and that of seq.out 1 tags; give one tag for each token.");
        write("snips/test/seq.out", "O B-song\n");
        assertRefused(
                folder.resolve("snips"),
                SentenceFormat.USUAL,
                "The files in test are not of the same length: some have a line 2, and some have not; give each sentence one line in each.");
    }

    @Test
    void tagsThatBreakTheRulesAreCountedOrRefused() throws IOException {
        Path file = write("a.txt", numbered(20) + "x O\ny I-a\n\nz B-a\n");
        assertRefused(
                file,
                SentenceFormat.USUAL.in(TagScheme.IOB2),
                "The tag in line 62 of a.txt is wrong: I-a stands behind O, and in IOB2 every span begins with B-; correct it, or leave out --scheme.");
        file = write("a.txt", numbered(20) + "x O\ny I-a\n\nz b-a\n");
        TaggedCorpus corpus = TaggedFiles.of(file).read(SentenceFormat.USUAL);
        assertThat(corpus.remarks())
                .contains(
                        "a.txt: tags with another letter of the same meaning, which are written with the capitals of IOB2: 1.",
                        "a.txt: tags that are written anew, so that they keep the rules of IOB2, of spans that are the same, read as conlleval reads them: 1 (the first: I-a stands behind O, and in IOB2 every span begins with B-, line 62 of a.txt).");
        assertThat(corpus.parts().test().get(0).tags()).containsExactly("O", "B-a");
        assertThat(corpus.parts().test().get(1).tags()).containsExactly("B-a");
    }

    @Test
    void aTestPartInAnotherSchemeIsReadInThatOfTheTrainingPart() throws IOException {
        Path train = write("a.txt", numbered(20));
        Path test = write("b.txt", "x B-a\ny E-a\nz S-a\n");
        TaggedCorpus corpus = new TaggedFiles(train, Optional.empty(), Optional.of(test)).read(SentenceFormat.USUAL);
        assertThat(corpus.parts().test().get(0).tags()).containsExactly("B-a", "I-a", "B-a");
    }

    @Test
    void tagsOfNoSchemeAreRefusedUnlessTheyAreToBeReadAsTheyStand() throws IOException {
        Path file = write("a.txt", numbered(20) + "x X-a\n");
        assertRefused(
                file,
                SentenceFormat.USUAL,
                "The tag in line 61 of a.txt is X-a, and the others are those of IOB2; correct it, or read all as they stand with --scheme none.");
        TaggedCorpus corpus = TaggedFiles.of(file).read(SentenceFormat.USUAL.in(TagScheme.NONE));
        assertThat(corpus.scheme()).isEqualTo(TagScheme.NONE);
    }

    @Test
    void filesThatHoldNothingToLearnAreRefused() throws IOException {
        assertRefused(
                write("empty.txt", ""),
                SentenceFormat.USUAL,
                "empty.txt holds no sentence; check that it is the right file.");
        assertRefused(
                write("none.txt", "a O\n\nb O\n\nc O\n"),
                SentenceFormat.USUAL,
                "Every token to learn from in none.txt has the tag O, so that there is nothing to learn; give a file with tags, or name their column by --tag-column.");
        assertRefused(
                write("two.txt", "a O\n\nb X\n"),
                SentenceFormat.USUAL,
                "two.txt has too few sentences to learn from and to hold out a validation part; give more, with an empty line behind each.");
        String words = IntStream.range(0, 300).mapToObj(i -> "a w" + i + "\n\n").collect(Collectors.joining());
        assertRefused(
                write("words.txt", words),
                SentenceFormat.USUAL,
                "The 243 tokens to learn from in words.txt have 243 different tags, such as w0, which can be no tags; name their column by --tag-column.");
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        assertRefused(
                nothing,
                SentenceFormat.USUAL,
                nothing
                        + " holds no training part, which is a file with \"train\" in its name or a folder train with seq.in and seq.out; name a file, or such a folder or .tar.gz.");
        write("twice/train.txt", numbered(3));
        write("twice/train2.txt", numbered(3));
        assertRefused(
                folder.resolve("twice"),
                SentenceFormat.USUAL,
                "train.txt and train2.txt could both be the training part; name one by --data, --validation or --test.");
    }

    @Test
    void evaluationReadsAllOfAFile() throws IOException {
        List<String> remarks = new ArrayList<>();
        Path file = write("new.txt", "a I-a\n\nb O\n");
        List<Sentence> read = TaggedFiles.readForEvaluation(file, SentenceFormat.USUAL, TagScheme.IOB2, remarks);
        assertThat(read).extracting(Sentence::tags).containsExactly(List.of("B-a"), List.of("O"));
        assertThat(remarks).hasSize(1);
    }

    private static String numbered(int sentences) {
        return IntStream.range(0, sentences)
                .mapToObj(i -> "w" + i + " O\nx B-a\n\n")
                .collect(Collectors.joining());
    }

    private static String first(List<Sentence> sentences) {
        return sentences.get(0).words().get(0);
    }

    private static void assertRefused(Path file, SentenceFormat format, String message) {
        assertThatThrownBy(() -> TaggedFiles.of(file).read(format))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path archive(List<Path> files) throws IOException {
        Path archive = folder.resolve("snips.tar.gz");
        try (OutputStream out = Files.newOutputStream(archive);
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(out), StandardCharsets.UTF_8.name())) {
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                var entry =
                        new TarArchiveEntry(folder.relativize(file).toString().replace('\\', '/'));
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }
}
