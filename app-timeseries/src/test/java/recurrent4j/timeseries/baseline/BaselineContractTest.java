package recurrent4j.timeseries.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.timeseries.backtest.LeakProbe;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** What every baseline promises, whatever it is. A new one takes one line in {@link #baselines}. */
class BaselineContractTest {

    private static final int HORIZON = 6;
    private static final int SEASON = 4;

    static Stream<Baseline> baselines() {
        return Baselines.every().stream();
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void thereIsOneFiniteValueAStepFromAnyHistory(Baseline baseline) {
        for (int length = 1; length < 40; length++) {
            for (double[] history : histories(length)) {
                double[] forecast = baseline.forecast(history, SEASON, HORIZON);

                assertThat(forecast).hasSize(HORIZON);
                assertThat(Arrays.stream(forecast).allMatch(Double::isFinite))
                        .as("%s after %s", Arrays.toString(forecast), Arrays.toString(history))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void theHistoryIsLeftAsItWas(Baseline baseline) {
        double[] history = noise(40);

        baseline.forecast(history, SEASON, HORIZON);

        assertThat(history).containsExactly(noise(40));
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void aSeriesThatNeverChangesGoesOnAsItIs(Baseline baseline) {
        for (double value : new double[] {0, 5, 1e9}) {
            double[] constant = new double[30];
            Arrays.fill(constant, value);

            for (double forecast : baseline.forecast(constant, SEASON, HORIZON)) {
                assertThat(forecast).isCloseTo(value, within(1e-6 * value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void anotherUnitGivesTheSameForecastInThatUnit(Baseline baseline) {
        double[] history = noise(40);
        double[] thousands = Arrays.stream(history).map(value -> 1000 * value).toArray();

        double[] forecast = baseline.forecast(history, SEASON, HORIZON);
        double[] inThousands = baseline.forecast(thousands, SEASON, HORIZON);

        for (int step = 0; step < HORIZON; step++) {
            assertThat(inThousands[step] / 1000).isCloseTo(forecast[step], within(1e-3 * Math.abs(forecast[step])));
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void aSeriesIsForecastAloneAsAmongOthersEveryTime(Baseline baseline) {
        SeriesSet set = set();

        List<Forecast> together = baseline.fit(set, HORIZON).forecast(set);

        for (int i = 0; i < set.size(); i++) {
            double[] alone = baseline.forecast(set.series().get(i).values(), SEASON, HORIZON);
            assertThat(together.get(i).mean()).containsExactly(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void theFutureIsNeverRead(Baseline baseline) {
        assertThat(new LeakProbe(all -> baseline, HORIZON).firstLeak(set())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void itHasAName(Baseline baseline) {
        assertThat(baseline.name()).isNotBlank();
    }

    private static SeriesSet set() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            series.add(Series.of("S" + i, noise(40 + i)));
        }
        return SeriesSet.of("toy", SEASON, series);
    }

    private static List<double[]> histories(int length) {
        double[] positive = noise(length);
        double[] mixed = Arrays.stream(positive).map(value -> value - 12).toArray();
        double[] sparse =
                IntStream.range(0, length).mapToDouble(i -> i % 3 == 0 ? 2 : 0).toArray();
        double[] tiny = Arrays.stream(positive).map(value -> 1e-12 * value).toArray();
        double[] vast = Arrays.stream(positive).map(value -> 1e12 * value).toArray();
        return List.of(positive, mixed, sparse, tiny, vast, new double[length]);
    }

    private static double[] noise(int length) {
        Random random = new Random(length);
        return IntStream.range(0, length)
                .mapToDouble(i -> 10 + 0.1 * i + 3 * (i % SEASON) + random.nextGaussian())
                .toArray();
    }
}
