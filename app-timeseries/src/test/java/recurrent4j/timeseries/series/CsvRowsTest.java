package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "-1.5, -1.5", "+3e4, 30000", ".5, 0.5", "7., 7", "2E-3, 0.002", "0, 0"})
    void numbersAreWrittenAsInJson(String cell, double number) {
        assertThat(CsvRows.number(cell)).isEqualTo(number);
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
                "1e5x"
            })
    void otherThingsAreNone(String cell) {
        assertThat(CsvRows.number(cell)).isNaN();
    }

    @Test
    void cellsMayBeQuotedOrNotAndEmpty() throws IOException {
        byte[] content = " a ,\"b,c\",\n,,\nx,\"\",y\n".getBytes(StandardCharsets.UTF_8);
        try (CsvRows rows = CsvRows.of("toy.csv", content)) {
            assertThat(rows.next()).hasValue(new String[] {"a", "b,c", ""});
            assertThat(rows.next()).hasValue(new String[] {"", "", ""});
            assertThat(rows.next()).hasValue(new String[] {"x", "", "y"});
            assertThat(rows.next()).isEqualTo(Optional.empty());
        }
    }
}
