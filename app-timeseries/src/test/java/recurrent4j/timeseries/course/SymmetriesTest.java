package recurrent4j.timeseries.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Window;
import recurrent4j.eval.Metrics;
import recurrent4j.timeseries.baseline.LinearAutoregression;
import recurrent4j.timeseries.series.SeriesWindows;

class SymmetriesTest {

    private static final Window WINDOW = window(new float[] {4, 5}, 1, 2, 3);

    @Test
    void upsideDownChangesEverySign() {
        assertThat(values(Symmetries.upsideDown(WINDOW))).isEqualTo("[-1.0, -2.0, -3.0][-4.0, -5.0]");
    }

    @Test
    void upsideDownChangesTheSignOfEveryFeature() {
        var window = new Window(new float[][] {{1, 2}, {3, 4}}, new float[] {5});

        assertThat(Symmetries.upsideDown(window).past()[1]).containsExactly(-3, -4);
    }

    @Test
    void backwardsTheFutureComesFirstAndTheEarliestStepsAreToBeForecast() {
        assertThat(values(Symmetries.backwards(WINDOW))).isEqualTo("[5.0, 4.0, 3.0][2.0, 1.0]");
    }

    @Test
    void backwardsAFutureLongerThanThePastReachesIntoIt() {
        assertThat(values(Symmetries.backwards(window(new float[] {2, 3, 4}, 1))))
                .isEqualTo("[4.0][3.0, 2.0, 1.0]");
    }

    @Test
    void doneTwiceNothingHasChanged() {
        assertThat(values(Symmetries.upsideDown(Symmetries.upsideDown(WINDOW)))).isEqualTo(values(WINDOW));
        assertThat(values(Symmetries.backwards(Symmetries.backwards(WINDOW)))).isEqualTo(values(WINDOW));
    }

    @Test
    void eachOfTheFourWaysComesUpAndTheWindowItselfStaysAsItIs() {
        var random = new Random(1);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            seen.add(values(new Symmetries().apply(WINDOW, random)));
        }

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "[1.0, 2.0, 3.0][4.0, 5.0]",
                        "[-1.0, -2.0, -3.0][-4.0, -5.0]",
                        "[5.0, 4.0, 3.0][2.0, 1.0]",
                        "[-5.0, -4.0, -3.0][-2.0, -1.0]");
        assertThat(values(WINDOW)).isEqualTo("[1.0, 2.0, 3.0][4.0, 5.0]");
    }

    @Test
    void whatFitsTheCourseFitsItBackwardsAndUpsideDown() {
        var course = CourseSeries.parts(50, 1).map(part -> SeriesWindows.of(part, 50, 1));
        var fitted = LinearAutoregression.fit(course.training());
        double forwards = meanSquaredError(fitted, course.test());

        List<Window> backwards =
                course.test().stream().map(Symmetries::backwards).toList();
        List<Window> negative =
                course.test().stream().map(Symmetries::upsideDown).toList();
        assertThat(meanSquaredError(fitted, backwards)).isCloseTo(forwards, withinPercentage(15));
        assertThat(meanSquaredError(fitted, negative)).isCloseTo(forwards, withinPercentage(15));
    }

    @Test
    void featuresBesideTheTargetCannotBeTurnedRound() {
        var window = new Window(new float[][] {{1, 2}, {3, 4}}, new float[] {5});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Symmetries.backwards(window))
                .withMessageStartingWith("A window of 2 features cannot be turned round in time");
    }

    private static double meanSquaredError(LinearAutoregression fitted, List<Window> windows) {
        return Metrics.mse(windows.stream().map(Window::future).toArray(float[][]::new), fitted.forecast(windows));
    }

    private static Window window(float[] future, float... past) {
        return new Window(new float[][] {past}, future);
    }

    private static String values(Window window) {
        return Arrays.toString(window.past()[0]) + Arrays.toString(window.future());
    }
}
