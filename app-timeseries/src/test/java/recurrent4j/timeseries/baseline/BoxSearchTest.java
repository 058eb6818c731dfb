package recurrent4j.timeseries.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxSearchTest {

    /** By hand: 2 (x - 0.3) + y / 2 = 0 and 4 (y - 0.7) + x / 2 = 0. */
    @Test
    void theBottomOfABowlIsFound() {
        double[] found = BoxSearch.minimize(
                at -> Math.pow(at[0] - 0.3, 2) + 2 * Math.pow(at[1] - 0.7, 2) + at[0] * at[1] / 2, 2, 4);

        double y = 2.65 / 3.875;
        assertThat(found).containsExactly(new double[] {0.3 - y / 4, y}, within(1e-4));
    }

    /** By hand: the slope 1 - 4 π sin(4 π x) is zero a little below 1/4 and a little below 3/4, which is higher. */
    @Test
    void theDeeperOfTwoValleysIsFound() {
        double[] found = BoxSearch.minimize(at -> Math.cos(4 * Math.PI * at[0]) + at[0], 1, 10);

        assertThat(found[0]).isCloseTo(0.25 - Math.asin(1 / (4 * Math.PI)) / (4 * Math.PI), within(1e-4));
    }

    @Test
    void theLeastMayLieOnTheEdge() {
        assertThat(BoxSearch.minimize(at -> at[0] - at[1] + at[2], 3, 3))
                .containsExactly(new double[] {0, 1, 0}, within(1e-4));
    }

    @Test
    void whatIsNotANumberIsNeverTheLeast() {
        double[] found = BoxSearch.minimize(at -> at[0] < 0.5 ? Double.NaN : at[0], 1, 5);

        assertThat(found[0]).isCloseTo(0.5, within(1e-3));
    }
}
