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
import recurrent4j.io.TextFile;

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
    void howAFileIsWrittenAndHowMuchItHoldsIsSaid() throws IOException {
        assertThat(described("text;label\na;b\nc;d\n"))
                .isEqualTo("data: separated by semicolons, UTF-8, header; 2 rows.");
        assertThat(described("good\tpos\nbad\tneg\nfair\tpos\nwell\tneg\n"))
                .isEqualTo("data: a text, a tab and a label in each line; 4 texts.");
        assertThat(described("text,label\n\"a\nb\",x\nc,y\n"))
                .isEqualTo("data: separated by commas, UTF-8, header; 2 rows, 1 of them of several lines.");
    }

    /** T1, T2 */
    @Test
    void aCellOfManyLinesIsReadAndRemarkedOn() throws IOException {
        String mail = "a line of a long mail\n".repeat(20_000);
        String table = "text,label\nfine,pos\n\"" + mail + "\",pos\nbad,neg\n";
        assertThat(read(Columns.BY_NAME, table, StandardCharsets.UTF_8))
                .extracting(Review::text)
                .containsExactly("fine", mail, "bad");
        assertThat(described(table))
                .endsWith("; 3 rows, 1 of them of several lines: the one in line 3 has 20,001; if that is not one row,"
                        + " say --no-quotes, or close the quote in it.");
        String unclosed = "text,label\nfine,pos\n\"never closed,pos\n" + "the old bird sang,neg\n".repeat(20_000);
        assertRefused(unclosed).withMessageStartingWith("data, line 3 begins a double quote that is not closed");
    }

    /** T4 */
    @Test
    void rowsThatTabsSeparateMergeInSilenceNowhere() throws IOException {
        var table = new StringBuilder("sentence\tlabel\n");
        for (int row = 0; row < 120; row++) {
            table.append(row % 10 == 9 ? "\" " : "").append("row ").append(row);
            table.append(row % 10 == 3 ? " \"\t" : "\t").append(row % 2 == 0 ? "pos\n" : "neg\n");
        }
        assertThat(read(Columns.BY_NAME, table.toString(), StandardCharsets.UTF_8))
                .hasSize(120);
        assertThat(described(table.toString())).contains("quotes are characters", "; 120 rows.");
        // Beyond the beginning by which it is told how a file is written, merged rows are at least remarked on.
        String late = "text\tlabel\n" + "a plain row\tpos\n".repeat(6_000) + "\" one\tpos\ntwo \"\tneg\n";
        assertThat(described(late)).contains("6,001 rows, 1 of them of several lines: the one in line 6002 has 2;");
        assertThat(described(late)).contains("--no-quotes");
    }

    /** T12 */
    @Test
    void aLabelOfFastTextMayStandBehindItsTextOrABlank() throws IOException {
        assertThat(read(
                        Columns.BY_NAME,
                        "so good __label__pos\n  __label__neg bad, all of it\nso\t__label__so\n",
                        StandardCharsets.UTF_8))
                .extracting(Review::text, Review::label)
                .containsExactly(tuple("so good", "pos"), tuple("bad, all of it", "neg"), tuple("so", "so"));
        assertRefused("good __label__a\nx __label__b y __label__c")
                .withMessage("data, line 2 has more than one label; keep one.");
        assertRefused("good __label__\n").withMessage("data, line 1 has no label; remove it, or say what it is.");
        assertRefused("__label__a\n").withMessage("data, line 1 is empty; remove it, or give it a text.");
    }

    @Test
    void labelsThatLookAlikeAreOne() throws IOException {
        assertThat(read(Columns.BY_NAME, "text,label\na,caf\u00E9\nb,cafe\u0301 \n", StandardCharsets.UTF_8))
                .extracting(Review::label)
                .containsOnly("caf\u00E9");
    }

    /** T11 */
    @Test
    void columnsOfOneNameAndOfNoneAreNamed() throws IOException {
        assertRefused("text,text,label\na,b,c\n")
                .withMessage("data has more than one column \"text\"; rename all but one of them.");
        assertThat(read(Columns.BY_NAME, ",text,label\n0,good,pos\n", StandardCharsets.UTF_8))
                .extracting(Review::text)
                .containsExactly("good");
        assertRefused(",words,label\n0,good,pos\n")
                .withMessage("data has the columns \"\", words, label; say by --text-column which of them is meant.");
        var columns = new Columns(Optional.of("full review"), Optional.of("label"), CsvFormat.DETECTED);
        assertThat(read(columns, "id,\"full\nreview\",label\n0,good,pos\n", StandardCharsets.UTF_8))
                .extracting(Review::text)
                .containsExactly("good");
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
        assertRefused("__label__a x\nb y")
                .withMessageStartingWith("data, line 2 has no label that begins with __label__");
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
        Path file = Files.writeString(folder.resolve("data"), content, charset);
        return LabelledFile.read(TextFile.of(file), columns).reviews();
    }

    private String described(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("data"), content);
        return LabelledFile.read(TextFile.of(file), Columns.BY_NAME).description();
    }
}
