package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Split;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;

class TimeSeriesTest {

    /** Row i holds i in the target and 100 + i in the feature. */
    private static TimeSeries counting(int rows) {
        double[] target = IntStream.range(0, rows).asDoubleStream().toArray();
        double[] feature = IntStream.range(100, 100 + rows).asDoubleStream().toArray();
        return new TimeSeries(
                "toy", List.of("count", "other"), new double[][] {target, feature}, TimeAxis.counting(rows));
    }

    @Test
    void windowsSlideRowByRow() {
        List<Window> windows = counting(6).windows(3, 2);

        assertThat(windows).hasSize(2);
        assertThat(windows.get(1).past()).isDeepEqualTo(new float[][] {{1, 2, 3}, {101, 102, 103}});
        assertThat(windows.get(1).future()).containsExactly(4, 5);
    }

    @Test
    void theLatestWindowEndsWithTheSeriesAndHasNoFutureYet() {
        Window latest = counting(6).latest(2);

        assertThat(latest.past()).isDeepEqualTo(new float[][] {{4, 5}, {104, 105}});
        assertThat(latest.future()).isEmpty();
    }

    /** Of 20 rows 14 are for training, 3 for validation, 3 for the test. */
    @Test
    void everyRowIsTheTargetOfOnePartOnly() {
        Split<List<Window>> windows = counting(20).split(4, 1).map(part -> part.windows(4, 1));

        assertThat(futures(windows.training())).containsExactly(4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(futures(windows.validation())).containsExactly(14, 15, 16);
        assertThat(futures(windows.test())).containsExactly(17, 18, 19);
    }

    @Test
    void aLongerHorizonStaysWithinItsPart() {
        Split<List<Window>> windows = counting(20).split(4, 3).map(part -> part.windows(4, 3));

        assertThat(windows.training().get(windows.training().size() - 1).future())
                .containsExactly(11, 12, 13);
        assertThat(windows.validation()).hasSize(1);
        assertThat(windows.validation().get(0).past()[0]).containsExactly(10, 11, 12, 13);
        assertThat(windows.validation().get(0).future()).containsExactly(14, 15, 16);
        assertThat(windows.test().get(0).past()[0]).containsExactly(13, 14, 15, 16);
    }

    @Test
    void otherSharesMayBeChosen() {
        Split<TimeSeries> parts = counting(20).split(0.5, 0.25, 2, 1);

        assertThat(parts.map(TimeSeries::rows)).isEqualTo(new Split<>(10, 7, 7));
        assertThat(parts.test().time().labels()).startsWith("14").endsWith("20");
    }

    /** Of ten rows the training part is 0 to 6: mean 3, variance (9 + 4 + 1 + 0 + 1 + 4 + 9) / 7 = 4. */
    @Test
    void scalingFittedToTheTrainingPartKnowsNothingOfTheRest() {
        Standardizer scaling = counting(10).split(2, 1).training().standardizer();

        assertThat(scaling.means()).containsExactly(new double[] {3, 103}, within(1e-12));
        assertThat(scaling.deviations()).containsExactly(new double[] {2, 2}, within(1e-12));
    }

    @Test
    void aSeriesTooShortToSplitIsRefusedWithTheNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counting(20).split(12, 3))
                .withMessage(
                        "toy has 20 rows: 14 to train on, 3 to validate, 3 to test; a window of 12 and a horizon of "
                                + "3 take at least 15, 3 and 3, so choose smaller ones or a longer series.");
        assertThatIllegalArgumentException().isThrownBy(() -> counting(20).split(4, 4));
    }

    @Test
    void aSeriesTooShortForOneWindowIsRefusedWithTheNumbers() {
        assertThat(counting(6).windows(4, 2)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counting(6).windows(4, 3))
                .withMessage("toy has 6 rows, fewer than a window of 4 and a horizon of 3 take; "
                        + "choose smaller ones or a longer series.");
        assertThatIllegalArgumentException().isThrownBy(() -> counting(6).windows(Integer.MAX_VALUE, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counting(6).latest(7))
                .withMessage("toy has 6 rows, and the forecast starts from the last 7; give a longer series.");
    }

    @Test
    void aWindowOrAHorizonOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counting(6).windows(0, 1))
                .withMessage("A window of 0 and a horizon of 1 leave nothing to forecast; choose 1 or more for both.");
        assertThatIllegalArgumentException().isThrownBy(() -> counting(6).split(1, 0));
    }

    private static List<Integer> futures(List<Window> windows) {
        return windows.stream().map(window -> (int) window.future()[0]).toList();
    }
}
