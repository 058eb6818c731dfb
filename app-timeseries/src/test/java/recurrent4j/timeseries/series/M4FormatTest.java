package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.timeseries.series.Reading.Duplicates;
import recurrent4j.timeseries.series.Reading.MissingValues;

class M4FormatTest {

    private static final String HEADER = "\"V1\",\"V2\",\"V3\",\"V4\",\"V5\"\n";

    @TempDir
    private Path folder;

    @Test
    void rowsMayEndEarlierOrBePadded() throws Exception {
        SeriesSet set =
                read("\"W1\",\"1\",\"2.5\"\n\"W2\",\"3\",\"4\",\"5\",\"\"\n\"W3\",7,8,9,10\n", Reading.strict());

        assertThat(set.series()).extracting(Series::id).containsExactly("W1", "W2", "W3");
        assertThat(set.series()).extracting(Series::length).containsExactly(2, 3, 4);
        assertThat(set.series().get(0).values()).containsExactly(1, 2.5);
        assertThat(set.series().get(1).clock().label(1)).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({
        "H1, one value every hour, 24",
        "D20, one value every day, 1",
        "W3, one value every week, 1",
        "M9, one value every month, 12",
        "Q9, one value every quarter, 4",
        "Y9, one value every year, 1",
        "N9, one value every step, 1",
        "Hot, one value every step, 1",
    })
    void theIdsOfTheCompetitionTellTheFrequency(String id, String words, int season) throws Exception {
        SeriesSet set = read(id + ",1,2\n", Reading.strict());

        assertThat(set.frequency().toString()).startsWith(words);
        assertThat(set.season()).isEqualTo(season);
        assertThat(read(
                                id + ",1,2\n",
                                new Reading(MissingValues.REFUSE, Duplicates.REFUSE, Optional.empty(), Optional.of(52)))
                        .season())
                .isEqualTo(52);
    }

    @Test
    void anEmptyCellBetweenValuesIsRefusedOrTreated() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("W1,1,2\nW2,1,,3\n", Reading.strict()))
                .withMessage("m4.csv, line 3: the value of series W2 is empty; "
                        + "fill the cell, or choose --missing interpolate or drop.");
        assertThat(read("W2,1,,3\n", Reading.treating(MissingValues.INTERPOLATE))
                        .series()
                        .get(0)
                        .values())
                .containsExactly(1, 2, 3);
    }

    @Test
    void whatIsNoSeriesIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("W1,1,2\nW2,,\n", Reading.strict()))
                .withMessage("m4.csv, line 3: series W2 has no values at all; remove its row, or choose --short skip.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("W1,1,x\n", Reading.strict()))
                .withMessage("m4.csv, line 2: \"x\" in column \"V3\" is not a number, such as -1.5 or 3e4; "
                        + "correct the cell.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("W1,1\nW1,2\n", Reading.strict()))
                .withMessage("m4.csv has two series W1; rename one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("", Reading.strict()))
                .withMessageStartingWith("m4.csv has no values;");
    }

    private SeriesSet read(String rows, Reading reading) throws IOException {
        return new SeriesColumns(SeriesColumns.Format.M4, "", "", "", List.of())
                .read(Files.writeString(folder.resolve("m4.csv"), HEADER + rows), reading);
    }
}
