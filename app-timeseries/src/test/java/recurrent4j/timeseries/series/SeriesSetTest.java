package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesSetTest {

    private static final SeriesSet SET = SeriesSet.of("toy", 1, List.of(Series.of("A", 1, 2, 3), Series.of("B", 4, 5)));

    @Test
    void whatWasKnownBeforeHasNothingOfWhatCameAfter() {
        Series before = SET.series().get(0).withoutLast(2);

        assertThat(before.values()).containsExactly(1);
        assertThat(before.clock().next(2)).containsExactly("2", "3");
    }

    @Test
    void theLastValuesKeepTheirPlaceInTime() {
        Series last = SET.series().get(0).last(2);

        assertThat(last.values()).containsExactly(2, 3);
        assertThat(last.clock().label(-1)).isEqualTo("2");
        assertThat(last.clock().label(1)).isEqualTo("4");
    }

    @Test
    void aTestFileContinuesATrainingFileSeriesBySeries() {
        SeriesSet later = SeriesSet.of("test", 1, List.of(Series.of("B", 6), Series.of("A", 7, 8)));

        SeriesSet whole = SET.followedBy(later);

        assertThat(whole.series().get(0).values()).containsExactly(1, 2, 3, 7, 8);
        assertThat(whole.series().get(0).clock().label(1)).isEqualTo("6");
        assertThat(whole.series().get(1).values()).containsExactly(4, 5, 6);
    }

    @Test
    void aFewSeriesAreSpreadOverAll() {
        SeriesSet ten = SeriesSet.of(
                "ten",
                1,
                IntStream.range(0, 10).mapToObj(i -> Series.of("S" + i, i)).toList());

        assertThat(ten.spread(4).series()).extracting(Series::id).containsExactly("S0", "S2", "S5", "S7");
        assertThat(ten.spread(99).series()).hasSize(10);
    }

    @Test
    void aSeriesWithoutAContinuationIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SET.followedBy(SeriesSet.of("test", 1, List.of(Series.of("A", 7)))))
                .withMessage("test has no series B, which toy has; both need the same ids.");
    }

    @Test
    void theShortestSeriesIsNamedIfItIsTooShort() {
        SET.requireLength(2, "This");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SET.requireLength(3, "This"))
                .withMessage(
                        "This takes 3 values, and series B of toy has 2; choose less, or leave short series out with --short skip.");
    }

    @Test
    void whatIsNoSetOrNoSeriesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesSet.of("toy", 1, List.of()))
                .withMessage("toy has no series; there is nothing to forecast.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesSet.of("toy", 1, List.of(Series.of("A", 1), Series.of("A", 2))))
                .withMessage("toy has two series A; rename one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesSet.of("toy", 0, List.of(Series.of("A", 1))))
                .withMessage("A season of 0 steps is none; 1 says that nothing repeats.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of("A"))
                .withMessage("Series A has no values; a forecast starts from at least one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of("A", 1, Double.NaN))
                .withMessage("Value 2 of series A is NaN; only finite numbers have a future.");
    }
}
