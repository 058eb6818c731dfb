package recurrent4j.timeseries.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class BacktestTest {

    private final ToyMethod method = new ToyMethod("toy", (known, horizon) -> Forecast.of(new double[horizon]));

    @Test
    void methodsAreShownWhatLiesBeforeEachOriginAndNoMore() {
        new Backtest(counting(10, 7), new BacktestPlan(2, 3, 2, OptionalInt.empty(), true)).run(method);

        assertThat(lengths(method.asked)).containsExactly("4, 1", "6, 3", "8, 5");
    }

    @Test
    void theOriginRollsByTheStepUntilTheHorizonEndsWithTheSeries() {
        new Backtest(counting(10), new BacktestPlan(2, 3, 2, OptionalInt.empty(), true)).run(method);
        assertThat(lengths(method.asked)).containsExactly("4", "6", "8");
        method.asked.clear();

        new Backtest(counting(10), new BacktestPlan(2, 3, 1, OptionalInt.empty(), true)).run(method);
        assertThat(lengths(method.asked)).containsExactly("6", "7", "8");
    }

    @Test
    void aSlidingWindowForgetsTheBeginning() {
        new Backtest(counting(10), new BacktestPlan(2, 2, 2, OptionalInt.of(3), true)).run(method);

        assertThat(method.asked.get(0).series().get(0).values()).containsExactly(3, 4, 5);
        assertThat(method.asked.get(1).series().get(0).values()).containsExactly(5, 6, 7);
        assertThat(method.asked.get(1).series().get(0).clock().label(1)).isEqualTo("9");
    }

    @Test
    void methodsAreFittedAtEveryOriginOrOnceAtTheFirst() {
        new Backtest(counting(10), new BacktestPlan(2, 3, 2, OptionalInt.empty(), true)).run(method);
        assertThat(lengths(method.fitted)).containsExactly("4", "6", "8");
        method.fitted.clear();

        new Backtest(counting(10), new BacktestPlan(2, 3, 2, OptionalInt.empty(), false)).run(method);
        assertThat(lengths(method.fitted)).containsExactly("4");
    }

    /** MAE of forecasts of 0 from origins 4, 6 and 8 of 0, 1 ... 9: 4.5, 6.5 and 8.5. */
    @Test
    void theSpreadOverFoldsStandsBesideTheErrorsOfACrossValidation() {
        Backtest refitted = new Backtest(counting(10), new BacktestPlan(2, 3, 2, OptionalInt.empty(), true));
        Backtest fittedOnce = new Backtest(counting(10), new BacktestPlan(2, 3, 2, OptionalInt.empty(), false));

        assertThat(refitted.run(method).byFold(PointMetric.MAE)).containsExactly(4.5, 6.5, 8.5);
        assertThat(refitted.run(method).spread(PointMetric.MAE)).isEqualTo(2);
        assertThat(refitted.run(List.of(method)).errors().headings()).contains("MASE", "± folds");
        assertThat(fittedOnce.run(List.of(method)).errors().headings()).doesNotContain("± folds");
    }

    @Test
    void whatAMethodDoesToItsCopyDoesNotReachTheSeries() {
        SeriesSet set = counting(6);
        new Backtest(set, BacktestPlan.holdOut(2)).run(new ToyMethod("vandal", (known, horizon) -> {
            Arrays.fill(known.values(), -1);
            return Forecast.of(0, 0);
        }));

        assertThat(set.series().get(0).values()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /** On 0, 1, 2, … the naive forecast is off by 1 at the first step, by 2 at the second. */
    @Test
    void errorsAreKeptByStep() {
        BacktestResult naive =
                new Backtest(counting(10), new BacktestPlan(2, 3, 2, OptionalInt.empty(), true)).run(Baselines.naive());

        assertThat(naive.error(PointMetric.MAE, 1)).isEqualTo(1);
        assertThat(naive.error(PointMetric.MAE, 2)).isEqualTo(2);
        assertThat(naive.error(PointMetric.MAE)).isEqualTo(1.5);
        assertThat(naive.latest().get(0).mean()).containsExactly(7, 7);
    }

    @Test
    void aSeriesThatIsTooShortIsNamedBeforeAnythingRuns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backtest(counting(20, 6), new BacktestPlan(3, 2, 3, OptionalInt.empty(), true)))
                .withMessage("A horizon of 3 in 2 folds, 3 apart takes 7 values, and series S1 of toy has 6; "
                        + "choose less, or leave short series out with --short skip.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backtest(counting(20), new BacktestPlan(3, 1, 3, OptionalInt.of(18), true)))
                .withMessageStartingWith(
                        "A horizon of 3 from windows of 18 takes 21 values, and series S0 of toy has 20;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backtest(counting(20), BacktestPlan.holdOut(0)))
                .withMessageStartingWith("A horizon of 0 in 1 folds");
    }

    @Test
    void aMethodThatAnswersSomethingElseIsOurDefect() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Backtest(counting(9), BacktestPlan.holdOut(3))
                        .run(new ToyMethod("short", (known, horizon) -> Forecast.of(1))))
                .withMessage("short did not answer with 1 forecasts of 3 steps.");
    }

    private static List<String> lengths(List<SeriesSet> shown) {
        return shown.stream()
                .map(set -> String.join(
                        ", ",
                        set.series().stream()
                                .map(series -> Integer.toString(series.length()))
                                .toList()))
                .toList();
    }

    private static SeriesSet counting(int... lengths) {
        return SeriesSet.of(
                "toy",
                1,
                IntStream.range(0, lengths.length)
                        .mapToObj(i -> Series.of(
                                "S" + i,
                                IntStream.range(0, lengths[i]).asDoubleStream().toArray()))
                        .toList());
    }
}
