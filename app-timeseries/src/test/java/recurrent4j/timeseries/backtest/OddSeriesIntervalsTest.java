package recurrent4j.timeseries.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** S3, S4: intervals of series in which something happens once, or that have hardly begun, are of the size of what was missed. */
class OddSeriesIntervalsTest {

    private static final List<Double> LEVELS = List.of(0.8, 0.95);
    private static final int SEASON = 12;

    /** Four years of months that repeat themselves, as S3's. */
    private static double[] months() {
        return IntStream.range(0, 48)
                .mapToDouble(t -> 100 + 30 * Math.sin(2 * Math.PI * t / SEASON) + t)
                .toArray();
    }

    private static double[] months(int moment, double factor) {
        double[] values = months();
        values[moment] *= factor;
        return values;
    }

    private static double[] from(int moment, double factor) {
        double[] values = months();
        for (int t = moment; t < values.length; t++) {
            values[t] *= factor;
        }
        return values;
    }

    static Stream<Arguments> oddities() {
        List<Arguments> all = new ArrayList<>();
        for (double factor : new double[] {10, 100, 1e6, -10}) {
            for (int moment : new int[] {0, 1, 12, 23, 30, 40, 46, 47}) {
                all.add(Arguments.of("value %d times %s".formatted(moment, factor), months(moment, factor)));
            }
        }
        for (int moment : new int[] {6, 24, 36, 45, 47}) {
            all.add(Arguments.of("three times as much from " + moment, from(moment, 3)));
            all.add(Arguments.of("nothing from " + moment, from(moment, 0)));
        }
        all.add(Arguments.of("13 values", Arrays.copyOf(months(), 13)));
        all.add(Arguments.of("7 values", Arrays.copyOf(months(), 7)));
        all.add(Arguments.of("constant", new double[40]));
        return all.stream();
    }

    /** The largest past error bounds them, and is their width where there are too few errors for the level. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void intervalsAreNeitherWiderNorNarrowerThanWhatWasMissed(String name, double[] values) {
        SeriesSet set = SeriesSet.of("odd", SEASON, List.of(Series.of("A", values)));
        for (int horizon : new int[] {1, 3}) {
            BacktestPlan calibration = Conformal.calibration(horizon, List.of(values.length));
            for (ForecastMethod method : List.of(Baselines.naive(), Baselines.seasonalNaive(), Baselines.theta())) {
                BacktestResult past = new Backtest(set, calibration).run(method);
                double largest = largestError(past);
                Forecast forecast = new Conformal(method, calibration, LEVELS)
                        .fit(set, horizon)
                        .forecast(set)
                        .get(0);

                for (Forecast.Interval interval : forecast.intervals()) {
                    for (int step = 0; step < horizon; step++) {
                        double width = (interval.upper()[step] - interval.lower()[step]) / 2;
                        assertThat(width).as(method.name()).isLessThanOrEqualTo(largest * (1 + 1e-9) + 1e-9);
                    }
                }
                if (calibration.folds() * horizon < 19) {
                    double width =
                            forecast.interval(0.95).orElseThrow().upper()[horizon - 1] - forecast.mean()[horizon - 1];
                    assertThat(width).as(method.name()).isCloseTo(largest, within(1e-9 * (1 + largest)));
                }
            }
        }
    }

    private static double largestError(BacktestResult past) {
        double[] largest = {0};
        past.visit(0, (truth, forecast, scale) -> {
            for (int step = 0; step < truth.length; step++) {
                largest[0] = Math.max(largest[0], Math.abs(truth[step] - forecast.mean()[step]));
            }
        });
        return largest[0];
    }

    /** The smallest series that can be calibrated at all: what was missed once is all that is known. */
    @Test
    void threeValuesGiveTheErrorThatWasMade() {
        SeriesSet set = SeriesSet.of("short", SEASON, List.of(Series.of("A", 5, 9, 6)));

        Forecast forecast = new Conformal(Baselines.naive(), Conformal.calibration(1, List.of(3)), LEVELS)
                .fit(set, 1)
                .forecast(set)
                .get(0);

        assertThat(forecast.interval(0.95).orElseThrow().upper()[0]).isCloseTo(6 + 3, within(1e-9));
    }

    /** Of many series, the intervals of others and of itself hardly change when one value of one is a million times as large. */
    @ParameterizedTest
    @MethodSource("moments")
    void oneValueOfManySeriesMovesNoInterval(int moment) {
        Forecast[] clean = panel(0, 1);
        Forecast[] odd = panel(moment, 1e6);

        for (int i = 0; i < clean.length; i++) {
            for (double level : LEVELS) {
                double before = clean[i].interval(level).orElseThrow().upper()[0] - clean[i].mean()[0];
                double after = odd[i].interval(level).orElseThrow().upper()[0] - odd[i].mean()[0];
                assertThat(after).as("series %d, %s", i, level).isBetween(0.7 * before, 1.5 * before);
            }
        }
    }

    static IntStream moments() {
        return IntStream.of(0, 5, 20, 35, 44);
    }

    private static Forecast[] panel(int moment, double factor) {
        var random = new Random(7);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double[] values = months();
            for (int t = 0; t < values.length; t++) {
                values[t] += 5 * random.nextGaussian();
            }
            if (i == 3) {
                values[moment] *= factor;
            }
            series.add(Series.of("S" + i, values));
        }
        SeriesSet set = SeriesSet.of("panel", SEASON, series);
        BacktestPlan calibration =
                Conformal.calibration(1, series.stream().map(Series::length).toList());
        return new Conformal(Baselines.seasonalNaive(), calibration, LEVELS)
                .fit(set, 1)
                .forecast(set)
                .toArray(Forecast[]::new);
    }

    /** Series that never change say nothing about the others, and have an interval of no width. */
    @Test
    void constantSeriesOfManyAreLeftAlone() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            series.add(Series.of(
                    "still" + i, IntStream.range(0, 48).mapToDouble(t -> 5).toArray()));
            series.add(Series.of("moving" + i, months(20 + i, 1.1)));
        }
        SeriesSet set = SeriesSet.of("panel", SEASON, series);
        BacktestPlan calibration =
                Conformal.calibration(3, series.stream().map(Series::length).toList());

        List<Forecast> forecasts = new Conformal(Baselines.naive(), calibration, LEVELS)
                .fit(set, 3)
                .forecast(set);

        Forecast.Interval still = forecasts.get(0).interval(0.95).orElseThrow();
        Forecast.Interval moving = forecasts.get(1).interval(0.95).orElseThrow();
        assertThat(still.upper()[2] - still.lower()[2]).isBetween(0.0, 1e-6);
        assertThat(moving.upper()[2] - moving.lower()[2]).isBetween(20.0, 200.0);
    }
}
