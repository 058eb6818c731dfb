package recurrent4j.seq2seq.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.InputException;

class PairFormsTest {

    @TempDir
    Path folder;

    private Path file(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Path archive(Map<String, String> files) throws IOException {
        Path archive = folder.resolve("files.tar.gz");
        try (var out = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(bytes.length);
                out.putArchiveEntry(entry);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static ParallelCorpus read(Path data, PairFormat format) throws IOException {
        return PairFiles.of(PairPath.of(data)).read(format, 1);
    }

    private static Set<Pair> pairs(ParallelCorpus corpus) {
        List<Pair> all = new ArrayList<>(corpus.parts().training());
        all.addAll(corpus.parts().validation());
        all.addAll(corpus.parts().test());
        return Set.copyOf(all);
    }

    @Test
    void consecutiveTurnsAreAPairAndAConversationIsInOnePart() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.addAll(List.of("hello " + i, "how are you " + i, "fine " + i, ""));
        }
        lines.add("alone");

        ParallelCorpus corpus = read(file("talk.txt", lines), PairFormat.USUAL);

        assertEquals(Task.CHAT, corpus.task());
        assertTrue(pairs(corpus).contains(Pair.of("how are you 7", "fine 7")));
        assertEquals(60, pairs(corpus).size());
        for (List<Pair> part : List.of(
                corpus.parts().training(),
                corpus.parts().validation(),
                corpus.parts().test())) {
            for (int i = 0; i < part.size(); i += 2) {
                assertEquals(part.get(i).target(), part.get(i + 1).source());
            }
        }
        assertTrue(
                corpus.remarks()
                        .contains(
                                "talk.txt: conversations of a single turn are left out (1; the first is that of line 121)."),
                corpus.remarks().toString());
    }

    @Test
    void columnsBeforeTheFirstTurnAreFoundOut() throws IOException {
        List<String> lines = IntStream.range(0, 30)
                .mapToObj(i -> "%05d\ttopic_%d\thi %d\tyes %d".formatted(i, i % 3, i, i) + "\tand more".repeat(i % 4))
                .toList();

        ParallelCorpus corpus = read(file("talk.tsv", lines), PairFormat.USUAL);

        assertTrue(pairs(corpus).contains(Pair.of("hi 4", "yes 4")));
        assertTrue(pairs(corpus).stream().noneMatch(pair -> pair.source().startsWith("topic")));
        assertEquals(
                "talk.tsv: the turns begin with column 3; those before it are not read.",
                corpus.remarks().get(0));
        var whole = new PairFormat(PairForm.CONVERSATIONS, Optional.empty(), "", Optional.of(1), false);
        assertTrue(pairs(read(folder.resolve("talk.tsv"), whole)).contains(Pair.of("topic_1", "hi 4")));
    }

    @Test
    void commandsOfScanAreTransduction() throws IOException {
        List<String> lines = IntStream.range(0, 30)
                .mapToObj(i -> "IN: jump %d OUT: I_JUMP I_RUN".formatted(i))
                .toList();

        ParallelCorpus corpus = read(file("tasks.txt", lines), PairFormat.USUAL);

        assertEquals(Task.TRANSDUCTION, corpus.task());
        assertTrue(pairs(corpus).contains(Pair.of("jump 3", "I_JUMP I_RUN")));
        lines = new ArrayList<>(lines);
        lines.set(4, "jump four");
        Path broken = file("broken.txt", lines);
        String message = assertThrows(InputException.class, () -> read(broken, PairFormat.USUAL.as(PairForm.SCAN)))
                .getMessage();
        assertTrue(message.startsWith("Line 5 of broken.txt is not written as IN: … OUT: …"), message);
    }

    @Test
    void actsHavePlaceholdersAndGetTheirValuesBack() {
        DialogueAct act =
                DialogueAct.of("inform(name='la mar';area='hayes valley or noma';kidsallowed=yes;pricerange=cheap)");

        assertEquals(
                "inform ( name = <name> ; area = <area> ; kidsallowed = yes ; pricerange = <pricerange> )",
                act.source());
        Pair pair = act.pair("la mar is a cheap place in noma and hayes valley");
        assertEquals("<name> is a <pricerange> place in <area>", pair.target());
        assertEquals("la mar is a cheap place in hayes valley or noma", pair.filled(pair.target()));
        assertEquals("?request ( food )", DialogueAct.of("?request(food)").source());
        assertEquals("goodbye ( )", DialogueAct.of("goodbye()").source());
        assertEquals(
                "?select ( food = <food> ; food = <food-2> )",
                DialogueAct.of("?select(food=thai;food='fish')").source());
        assertThrows(InputException.class, () -> DialogueAct.of("hello there"));
    }

    @Test
    void actsThatAreEqualWithoutTheirValuesShareReferences() throws IOException {
        String form = "[\"inform(name='%s')\", \"%s\", \"generated\"]";
        List<String> training = List.of("# comment", "[", form.formatted("la mar", "la mar is nice"), "]");
        List<String> test = List.of(
                "# comment",
                "[",
                form.formatted("nopa", "nopa is good") + ",",
                form.formatted("marlowe", "try marlowe") + "]");
        file("train.json", training);
        file("valid.json", List.of("[" + form.formatted("zarzuela", "zarzuela") + "]"));
        file("test.json", test);

        ParallelCorpus corpus = read(folder, PairFormat.USUAL);

        assertEquals(Task.TRANSLATION, corpus.task());
        assertTrue(corpus.hasSlots());
        Pair second = corpus.parts().test().get(1);
        assertEquals(List.of("try <name>", "<name> is good"), second.targets());
        assertEquals("marlowe is good", second.filled(second.targets().get(1)));
        List<String> remarks = new ArrayList<>();
        assertEquals(
                corpus.parts().test(),
                PairFiles.readForEvaluation(PairPath.of(folder), PairFormat.USUAL, Task.TRANSLATION, remarks));
        file("train.json", List.of("[" + form.formatted("la mar", "la mar is nice") + ", [\"hello\", \"hi\"]]"));
        String message = assertThrows(InputException.class, () -> read(folder, PairFormat.USUAL))
                .getMessage();
        assertTrue(message.startsWith("Entry 2 of train.json: \"hello\" is no dialogue act"), message);
    }

    @Test
    void filesNamedByLabelsAreGenerationWithoutRepeatedTexts() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String label : List.of("Italian", "Czech")) {
            StringBuilder names = new StringBuilder();
            IntStream.range(0, 40)
                    .forEach(i -> names.append(label.charAt(0)).append(i / 2).append('\n'));
            files.put("names/" + label + ".txt", names.toString());
        }

