package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScaledHistoryTest {

    private static final Offset<Double> EXACTLY = within(1e-5);

    /** By hand: the window -1, 2, -4, 0 ends at 0 and changes by 3, 6 and 4, and by 1 before, so by 14 / 4 in the mean. */
    @Test
    void aWindowIsInUnitsOfItsOwnChangesFromItsEnd() {
        var history = new ScaledHistory(new double[] {0, -1, 2, -4, 0}, 1, 4);

        assertThat(history.past(5)[0]).containsExactly(new float[] {-1 / 3.5f, 2 / 3.5f, -4 / 3.5f, 0}, within(1e-5f));
        assertThat(history.undo(new float[] {2, -1})).containsExactly(new double[] {7, -3.5}, EXACTLY);
    }

    @Test
    void whatIsLearnedUndoesToWhatFollowed() {
        double[] values = IntStream.range(0, 40)
                .mapToDouble(i -> 50 + 3 * i + 20 * Math.sin(i) + i % 4)
                .toArray();
        var whole = new ScaledHistory(values, 4, 12);
        var known = new ScaledHistory(Arrays.copyOf(values, 35), 4, 12);

        assertThat(whole.origins(5, 1)).containsExactly(35);
        assertThat(whole.past(35)).isDeepEqualTo(known.past(35));
        assertThat(known.undo(whole.future(35, 5))).containsExactly(Arrays.copyOfRange(values, 35, 40), within(1e-3));
    }

    @Test
    void theLevelAndSizeOfASeriesDoNotMatter() {
        double[] values =
                IntStream.range(0, 30).mapToDouble(i -> 5 + Math.cos(i * i)).toArray();
        double[] larger = Arrays.stream(values).map(value -> 1000 * value).toArray();

        float[] one = new ScaledHistory(values, 1, 10).past(30)[0];

        assertThat(new ScaledHistory(larger, 1, 10).past(30)[0]).containsExactly(one, within(1e-4f));
    }

    @Test
    void aHistoryInWhichNothingChangesTeachesNothingAndStaysAsItIs() {
        var constant = new ScaledHistory(new double[] {7, 7, 7, 7, 7, 7}, 1, 3);

        assertThat(constant.origins(2, 10)).isEmpty();
        assertThat(constant.undo(new float[] {1, -1})).containsExactly(new double[] {7, 7}, EXACTLY);
    }

    @Test
    void windowsAreSpreadOverTheHistoryAndNoMoreThanAskedFor() {
        var history =
                new ScaledHistory(IntStream.range(0, 100).mapToDouble(Math::sin).toArray(), 1, 10);

        assertThat(history.origins(3, 1000)).hasSize(100 - 3 - 10 + 1);
        assertThat(history.origins(3, 20)).hasSizeBetween(10, 20);
    }
}
