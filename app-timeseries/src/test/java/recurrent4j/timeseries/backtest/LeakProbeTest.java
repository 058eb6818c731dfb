package recurrent4j.timeseries.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class LeakProbeTest {

    private static final SeriesSet SET =
            SeriesSet.of("toy", 1, List.of(Series.of("A", 3, 1, 4, 1, 5, 9), Series.of("B", 2, 6, 5, 3, 5, 8)));

    @Test
    void aMethodThatSeesThePastAloneHasNoLeak() {
        assertThat(new LeakProbe(all -> Baselines.naive(), 2).firstLeak(SET)).isEmpty();
        assertThat(new LeakProbe(
                                all -> new Conformal(Baselines.naive(), BacktestPlan.holdOut(2), List.of(0.8, 0.95)), 2)
                        .firstLeak(SET))
                .isEmpty();
    }

    /** The classic: the scale is fitted to all data before the data is split. */
    @Test
    void aScaleFittedToTheWholeSeriesIsCaught() {
        assertThat(new LeakProbe(LeakProbeTest::scaledByTheWhole, 2).firstLeak(SET))
                .hasValue(0);
    }

    @Test
    void aLeakFromOneSeriesIntoAnotherIsCaught() {
        assertThat(new LeakProbe(LeakProbeTest::peekingAtTheFirstSeries, 2).firstLeak(SET))
                .hasValue(1);
    }

    private static ForecastMethod scaledByTheWhole(SeriesSet all) {
        return new ToyMethod("leaky", (known, horizon) -> {
            double[] whole = all.series().get(0).values();
            double scale = Arrays.stream(whole).map(Math::abs).max().orElseThrow();
            double[] forecast = new double[horizon];
            Arrays.fill(forecast, Math.tanh(known.values()[0] / scale) * scale);
            return Forecast.of(forecast);
        });
    }

    private static ForecastMethod peekingAtTheFirstSeries(SeriesSet all) {
        return new ToyMethod("leaky", (known, horizon) -> {
            double[] first = all.series().get(0).values();
            double[] forecast = new double[horizon];
            Arrays.fill(forecast, known.id().equals("B") ? first[first.length - 1] : known.values()[0]);
            return Forecast.of(forecast);
        });
    }
}
