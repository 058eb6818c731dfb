package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Window;
import recurrent4j.timeseries.series.Clock;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.TimeScale;
import recurrent4j.timeseries.series.TimeScale.Cycle;

class FramedSeriesTest {

    private static final Offset<Double> EXACTLY = within(1e-5);
    private static final double[] VALUES = {3, 1, 4, 1, 5, 9};

    /** By hand: the window 2, 4, 0 has the mean 2 and the mean distance 4/3. */
    @Test
    void aCovariateIsReadAsDistancesFromItsMeanInTheWindow() {
        var framed = framed(new double[] {9, 9, 9, 2, 4, 0}, List.of());

        Window latest = framed.latest();

        assertThat(latest.features()).isEqualTo(2);
        assertThat(latest.past()[1]).containsExactly(new float[] {0, 1.5f, -1.5f}, within(1e-6f));
    }

    @Test
    void aCovariateThatNeverChangesSaysNothing() {
        assertThat(framed(new double[] {7, 7, 7, 7, 7, 7}, List.of()).latest().past()[1])
                .containsExactly(0, 0, 0);
    }

    @Test
    void nothingBehindTheOriginIsRead() {
        float[][] honest =
                framed(new double[] {1, 2, 4, 8, 16, 32}, List.of()).window(4).past();
        float[][] planted =
                framed(new double[] {1, 2, 4, 8, -99, 1e6}, List.of()).window(4).past();

        assertThat(planted).isDeepEqualTo(honest);
    }

    /** The last value is of April, a quarter through the year; the window begins in February. */
    @Test
    void theCalendarIsReadAsSineAndCosine() {
        TimeScale months =
                TimeScale.of(List.of("2020-01", "2020-04"), Optional.empty()).orElseThrow();
        Clock clock = new Clock(months, months.position("2020-04").orElseThrow(), 1);
        Series series = new Series("A", VALUES, clock);

        float[][] past = new FramedSeries(series, framing(List.of(), List.of(Cycle.YEAR)))
                .latest()
                .past();

        assertThat(past[1]).containsExactly(new float[] {0.5f, (float) Math.sqrt(0.75), 1}, within(1e-6f));
        assertThat(past[2]).containsExactly(new float[] {(float) Math.sqrt(0.75), 0.5f, 0}, within(1e-6f));
    }

    /** By hand: the window -1, 2, -4, 0 ends at 0 and changes by 3, 6 and 4, and by 1 before, so by 14 / 4 in the mean. */
    @Test
    void aWindowIsInUnitsOfItsOwnChangesFromItsEnd() {
        var history = framed(new double[] {0, -1, 2, -4, 0}, 1, 4, 2);

        assertThat(history.latest().past()[0])
                .containsExactly(new float[] {-1 / 3.5f, 2 / 3.5f, -4 / 3.5f, 0}, within(1e-5f));
        assertThat(history.undo(new float[] {2, -1})).containsExactly(new double[] {7, -3.5}, EXACTLY);
    }

    @Test
    void whatIsLearnedUndoesToWhatFollowed() {
        double[] values = IntStream.range(0, 40)
                .mapToDouble(i -> 50 + 3 * i + 20 * Math.sin(i) + i % 4)
                .toArray();
        var whole = framed(values, 4, 12, 5);
        var known = framed(Arrays.copyOf(values, 35), 4, 12, 5);

        assertThat(whole.origins(1)).containsExactly(35);
        assertThat(whole.window(35).past()).isDeepEqualTo(known.latest().past());
        assertThat(known.undo(whole.window(35).future()))
                .containsExactly(Arrays.copyOfRange(values, 35, 40), within(1e-3));
    }

    @Test
    void theLevelAndSizeOfASeriesDoNotMatter() {
        double[] values =
                IntStream.range(0, 30).mapToDouble(i -> 5 + Math.cos(i * i)).toArray();
        double[] larger = Arrays.stream(values).map(value -> 1000 * value).toArray();

        float[] one = framed(values, 1, 10, 2).latest().past()[0];

        assertThat(framed(larger, 1, 10, 2).latest().past()[0]).containsExactly(one, within(1e-4f));
    }

    @Test
    void aHistoryInWhichNothingChangesTeachesNothingAndStaysAsItIs() {
        var constant = framed(new double[] {7, 7, 7, 7, 7, 7}, 1, 3, 2);

        assertThat(constant.origins(10)).isEmpty();
        assertThat(constant.undo(new float[] {1, -1})).containsExactly(new double[] {7, 7}, EXACTLY);
    }

    @Test
    void windowsAreSpreadOverTheHistoryAndNoMoreThanAskedFor() {
        var history = framed(IntStream.range(0, 100).mapToDouble(Math::sin).toArray(), 1, 10, 3);

        assertThat(history.origins(1000)).hasSize(100 - 3 - 10 + 1);
        assertThat(history.origins(20)).hasSizeBetween(10, 20);
    }

    private static FramedSeries framed(double[] values, int season, int steps, int horizon) {
        return new FramedSeries(Series.of("A", values), new Framing(season, horizon, steps, List.of(), List.of()));
    }

    private static FramedSeries framed(double[] covariate, List<Cycle> cycles) {
        var series = new Series("A", VALUES, Clock.counting(6), new double[][] {covariate});
        return new FramedSeries(series, framing(List.of("price"), cycles));
    }

    private static Framing framing(List<String> features, List<Cycle> cycles) {
        return new Framing(1, 2, 3, features, cycles);
    }
}
