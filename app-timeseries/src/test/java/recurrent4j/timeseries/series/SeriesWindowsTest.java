package recurrent4j.timeseries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Window;

class SeriesWindowsTest {

    /** Value i is i, and 100 + i was measured beside it. */
    private static SeriesSet counting(int... lengths) {
        List<Series> series = IntStream.range(0, lengths.length)
                .mapToObj(number -> new Series(
                        "S" + number,
                        IntStream.range(0, lengths[number]).asDoubleStream().toArray(),
                        Clock.counting(lengths[number]),
                        new double[][] {
                            IntStream.range(100, 100 + lengths[number])
                                    .asDoubleStream()
                                    .toArray()
                        }))
                .toList();
        return new SeriesSet("toy", series, new Frequency("step", 1), Repairs.none(), List.of("other"));
    }

    @Test
    void windowsSlideValueByValueThroughEverySeries() {
        List<Window> windows = SeriesWindows.of(counting(6, 4, 5), 3, 2);

        assertThat(windows).hasSize(3);
        assertThat(windows.get(1).past()).isDeepEqualTo(new float[][] {{1, 2, 3}, {101, 102, 103}});
        assertThat(windows.get(1).future()).containsExactly(4, 5);
        assertThat(windows.get(2).future()).containsExactly(3, 4);
        assertThat(SeriesWindows.of(counting(6), Integer.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void theLatestWindowEndsWithTheSeriesAndHasNoFutureYet() {
        Window latest = SeriesWindows.latest(counting(6), 2).get(0);

        assertThat(latest.past()).isDeepEqualTo(new float[][] {{4, 5}, {104, 105}});
        assertThat(latest.future()).isEmpty();
    }

    @Test
    void aSeriesTooShortToGoOnFromIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesWindows.latest(counting(9, 6), 7))
                .withMessage("Series S1 of toy has 6 values, and the forecast starts from the last 7; give a longer"
                        + " series.");
    }
}
