package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    private static final CsvFormat DETECTED = CsvFormat.DETECTED;

    @Test
    void aQuotedCellHoldsDelimitersLineBreaksAndQuotesWrittenTwice() throws IOException {
        assertThat(rows("a,b\n\"one, \"\"two\"\"\r\nthree\",\"\"\n,x\n"))
                .containsExactly(List.of("one, \"two\"\nthree", ""), List.of("", "x"));
    }

    @Test
    void aQuoteInsideAnUnquotedCellIsACharacter() throws IOException {
        assertThat(rows("text,label\na 5\" disk,pos\nthe \"best\",neg\n \"so\",neg\n"))
                .containsExactly(
                        List.of("a 5\" disk", "pos"), List.of("the \"best\"", "neg"), List.of(" \"so\"", "neg"));
    }

    @Test
    void aBackslashIsACharacter() throws IOException {
        assertThat(rows("a,b\nback\\slash,\"\\\"\n")).containsExactly(List.of("back\\slash", "\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "\uFEFFa,b\n1,2\n3,4\n\n  \n"})
    void anyLineEndsDoAndTheLastMayBeMissing(String content) throws IOException {
        assertThat(rows(content)).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void rowsAreNumberedByTheLineInWhichTheyBegin() throws IOException {
        try (CsvReader reader = open("a,b\n\"x\ny\",1\n\nz,2\n", DETECTED)) {
            reader.next();
            assertThat(reader.place()).isEqualTo("toy.csv, line 2");
            reader.next();
            assertThat(reader.line()).isEqualTo(5);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aBlankLineIsAnEmptyCellOfASingleColumnUnlessNothingFollows() throws IOException {
        try (CsvReader reader = open("y\n1\n\n \n2\n\n\n", DETECTED)) {
            List<String> read = new ArrayList<>();
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                read.add(reader.line() + ":" + row.get().get(0));
            }
            assertThat(read).containsExactly("2:1", "3:", "4:", "5:2");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            'a,b\n1,2\n'                          ! separated by commas, UTF-8, header
            'ds;y\n2018;100,5\n2019;1,234\n'      ! separated by semicolons, decimal comma, UTF-8, header
            '\uFEFFds;y\nx;1.5\n'                 ! separated by semicolons, decimal point, UTF-8 with byte order mark, header
            'a\tb, c\n1, 2\t3\n'                  ! separated by tabs, UTF-8, header
            'a|b\n1,2|2,5\n'                      ! separated by bars, decimal comma, UTF-8, header
            '"review, full";label\nso, so;1\n'    ! separated by semicolons, UTF-8, header
            'text;label\na, b, c;1\nd;2\n'        ! separated by semicolons, UTF-8, header
            'text,label\n"a; b";1\nd,2\n'         ! separated by commas, UTF-8, header
            'sep=;\nx,y;z\n1;2\n'                 ! separated by semicolons, UTF-8, header
            '2018-01-01;100,5\n2018-01-02;7\n'    ! separated by semicolons, decimal comma, UTF-8, no header
            '2018-01-01 14:00,1e3\n'              ! separated by commas, UTF-8, no header
            'id,2018,2019\nA,1,2\n'               ! separated by commas, UTF-8, header
            'a;b\n1,234;2,345,678\n'              ! separated by semicolons, UTF-8, header
            'a;b\n1,5;2.5\n'                      ! separated by semicolons, decimal point, UTF-8, header
            'y\n1.5\n'                            ! separated by commas, decimal point, UTF-8, header
            ''                                    ! separated by commas, UTF-8, header
            """)
    void theDialectIsToldFromTheBeginning(String content, String dialect) throws IOException {
        String text = content.replace("\\n", "\n").replace("\\t", "\t").replace("\\uFEFF", "\uFEFF");
        try (CsvReader reader = open(text, DETECTED)) {
            assertThat(reader.description()).isEqualTo(dialect);
        }
    }

    @Test
    void whatIsGivenIsNotDetected() throws IOException {
        var given = new CsvFormat(',', false, ',', false);
        try (CsvReader reader = open("\"a;b\",c;d\n", given)) {
            assertThat(reader.description())
                    .isEqualTo("separated by commas, quotes are characters, decimal comma, UTF-8, no header");
            assertThat(reader.header()).containsExactly("1", "2");
            assertThat(reader.next()).contains(List.of("\"a;b\"", "c;d"));
        }
        try (CsvReader reader = open("sep=;\na,b\n", given.withDelimiter(','))) {
            assertThat(reader.next()).contains(List.of("a", "b"));
            assertThat(reader.line()).isEqualTo(2);
        }
    }

    @Test
    void strayQuotesBetweenTabsAreCharactersWhereTheRowsSaySo() throws IOException {
        String stray = "sentence\tlabel\n\" good \tpos\nbad\tneg\n\"not\" bad\tpos\n";
        assertThat(rows(stray))
                .containsExactly(List.of("\" good ", "pos"), List.of("bad", "neg"), List.of("\"not\" bad", "pos"));
        String merging = "sentence\tlabel\n\" good\tpos\nbad \"\tneg\n";
        assertThat(rows(merging)).containsExactly(List.of("\" good", "pos"), List.of("bad \"", "neg"));
        String enclosing = "a\tb\n\"one\ntwo\"\t1\n\"three\tfour\"\t2\n";
        assertThat(rows(enclosing)).containsExactly(List.of("one\ntwo", "1"), List.of("three\tfour", "2"));
    }

    @Test
    void aDelimiterOrADecimalSignMustBeOne() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> DETECTED.withDelimiter('x'))
                .withMessage("\"x\" cannot separate cells; use a comma, a semicolon, a tab or a bar.");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new CsvFormat(null, null, ';', null))
                .withMessage("\";\" is no decimal sign; use a point or a comma.");
    }

    @Test
    void columnsAreFoundByTheirNames() throws IOException {
        try (CsvReader reader = open(" a ,b,c,c\n1,2,3,4\n", DETECTED)) {
            assertThat(reader.column("a")).isZero();
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> reader.column("d"))
                    .withMessage("toy.csv has no column \"d\"; it has a, b, c, c.");
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> reader.column("c"))
                    .withMessage("toy.csv has more than one column \"c\"; rename all but one of them.");
        }
    }

    @Test
    void aRowOfAnotherLengthIsRefusedUnlessAnyLengthWillDo() throws IOException {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> rows("a,b\n1,2\n1\n"))
                .withMessageStartingWith("toy.csv, line 3: the row has 1 cell(s) where the header has 2; complete");
        try (CsvReader reader = open("a,b\n1\n1,2,3\n", DETECTED)) {
            assertThat(reader.nextOfAnyLength()).contains(List.of("1"));
            assertThat(reader.nextOfAnyLength()).contains(List.of("1", "2", "3"));
        }
    }

    @Test
    void whatWasReadIsSaid() throws IOException {
        try (CsvReader reader = open("a,b\n1,2\n\n\"x\ny\",3\n", DETECTED)) {
            while (reader.next().isPresent()) {
                // All rows are read.
            }
            assertThat(reader.extent()).isEqualTo("2 rows, 1 of them of several lines");
        }
    }

    @Test
    void aFileIsReadGzippedOrNot(@TempDir Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("any.name"), bytes.toByteArray());
        try (CsvReader reader = CsvReader.open(file, DETECTED)) {
            assertThat(reader.name()).isEqualTo("any.name");
            assertThat(reader.next()).contains(List.of("1", "2"));
        }
        byte[] torn = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 10);
        assertThatIOException()
                .isThrownBy(() -> CsvReader.open("torn.gz", new ByteArrayInputStream(torn), DETECTED))
                .withMessage("torn.gz is a damaged gzip file; make or download it again.");
    }

    @Test
    void whatIsNoFileIsNamed(@TempDir Path folder) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvReader.open(folder.resolve("none"), DETECTED))
                .withMessageStartingWith("There is no file ");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvReader.open(folder, DETECTED))
                .withMessageEndingWith(" is a folder; name the CSV file in it.");
    }

    @Test
    void bytesThatAreNoTextAreNamedWithTheirLine() {
        assertThatIOException()
                .isThrownBy(() -> rows("text,label\ncaf\u00E9,pos", StandardCharsets.ISO_8859_1))
                .withMessageStartingWith("toy.csv is not in UTF-8: the byte 0xE9 at offset 14, in line 2,");
        assertThatIOException()
                .isThrownBy(() -> rows("text,label\na,pos", StandardCharsets.UTF_16BE))
                .withMessageStartingWith("toy.csv is UTF-16BE, and no text in UTF-8;");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-1.5, -1.5", "+3e4, 30000", ".5, 0.5", "7., 7", "2E-3, 0.002", "0, 0"})
    void numbersAreWrittenAsInJson(String cell, double number) {
        assertThat(dialect('.').number(cell)).isEqualTo(number);
        assertThat(dialect(',').number(cell.replace('.', ','))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "+.",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1 2",
                "0x10",
                "1f",
                "1d",
                "NaN",
                "Infinity",
                "½",
                "1e5x",
                "1,5"
            })
    void otherThingsAreNoNumbers(String cell) {
        assertThat(dialect('.').number(cell)).isNaN();
    }

    private static CsvFormat dialect(char decimal) {
        return new CsvFormat(';', true, decimal, true);
    }

    static List<List<String>> rows(String content) throws IOException {
        return rows(content, StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows(String content, Charset charset) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader reader =
                CsvReader.open("toy.csv", new ByteArrayInputStream(content.getBytes(charset)), DETECTED)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    static CsvReader open(String content, CsvFormat format) throws IOException {
        return CsvReader.open("toy.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), format);
    }
}
