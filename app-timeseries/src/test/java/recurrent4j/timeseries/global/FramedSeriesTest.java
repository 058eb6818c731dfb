package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Window;
import recurrent4j.timeseries.series.Clock;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.TimeScale;
import recurrent4j.timeseries.series.TimeScale.Cycle;

class FramedSeriesTest {

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
        TimeScale months = TimeScale.of(List.of("2020-01", "2020-04")).orElseThrow();
        Clock clock = new Clock(months, months.position("2020-04").orElseThrow(), 1);
        Series series = new Series("A", VALUES, clock);

        float[][] past = new FramedSeries(series, framing(List.of(), List.of(Cycle.YEAR)))
                .latest()
                .past();

        assertThat(past[1]).containsExactly(new float[] {0.5f, (float) Math.sqrt(0.75), 1}, within(1e-6f));
        assertThat(past[2]).containsExactly(new float[] {(float) Math.sqrt(0.75), 0.5f, 0}, within(1e-6f));
    }

    private static FramedSeries framed(double[] covariate, List<Cycle> cycles) {
        var series = new Series("A", VALUES, Clock.counting(6), new double[][] {covariate});
        return new FramedSeries(series, framing(List.of("price"), cycles));
    }

    private static Framing framing(List<String> features, List<Cycle> cycles) {
        return new Framing(1, 2, 3, features, cycles);
    }
}
