package recurrent4j.tagging.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

class ColumnReaderTest {

    private static final SentenceFormat COLUMNS = SentenceFormat.USUAL.as(FileForm.COLUMNS);
    private static final SentenceFormat CONLLU = SentenceFormat.USUAL.as(FileForm.CONLLU);

    private static final String UNIVERSAL = """
            # text = I don't know them
            1\tI\tI\tPRON\tPRP\tCase=Nom|Number=Sing\t4\tnsubj\t_\t_
            2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
            2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\tSpaceAfter=No
            3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
            4\tknow\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tEntity=B-x
            4.1\twho\twho\tPRON\tWP\t_\t_\t_\t_\t_
            5\tNew York\tNew York\tPROPN\tNNP\tNumber=Sing\t4\tobj\t_\t_
            """;

    @Test
    void wordsStandFirstTagsLastAndEmptyLinesPartSentences() throws IOException {
        List<Sentence> read = read("\n\nThe DT B-NP\ndog  NN \t I-NP\n\n \n# # O\n", COLUMNS.withColumns("2"));
        assertThat(read).hasSize(2);
        assertThat(read.get(0).words()).containsExactly("The", "dog");
        assertThat(read.get(0).tags()).containsExactly("B-NP", "I-NP");
        assertThat(read.get(0).columns()).containsExactly(List.of("DT", "NN"));
        assertThat(read.get(1)).isEqualTo(new Sentence(List.of("#"), List.of(List.of("#")), List.of("O"), none()));
    }

    @Test
    void columnsAreChosenFromEitherEnd() throws IOException {
        var format = new SentenceFormat(FileForm.COLUMNS, "-1", "1", List.of("-2", "2"), none());
        assertThat(read("O x y dog\nB z w cat\n", format).get(0))
                .isEqualTo(new Sentence(
                        List.of("dog", "cat"),
                        List.of(List.of("y", "w"), List.of("x", "z")),
                        List.of("O", "B"),
                        none()));
    }

    @Test
    void withTabsTokensMayHoldBlanks() throws IOException {
        assertThat(read("New York\tB-loc\n\u00a0\tO\r\n\t\nis \tO", COLUMNS))
                .extracting(Sentence::words)
                .containsExactly(List.of("New York", "\u00a0"), List.of("is"));
    }

    @Test
    void linesThatBeginDocumentsAreLeftOutAndCounted() throws IOException {
        try (var reader = reader("-DOCSTART- -X- O O\n\nEU NNP B-NP B-ORG\n-DOCSTART-\nUN NNP B-NP B-ORG\n", COLUMNS)) {
            assertThat(all(reader)).extracting(Sentence::words).containsExactly(List.of("EU"), List.of("UN"));
            assertThat(reader.remarks())
                    .containsExactly("Left out of x.txt: lines that begin a document (-DOCSTART-), 2.");
        }
    }

    @Test
    void conlluHasPartsOfSpeechAndSkipsCommentsRangesAndEmptyWords() throws IOException {
        try (var reader = reader(UNIVERSAL, CONLLU.withColumns("xpos", "FEATS", "Number", "Entity"))) {
            Sentence sentence = reader.next().orElseThrow();
            assertThat(sentence.words()).containsExactly("I", "do", "n't", "know", "New York");
            assertThat(sentence.tags()).containsExactly("PRON", "AUX", "PART", "VERB", "PROPN");
            assertThat(sentence.columns())
                    .containsExactly(
                            List.of("PRP", "VBP", "RB", "VB", "NNP"),
                            List.of("Case=Nom|Number=Sing", "_", "_", "VerbForm=Inf", "Number=Sing"),
                            List.of("Sing", "_", "_", "_", "Sing"),
                            List.of("_", "_", "_", "B-x", "_"));
            assertThat(reader.place(4)).isEqualTo("line 8 of x.txt");
            assertThat(reader.remarks())
                    .containsExactly(
                            "Left out of x.txt: lines of several words written as one (1-2), 1; the words themselves are read.",
                            "Left out of x.txt: words that nobody wrote (1.1), 1.");
        }
    }

