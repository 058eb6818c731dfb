package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.CsvFormat;

class LabelledFileTest {

    @TempDir
    private Path folder;

    @Test
    void cellsInQuotesHoldCommasLineBreaksAndQuotes() throws IOException {
        List<Review> reviews = read(
                Columns.BY_NAME,
                "id,text,label\n1,\"good, \"\"very\"\" good\nindeed\",pos\n\n2,back\\slash,neg\n",
                StandardCharsets.UTF_8);
        assertThat(reviews)
                .extracting(Review::text, Review::label, Review::name)
                .containsExactly(
                        tuple("good, \"very\" good\nindeed", "pos", "data, line 2"),
                        tuple("back\\slash", "neg", "data, line 5"));
    }

    @Test
    void columnsAreFoundByTheirGivenNames() throws IOException {
        Columns columns = new Columns(Optional.of("v2"), Optional.of("v1"), CsvFormat.DETECTED);
        assertThat(read(columns, "v1;v2\nham;hello\nspam;win", StandardCharsets.UTF_8))
                .extracting(Review::text, Review::label)
                .containsExactly(tuple("hello", "ham"), tuple("win", "spam"));
    }

    @Test
    void aTableMayHaveTabs() throws IOException {
        for (String header : List.of("Sentiment\tReview", "\n\"sentiment\"\t\"review\"")) {
            assertThat(read(Columns.BY_NAME, header + "\n1\tfine, really\n", StandardCharsets.UTF_8))
                    .extracting(Review::text, Review::label)
                    .containsExactly(tuple("fine, really", "1"));
        }
    }

    @Test
    void strayQuotesAreCharacters() throws IOException {
        assertThat(read(Columns.BY_NAME, "text,label\na 5\" disk,pos\nthe 3\" one,neg\n", StandardCharsets.UTF_8))
                .extracting(Review::text)
                .containsExactly("a 5\" disk", "the 3\" one");
        assertThat(read(Columns.BY_NAME, "sentence\tlabel\n\" so good\tpos\n\"so\" bad\tneg\n", StandardCharsets.UTF_8))
                .extracting(Review::text)
                .containsExactly("\" so good", "\"so\" bad");
    }

    @Test
    void theOtherOfTwoColumnsHoldsTheTexts() throws IOException {
        for (String start : List.of("", "sep=;\n")) {
            assertThat(read(
                            Columns.BY_NAME,
                            start + "\"review, full\";label\ngood, really;pos\n",
                            StandardCharsets.UTF_8))
                    .extracting(Review::text, Review::label)
                    .containsExactly(tuple("good, really", "pos"));
        }
    }

    @Test
    void aTableWithoutAHeaderIsReadByTheNumbersOfItsColumns() throws IOException {
        var columns = new Columns(Optional.of("2"), Optional.of("1"), CsvFormat.DETECTED.withHeader(false));
        assertThat(read(columns, "pos|good\nneg|bad\n", StandardCharsets.UTF_8))
                .extracting(Review::text, Review::label)
                .containsExactly(tuple("good", "pos"), tuple("bad", "neg"));
    }

    @Test
    void howATableIsWrittenIsSaid() throws IOException {
        Path table = Files.writeString(folder.resolve("a.csv"), "text;label\na;b\n");
        Path lines = Files.writeString(folder.resolve("b.tsv"), "good\tpos\nbad\tneg\n");
        assertThat(Corpus.dialect(table, Columns.BY_NAME)).contains("a.csv: separated by semicolons, UTF-8, header");
        assertThat(Corpus.dialect(lines, Columns.BY_NAME)).isEmpty();
    }

    @Test
    void linesMayBeginOrEndWithTheirLabel() throws IOException {
        assertThat(read(Columns.BY_NAME, "ham\ta\tb\nspam\tc\nham\td\nham\te\n", StandardCharsets.UTF_8))
                .extracting(Review::text, Review::label)
                .startsWith(tuple("a\tb", "ham"), tuple("c", "spam"));
        assertThat(read(Columns.BY_NAME, "It is \"so.  \t0\nb\t1\nc\t1\nd\t0", StandardCharsets.UTF_8))
                .extracting(Review::text, Review::label)
                .startsWith(tuple("It is \"so.  ", "0"), tuple("b", "1"));
    }

    @Test
    void linesOfFastTextBeginWithTheirLabel() throws IOException {
        assertThat(read(Columns.BY_NAME, "\uFEFF__label__pos so good\n__label__neg  bad\n", StandardCharsets.UTF_8))
                .extracting(Review::text, Review::label)
                .containsExactly(tuple("so good", "pos"), tuple("bad", "neg"));
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        assertRefused("text,label\ngood,pos\nbad\n")
                .withMessageStartingWith("data, line 3: the row has 1 cell(s) where");
        assertRefused("text,label\n\"good,pos\nbad,neg\n")
                .withMessageStartingWith("data, line 2 begins a double quote");
        assertRefused("text,label\n\" \",pos").withMessage("data, line 2 is empty; remove it, or give it a text.");
        assertRefused("text,label\ngood,").withMessage("data, line 2 has no label; remove it, or say what it is.");
        assertRefused("__label__a x\nb y").withMessageStartingWith("data, line 2 does not begin with __label__");
        assertRefused("__label__a __label__b y").withMessage("data, line 1 has more than one label; keep one.");
        assertRefused("a\tx\na\ty\nb\tz\nno tab\nb\tu").withMessageStartingWith("data, line 4 has no tab");
    }

    @Test
    void whatCannotBeToldApartIsAskedFor() {
        assertRefused("one\ttwo\nthree\tfour").withMessageContaining("on which side of the tab the labels stand");
        assertRefused("id,words,mark\n1,2,3")
                .withMessage("data has the columns id, words, mark; say by --text-column which of them is meant.");
        assertRefused("text,mark\n1,2")
                .withMessage("data has the columns text, mark; say by --label-column which of them is meant.");
        assertRefused(" \n").withMessageContaining("is empty; name a file with labelled texts in it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        new Columns(Optional.of("body"), Optional.empty(), CsvFormat.DETECTED),
                        "text,label\na,b",
                        StandardCharsets.UTF_8))
                .withMessage("data has no column \"body\"; it has text, label.");
    }

    @Test
    void anotherEncodingIsNamedWithItsLineAndByte() {
        assertThatIOException()
                .isThrownBy(() -> read(Columns.BY_NAME, "text,label\ncaf\u00E9,pos", StandardCharsets.ISO_8859_1))
                .withMessageStartingWith("data is not in UTF-8: the byte 0xE9 at offset 14, in line 2,");
    }

    private ThrowableAssertAlternative<IllegalArgumentException> assertRefused(String content) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Columns.BY_NAME, content, StandardCharsets.UTF_8));
    }

    private List<Review> read(Columns columns, String content, Charset charset) throws IOException {
        return LabelledFile.read(Files.writeString(folder.resolve("data"), content, charset), columns);
    }
}
