package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.timeseries.series.Reading.MissingValues;

/** What a file tells of the moments to come, and of whole series. */
class KnownAheadTest {

    private static final String SHOPS = """
            unique_id,ds,y,price,region
            A,2024-01-01,1,10,north
            A,2024-01-02,2,11,north
            A,2024-01-03,,12,
            A,2024-01-04,,13,
            B,2024-01-01,5,20,south
            B,2024-01-02,6,21,south
            B,2024-01-03,7,22,south
            """;

    @Test
    void rowsWithoutAValueTellWhatIsKnownAhead() throws IOException {
        SeriesSet set = read(SHOPS, Reading.strict());

        Series first = set.series().get(0);
        assertThat(first.values()).containsExactly(1, 2);
        assertThat(first.covariates().future()[0]).containsExactly(10, 11, 12, 13);
        assertThat(first.clock().label(1)).isEqualTo("2024-01-03");
        assertThat(set.series().get(1).covariates().future()[0]).containsExactly(20, 21, 22);
        assertThat(set.repairs().dropped()).isZero();
        assertThat(set.sentence()).endsWith("price is known no further than the values.");
    }

    @Test
    void aStaticFeatureIsReadFromAnyRowThatTellsIt() throws IOException {
        assertThat(read(SHOPS, Reading.strict()).series())
                .extracting(one -> one.covariates().statics())
                .containsExactly(List.of("north"), List.of("south"));
    }

    @Test
    void anotherFileTellsWhatIsKnownAhead() throws IOException {
        String next = "unique_id,ds,price\nB,2024-01-04,23\nB,2024-01-05,24\nA,2024-01-05,14\n";

        SeriesSet set =
                columns().read(reader("shops.csv", SHOPS), Optional.of(reader("next.csv", next)), Reading.strict());

        assertThat(set.series().get(0).covariates().future()[0]).containsExactly(10, 11, 12, 13, 14);
        assertThat(set.series().get(1).covariates().future()[0]).containsExactly(20, 21, 22, 23, 24);
        assertThat(set.knowsAhead(2)).isTrue();
        assertThat(set.knowsAhead(3)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C,2024-01-04,1 | next.csv, line 2: there is no series C in shops.csv; remove its rows.
            A,2024-01-07,1 | next.csv, line 2: series A goes from 2024-01-04 to 2024-01-07, but one value comes every day; complete the rows, or choose --missing interpolate or drop.
            A,2024-01-05, | next.csv, line 2: "price" of series A is empty; fill the cell, or choose --missing interpolate or drop.
            A,2024-01-04,9 | next.csv, line 2: series A has a second value for 2024-01-04, after that in line 5; keep one, or choose --duplicates first, last or mean.
            """)
    void whatAFileOfTheFutureCannotTellIsSaidInASentence(String row, String sentence) throws IOException {
        Optional<CsvReader> next = Optional.of(reader("next.csv", "unique_id,ds,price\n" + row + "\n"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns().read(reader("shops.csv", SHOPS), next, Reading.strict()))
                .withMessage(sentence);
    }

    @Test
    void theFirstStepThatIsNotKnownIsNamed() throws IOException {
        SeriesSet set = read(SHOPS, Reading.strict());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.reaching(2))
                .withMessage(
                        "\"price\" of series B is not known for 2024-01-04, step 1 of 2; add rows with it and an empty value, or name a file of them with --future-file.");
        assertThat(set.with(List.of(set.series().get(0))).reaching(2).series()).hasSize(1);
    }

    @Test
    void aStaticFeatureThatChangesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read(SHOPS.replace("A,2024-01-02,2,11,north", "A,2024-01-02,2,11,west"), Reading.strict()))
                .withMessage(
                        "shops.csv, line 3: \"region\" of series A is \"west\", and \"north\" in line 2; a static feature is the same in all rows, so name what changes with --future or --past.");
    }

    @Test
    void aStaticFeatureThatIsNowhereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(SHOPS.replace("north", ""), Reading.strict()))
                .withMessage(
                        "shops.csv, line 2: \"region\" of series A is empty; fill the cell, or leave it out of --static.");
    }

    @ParameterizedTest
    @CsvSource({"INTERPOLATE", "DROP"})
    void whatIsMissingAmidWhatIsKnownAheadIsTreatedAsAllElse(MissingValues treatment) throws IOException {
        String file = "unique_id,ds,y,price,region\nA,1,1,10,n\nA,2,2,11,n\nA,3,,,n\nA,4,,13,n\nA,5,,,n\n";

        Series series = read(file, Reading.treating(treatment)).series().get(0);

        assertThat(series.values()).containsExactly(1, 2);
        assertThat(series.covariates().future()[0])
                .containsExactly(
                        treatment == MissingValues.DROP ? new double[] {10, 11, 13} : new double[] {10, 11, 12, 13});
    }

    @Test
    void whatIsKnownAheadStaysKnownWhereThePastIsCut() throws IOException {
        Series series = read(SHOPS, Reading.strict()).series().get(1);

        assertThat(series.withoutLast(2).covariates().future()[0]).containsExactly(20, 21, 22);
        assertThat(series.withoutLast(1).last(1).covariates().future()[0]).containsExactly(21, 22);
        assertThat(series.withoutLast(2).followedBy(series.last(2)).covariates().future()[0])
                .containsExactly(20, 21, 22);
    }

    private static SeriesSet read(String content, Reading reading) throws IOException {
        return columns().read(reader("shops.csv", content), reading);
    }

    private static SeriesColumns columns() {
        return new SeriesColumns(
                SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of(), List.of("price"), List.of("region"));
    }

    private static CsvReader reader(String name, String content) throws IOException {
        return CsvReader.open(
                name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), CsvFormat.DETECTED);
    }
}