        ParallelCorpus corpus = read(archive(files), PairFormat.USUAL);

        assertEquals(Task.GENERATION, corpus.task());
        assertEquals(40, pairs(corpus).size());
        assertEquals(
                List.of(
                        Pair.of("Czech", "C9"),
                        Pair.of("Czech", "C19"),
                        Pair.of("Italian", "I9"),
                        Pair.of("Italian", "I19")),
                corpus.parts().test());
    }

    @Test
    void oneLanguageOfAnArchiveIsChosen() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String part : List.of("train", "dev", "test")) {
            files.put(part + "/fre_" + part + ".tsv", part + "s\ta b\n");
            files.put(part + "/dut_" + part + ".tsv", part + "en\tc d\n");
        }
        Path archive = archive(files);

        ParallelCorpus corpus = read(archive, PairFormat.USUAL.only("dut"));

        assertEquals(List.of(Pair.of("testen", "c d")), corpus.parts().test());
        assertEquals(List.of(Pair.of("deven", "c d")), corpus.parts().validation());
        String message = assertThrows(InputException.class, () -> read(archive, PairFormat.USUAL))
                .getMessage();
        assertTrue(
                message.startsWith("dut_dev.tsv and fre_dev.tsv could both be the validation part; choose"), message);
    }

    @Test
    void conversationsInYamlMayGoOnInFurtherLines() throws IOException {
        String yaml = """
                categories:
                - food
                conversations:
                - - What is it?
                  - 'It''s a long
                    answer.'
                - - What is it?
                  - "A \\"short\\" one."
                  - Thanks
                """;
        StringBuilder more = new StringBuilder("conversations:\n");
        IntStream.range(0, 40).forEach(i -> more.append("- - Question %d?\n  - Answer\n".formatted(i)));
        Path archive = archive(Map.of("a/food.yml", yaml, "a/license.md", "free", "a/more.yml", more.toString()));

        ParallelCorpus corpus = read(archive, PairFormat.USUAL);

        assertEquals(Task.CHAT, corpus.task());
        assertEquals(43, pairs(corpus).size());
        assertTrue(pairs(corpus)
                .containsAll(List.of(
                        Pair.of("What is it?", "It's a long answer."),
                        Pair.of("What is it?", "A \"short\" one."),
                        Pair.of("A \"short\" one.", "Thanks"))));
        assertTrue(
                corpus.remarks().contains("files.tar.gz: a/license.md is not read."),
                corpus.remarks().toString());
    }
}
