package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.0202114, 0.020211",
        "0.00097951, 0.000980",
        "0, 0.000000",
        "0.00001234567, 1.23457e-05",
        "1.5, 1.50000",
        "12.3456789, 12.3457",
        "-4321.5678, -4321.57",
        "999999.4, 999999",
        "1234567.8, 1234568",
        "1234567890, 1.23457e+09",
        "NaN, NaN"
    })
    void aScoreShowsTheDigitsThatMatter(double value, String shown) {
        assertThat(Figures.score(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0.04, < 0.1 s",
        "12.34, 12.3 s",
        "59.96, 1 min 00 s",
        "185, 3 min 05 s",
        "3599.7, 1 h 00 min",
        "7380, 2 h 03 min"
    })
    void aDurationReadsAsAPersonSaysIt(double seconds, String shown) {
        assertThat(Figures.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.123, +12.3 %", "-3.849, -384.9 %", "-Infinity, -", "-1234567, over 100-fold"})
    void aPercentageCarriesItsSign(double fraction, String shown) {
        assertThat(Figures.percent(fraction)).isEqualTo(shown);
    }
}
