package recurrent4j.timeseries.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class BacktestSumsTest {

    private static final List<Baseline> METHODS =
            List.of(Baselines.naive(), Baselines.seasonalNaive(), Baselines.naive2(), Baselines.theta());

    private static Series series(int number) {
        return Series.of(
                "s" + number,
                IntStream.range(0, 20 + number)
                        .mapToDouble(
                                step -> 10 + number + step * 0.3 + 4 * Math.sin(step * Math.PI / 2) + step * number % 3)
                        .toArray());
    }

    private static BacktestResults results(int from, int to) {
        var set = SeriesSet.of(
                "numbers",
                4,
                IntStream.range(from, to).mapToObj(BacktestSumsTest::series).toList());
        return new Backtest(set, BacktestPlan.holdOut(3)).run(METHODS);
    }

    @Test
    void errorsOnPartsAddUpToThoseOnAll() {
        BacktestResults all = results(0, 9);

        BacktestSums sums = BacktestSums.of(results(0, 4)).plus(BacktestSums.of(results(4, 9)));

        assertThat(sums.series()).isEqualTo(9);
        for (Baseline method : METHODS) {
            BacktestResult trial = all.of(method.name()).orElseThrow();
            for (PointMetric metric : PointMetric.values()) {
                assertThat(sums.error(method.name(), metric)).isCloseTo(trial.error(metric), within(1e-12));
            }
            assertThat(sums.owa(method.name()))
                    .isCloseTo(trial.owa(all.of("Naive2").orElseThrow()), within(1e-12));
        }
        assertThat(sums.table().toString()).contains("Seasonal naive").contains("+0.0 %");
    }

    @Test
    void onNoSeriesThereAreNoErrors() {
        BacktestSums none = BacktestSums.none(List.of("Naive2"));

        assertThatExceptionOfType(InputException.class).isThrownBy(none::table).withMessageContaining("No series");
    }
}
