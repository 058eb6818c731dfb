package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    @Test
    void isAccurateToTheLastBitsOfTheDifference() {
        float[] z = new float[12_000];
        for (int k = 0; k < z.length; k++) {
            z[k] = 2 - k * 0.00724f;
        }
        float[] differences = z.clone();
        float[] largest = new float[z.length];
        Arrays.fill(largest, 2);
        new Exponential().ofDifference(z, largest, z.length);
        assertThat(z[0]).isEqualTo(1);
        for (int k = 0; k < z.length; k++) {
            double exact = Math.exp(differences[k] - 2f);
            assertThat((double) z[k]).isCloseTo(exact, within(2.5e-7 * exact));
        }
    }

    @Test
    void farBelowIsAsGoodAsZeroAndNoNumberStaysNone() {
        float[] z = {-1000, Float.NEGATIVE_INFINITY, Float.NaN, 3};
        new Exponential().ofDifference(z, new float[] {0, 0, 0, 0}, 3);
        assertThat(z[0]).isBetween(0f, 1e-37f);
        assertThat(z[1]).isBetween(0f, 1e-37f);
        assertThat(z[2]).isNaN();
        assertThat(z[3]).isEqualTo(3);
    }
}