    @Test
    void theColumnsOfConlluPlusAreNamedInItsFirstLine() throws IOException {
        String text = "# global.columns = ID FORM UPOS NER\n1\tEU\tPROPN\tB-ORG\n";
        assertThat(read(text, CONLLU.withTag("ner")).get(0).tags()).containsExactly("B-ORG");
    }

    @Test
    void theFormShowsInNameAndContent() throws IOException {
        assertThat(form("x.conllu.gz", "")).isEqualTo(FileForm.CONLLU);
        assertThat(form("x.txt", UNIVERSAL)).isEqualTo(FileForm.CONLLU);
        assertThat(form("x.txt", "# # O\nthe DT B-NP\n")).isEqualTo(FileForm.COLUMNS);
        assertThat(form("x.txt", "")).isEqualTo(FileForm.COLUMNS);
    }

    @Test
    void untaggedColumnsNeedNoTags() throws IOException {
        var reader = new ColumnReader("x.txt", utf8("the\ndog\n\nbarks\n"), COLUMNS, false);
        List<List<String>> words = new ArrayList<>();
        reader.iterator().forEachRemaining(sentence -> words.add(sentence.words()));
        assertThat(words).containsExactly(List.of("the", "dog"), List.of("barks"));
    }

    @Test
    void aSentenceMayHaveTenThousandTokensButAFileNeedsEmptyLines() throws IOException {
        assertThat(read("a O\n".repeat(10_000), COLUMNS).get(0).length()).isEqualTo(10_000);
        assertRefused(
                "a O\n".repeat(100_001),
                COLUMNS,
                "x.txt has no empty line in 100,001 tokens up to line 100,001; part sentences by an empty line.");
    }

    @Test
    void mistakesNameTheirLine() {
        assertRefused(
                "a O\nb\n",
                COLUMNS,
                "Line 2 of x.txt has not 2 columns, but 1: \"b\"; complete it, or part sentences by an empty line.");
        assertRefused(
                "a O\n\n# id 7\n",
                COLUMNS,
                "Line 3 of x.txt has not 2 columns, but 3: \"# id 7\"; complete it, or remove it, if it is a comment, which CoNLL-U alone has.");
        assertRefused("a\tO\n\tO\n", COLUMNS, "Line 2 of x.txt has no token: \"\\u0009O\"; complete it, or remove it.");
        assertRefused("a\t\n", COLUMNS, "Line 1 of x.txt has no tag: \"a\\u0009\"; complete it, or remove it.");
        assertRefused("a\n", COLUMNS, "x.txt has one column, so that there are no tags; give a file with tags.");
        assertRefused(
                "a O\n",
                COLUMNS.withTag("1"),
                "Column 1 of x.txt cannot hold the tags and be read by the tagger, too; choose another for one of them.");
        assertRefused(
                "a O\n",
                COLUMNS.withTag("3"),
                "x.txt has 2 columns, and --tag-column 3 is none of them; count from 1, or from the end with -1.");
        assertRefused(
                "a O\n",
                COLUMNS.withTag("ner"),
                "The columns of x.txt have no names; say by a number which is meant by --tag-column ner.");
        assertRefused(
                "a O\n",
                CONLLU,
                "Line 1 of x.txt has 1 columns with tabs between, and CoNLL-U has 10; correct it, or read it as --format columns.");
    }

    private static void assertRefused(String text, SentenceFormat format, String message) {
        assertThatThrownBy(() -> read(text, format))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static FileForm form(String name, String text) throws IOException {
        return FileForm.of(name, utf8(text));
    }

    private static List<Sentence> read(String text, SentenceFormat format) throws IOException {
        try (ColumnReader reader = reader(text, format)) {
            return all(reader);
        }
    }

    private static List<Sentence> all(SentenceStream reader) {
        List<Sentence> all = new ArrayList<>();
        reader.iterator().forEachRemaining(all::add);
        return all;
    }

    private static ColumnReader reader(String text, SentenceFormat format) {
        return new ColumnReader("x.txt", utf8(text), format, true);
    }

    private static Utf8Reader utf8(String text) {
        return new Utf8Reader("x.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
