package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.timeseries.series.Reading.MissingValues;
import recurrent4j.timeseries.series.TimeScale.Cycle;

/** What was measured beside the values, and the calendar. */
class CovariatesTest {

    private static final String FILE = """
            unique_id,ds,y,price,ads
            A,2021-01-01,1,10,0
            A,2021-01-02,2,,1
            A,2021-01-03,,30,0
            A,2021-01-05,5,50,
            """;

    @TempDir
    private Path folder;

    @Test
    void theyComeFromTheirColumnsInTheOrderOfTheirNames() throws IOException {
        SeriesSet set = read("ds,y,price,ads\n1,1,10,0\n2,2,20,1\n", Reading.strict());

        assertThat(set.features()).containsExactly("ads", "price");
        assertThat(set.series().get(0).covariates().past()).isDeepEqualTo(new double[][] {{0, 1}, {10, 20}});
    }

    @Test
    void anEmptyCellIsRefusedWithItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("ds,y,price,ads\n1,1,10,0\n2,2,20,\n", Reading.strict()))
                .withMessage("prices.csv, line 3: \"ads\" of series prices is empty; fill the cell, or choose --missing"
                        + " interpolate or drop.");
    }

    /** The third day has a price though no value, the fourth no row, the last no ads. */
    @Test
    void whatIsMissingIsInterpolatedInTime() throws IOException {
        SeriesSet set = read(FILE, Reading.treating(MissingValues.INTERPOLATE));

        Series series = set.series().get(0);
        assertThat(series.values()).containsExactly(new double[] {1, 2, 3, 4, 5}, within(1e-12));
        assertThat(series.covariates().past()[0]).containsExactly(0, 1, 0, 0, 0);
        assertThat(series.covariates().past()[1]).containsExactly(10, 20, 30, 40, 50);
        assertThat(set.repairs()).hasToString("6 value(s) interpolated, 0 left out, in 1 series");
    }

    @Test
    void aRowThatLacksOneIsLeftOutAsAWhole() throws IOException {
        SeriesSet set = read(FILE + "A,2021-01-06,6,60,1\n", Reading.treating(MissingValues.DROP));

        assertThat(set.series().get(0).values()).containsExactly(1, 6);
        assertThat(set.series().get(0).covariates().past()).isDeepEqualTo(new double[][] {{0, 1}, {10, 60}});
    }

    @Test
    void oneWithoutAnyValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> read("ds,y,price,ads\n1,1,10,\n2,2,20,\n", Reading.treating(MissingValues.INTERPOLATE)))
                .withMessage("prices.csv, line 2: \"ads\" of series prices has no values at all; leave it out.");
    }

    @Test
    void nothingOfThemIsKnownBeforeItsTime() {
        Series whole = new Series("A", new double[] {1, 2, 3}, Clock.counting(3), new double[][] {{7, 8, 9}});

        assertThat(whole.withoutLast(1).covariates().past()).isDeepEqualTo(new double[][] {{7, 8}});
        assertThat(whole.last(2).covariates().past()).isDeepEqualTo(new double[][] {{8, 9}});
        assertThat(whole.withoutLast(2).followedBy(whole.last(2)).covariates().past())
                .isDeepEqualTo(new double[][] {{7, 8, 9}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("A", new double[2], Clock.counting(2), new double[][] {{1}}))
                .withMessage("A covariate of series A needs one finite number for each of its 2 values.");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-21T06:00 2021-03-21T07:00, DAY WEEK, 0.2917",
        "2021-03-22 2021-03-23, WEEK YEAR, 0.1429", // a Tuesday
        "2021-01-03 2021-01-10, YEAR, 0.0247",
        "2021-03-31 2021-04-30, YEAR, 0.25",
        "1990:11 1990:12 1991:1, YEAR, 0",
        "1949.917 1950 1950.083, YEAR, 0.083",
        "7 8 9, '', 0"
    })
    void theCalendarIsToldByTheStamps(String stamps, String cycles, double phase) throws IOException {
        String rows = stamps.replace(" ", ",1,1,1\n") + ",1,1,1\n";
        Clock clock = read("ds,y,price,ads\n" + rows, Reading.strict())
                .series()
                .get(0)
                .clock();

        List<Cycle> found = clock.cycles();

        assertThat(found.stream().map(Enum::name))
                .containsExactly(cycles.isEmpty() ? new String[0] : cycles.split(" "));
        if (!found.isEmpty()) {
            assertThat(clock.phase(found.get(0), 0)).isCloseTo(phase, within(1e-4));
        }
    }

    private SeriesSet read(String content, Reading reading) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), content);
        var format = content.startsWith("unique_id") ? SeriesColumns.Format.LONG : SeriesColumns.Format.COLUMN;
        return new SeriesColumns(format, "unique_id", "ds", "y", List.of("ads", "price")).read(file, reading);
    }
}
