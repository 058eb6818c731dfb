package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final ToDoubleFunction<String> WIDTH = label -> 10 + 7 * label.length();

    @Test
    void linearTicksAreRoundNumbersWithAsManyDecimalsAsTheyNeed() {
        assertThat(labels(new LinearScale(0, 1, false), 400)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(new LinearScale(0.02, 0.11, false), 400))
                .startsWith("0.02")
                .allMatch(label -> label.startsWith("0."));
        assertThat(labels(new LinearScale(-40, 12_000, false), 300)).containsExactly("0", "5,000", "10,000");
    }

    @Test
    void stepsAndEpochsHaveNoFractions() {
        assertThat(labels(LinearScale.of(1, 3, true), 800)).containsExactly("1", "2", "3");
        assertThat(labels(LinearScale.of(1, 1, true), 800)).containsExactly("0", "1", "2");
    }

    @Test
    void aNarrowAxisHasFewerTicks() {
        var scale = new LinearScale(0, 100, true);
        assertThat(labels(scale, 120).size()).isLessThan(labels(scale, 600).size());
    }

    @Test
    void logarithmicTicksAreOneTwoAndFiveOfADecadeOrDecadesAlone() {
        assertThat(labels(new LogarithmicScale(0.9, 60), 400)).containsExactly("1", "2", "5", "10", "20", "50");
        assertThat(labels(new LogarithmicScale(1e-6, 1), 200)).contains("1").doesNotContain("2", "5");
    }

    @Test
    void aLogarithmicAxisOfASmallFactorNamesItsLinesApart() {
        assertThat(labels(new LogarithmicScale(1.4, 2.3), 300))
                .hasSizeGreaterThan(2)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("\\d\\.\\d+"));
    }

    @Test
    void monthsAreNamedAndJanuariesByTheirYear() {
        CalendarScale twoYears = CalendarScale.of(at(1958, 11, 1), at(1961, 2, 1));
        assertThat(labels(twoYears, 700)).contains("1959", "Jul", "1960", "1961");
        assertThat(labels(twoYears, 150)).containsExactly("1959", "1960", "1961");
        assertThat(twoYears.span()).isEmpty();
    }

    @Test
    void daysAreNamedAndTheAxisSaysTheYear() {
        CalendarScale weeks = CalendarScale.of(at(2021, 3, 3), at(2021, 4, 20));
        assertThat(labels(weeks, 700)).startsWith("8 Mar", "15 Mar", "22 Mar");
        assertThat(weeks.span()).isEqualTo("3 Mar 2021 to 20 Apr 2021");
    }

    @Test
    void hoursBelongToDays() {
        CalendarScale days = CalendarScale.of(at(2021, 3, 3), at(2021, 3, 4) + 3600);
        assertThat(labels(days, 700)).startsWith("3 Mar").contains("12:00", "4 Mar");
    }

    @Test
    void noLabelTouchesAnother() {
        for (double span : new double[] {30, 5e3, 9e4, 3e6, 4e7, 6e8, 7e10}) {
            CalendarScale scale = CalendarScale.of(at(2021, 3, 3), at(2021, 3, 3) + span);
            for (double length : new double[] {90, 260, 700}) {
                List<Scale.Tick> ticks = scale.ticks(length, WIDTH);
                assertThat(scale.apart(ticks, length, WIDTH)).isTrue();
                assertThat(ticks).as(span + " " + length).isNotEmpty();
            }
        }
    }

    private static double at(int year, int month, int day) {
        return CalendarScale.seconds(LocalDateTime.of(year, month, day, 0, 0));
    }

    private static List<String> labels(Scale scale, double length) {
        return scale.ticks(length, WIDTH).stream().map(Scale.Tick::label).toList();
    }
}
