package recurrent4j.seq2seq.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.InputException;

class PairFilesTest {

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] bytes = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
        if (name.endsWith(".gz")) {
            var zipped = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            bytes = zipped.toByteArray();
        }
        return Files.write(file, bytes);
    }

    private static ParallelCorpus read(Path data) throws IOException {
        return PairFiles.of(PairPath.of(data)).read(PairFormat.USUAL, 1);
    }

    private static String refusal(PairFiles files) {
        return assertThrows(InputException.class, () -> files.read(PairFormat.USUAL, 1))
                .getMessage();
    }

    private static String[] numbered(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).toArray(String[]::new);
    }

    @Test
    void filesInParallelBringThoseThatAreNamedLikeThem() throws IOException {
        Path source = file("train.en.gz", "a dog", "a cat", "two dogs");
        Path target = file("train.de.gz", "ein Hund", "eine Katze", "zwei Hunde");
        file("val.en.gz", "one cat");
        file("val.de.gz", "eine Katze");
        file("test_2016_flickr.en.gz", "three dogs");
        file("test_2016_flickr.de.gz", "drei Hunde");
        file("test_2016_flickr.lc.en.gz", "another form");

        ParallelCorpus corpus = PairFiles.of(PairPath.of(source, target)).read(PairFormat.USUAL, 1);

        assertEquals(Task.TRANSLATION, corpus.task());
        assertEquals(List.of(Pair.of("one cat", "eine Katze")), corpus.parts().validation());
        assertEquals(
                List.of(Pair.of("three dogs", "drei Hunde")), corpus.parts().test());
        assertEquals(3, corpus.parts().training().size());
        assertTrue(
                corpus.remarks().get(0).contains("val.en.gz and val.de.gz"),
                corpus.remarks().toString());
        assertEquals(
                corpus.parts(),
                PairFiles.of(PairPath.of(folder))
                        .read(PairFormat.USUAL.only("en-de"), 1)
                        .parts());
    }

    @Test
    void theFirstLineWithoutAPartnerIsNamed() throws IOException {
        PairFiles files = PairFiles.of(PairPath.of(file("a.en", "one", "two", "three"), file("a.de", "eins", "zwei")));

        assertEquals(
                "a.en has a line 3, and a.de has not: the line has no partner; give two files of equally many lines.",
                refusal(files));
    }

    @Test
    void pairsOfASourceStayInOnePartAndAreCounted() throws IOException {
        Path data = file(
                "pairs.tsv",
                IntStream.range(0, 90)
                        .mapToObj(i -> "the source number " + i / 3 + "\ttarget " + i)
                        .toArray(String[]::new));

        ParallelCorpus corpus = read(data);

        Set<String> held = new HashSet<>(sources(corpus.parts().test()));
        held.addAll(sources(corpus.parts().validation()));
        assertTrue(sources(corpus.parts().training()).stream().noneMatch(held::contains));
        assertEquals(3, corpus.parts().test().get(0).targets().size());
        assertEquals(corpus, read(data));
        assertTrue(
                corpus.remarks().toString().contains("9 pairs of the test part have 3 different sources"),
                corpus.remarks().toString());
    }

    private static List<String> sources(List<Pair> pairs) {
        return pairs.stream().map(Pair::source).collect(Collectors.toList());
    }

    @Test
    void whatIsNoPairIsCountedWithItsFirstPlace() throws IOException {
        String[] lines = numbered("source of %d\ttarget", 30);
        lines[3] = "";
        lines[4] = "\ta target";
        lines[5] = "a source\t";
        lines[6] = "a source without a tab";
        lines[7] = "one\ttwo\tthree";
        lines[8] = "a line\t" + "that was never broken ".repeat(300);

        List<String> remarks = read(file("pairs.tsv", lines)).remarks();

        assertTrue(
                remarks.contains("pairs.tsv: empty lines are left out (1; the first is line 4)."), remarks.toString());
        assertTrue(
                remarks.contains("pairs.tsv: targets without a source are left out (1; the first is line 5)."),
                remarks.toString());
        assertTrue(
                remarks.contains("pairs.tsv: sources without a target are left out (2; the first is line 6)."),
                remarks.toString());
        assertTrue(
                remarks.contains(
                        "pairs.tsv: pairs with more than 5,000 characters on a side are left out (1; the first is line 9)."),
                remarks.toString());
    }

    @Test
    void duplicatesAcrossPartsAreRemovedFromTraining() throws IOException {
        Path training = file("pairs.tsv", "a b\tA B", "b c\tB C", "c d\tC D", "c d\tC C");
        Path test = file("held.tsv", "b c\tB C", "c d\tD D");
        var files = new PairFiles(
                PairPath.of(training),
                Optional.of(PairPath.of(file("more.tsv", "z z\tZ"))),
                Optional.of(PairPath.of(test)));

        ParallelCorpus corpus = files.read(PairFormat.USUAL, 1);

        assertEquals(List.of("a b", "c d", "c d"), sources(corpus.parts().training()));
        assertTrue(
                corpus.remarks()
                        .contains(
                                "1 of 4 pairs of the training part stand in the test or validation part, too, and are removed from it; the first is \"b c\"."),
                corpus.remarks().toString());
        assertTrue(
                corpus.remarks()
                        .contains(
                                "2 pairs of the training part have a source of the test or validation part with another target, and stay."),
                corpus.remarks().toString());
    }

    @Test
    void aFileWithoutPairsIsRefused() throws IOException {
        assertTrue(
                refusal(PairFiles.of(PairPath.of(file("a.txt", "one", "two")))).startsWith("a.txt holds no pairs:"));
        assertEquals(
                "b.txt is empty; check that it is the right file.",
                refusal(PairFiles.of(PairPath.of(file("b.txt", "", "")))));
        Path binary = Files.write(folder.resolve("c.txt"), "a\tb\nc\t\0\n".getBytes(StandardCharsets.UTF_8));
        String message = assertThrows(IOException.class, () -> read(binary)).getMessage();
        assertTrue(message.contains("no text but binary"), message);
    }

    @Test
    void oneAWordIsTransductionAndFewSourcesAreLabels() throws IOException {
        assertEquals(
                Task.TRANSDUCTION,
                read(file("g2p.tsv", numbered("word%d\ta b", 30))).task());

        ParallelCorpus labels = read(file(
                "labels.tsv",
                IntStream.range(0, 60)
                        .mapToObj(i -> (i % 2 == 0 ? "ham" : "spam") + "\ttext " + i % 40)
                        .toArray(String[]::new)));

        assertEquals(Task.GENERATION, labels.task());
        assertEquals(Set.of("ham", "spam"), labels.labels());
        assertEquals(
                List.of(32, 4, 4),
                List.of(
                        labels.parts().training().size(),
                        labels.parts().validation().size(),
                        labels.parts().test().size()));
        assertTrue(labels.remarks().contains("20 of 60 pairs repeat another, and are left out."));
        assertEquals("ham", ParallelCorpus.requireLabel("Ham", labels.labels()));
        assertEquals(
                "\"eggs\" is none of the 2 labels that were learned; choose one of ham, spam.",
                assertThrows(InputException.class, () -> ParallelCorpus.requireLabel("eggs", labels.labels()))
                        .getMessage());
    }
}
