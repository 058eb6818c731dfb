package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void theFutureMayStillBeToCome() {
        assertThat(new Window(new float[][] {{1, 2}}, new float[0]).horizon()).isZero();
    }

    @Test
    void featuresOfDifferentLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(new float[][] {{1, 2}, {3}}, new float[] {4}))
                .withMessage("Feature 1 of a window has 1 steps and the target has 2; all must be equally long.");
    }

    @Test
    void aWindowWithoutAPastIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(new float[0][], new float[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(new float[1][0], new float[] {1}));
    }

    @Test
    void numbersThatAreNotFiniteAreRefusedWithTheirPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(new float[][] {{1}, {Float.NaN}}, new float[] {1}))
                .withMessage("Feature 1 of a window is NaN at step 0; fill or remove such values first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(new float[][] {{1}}, new float[] {1, Float.NEGATIVE_INFINITY}))
                .withMessage("The future of a window is -Infinity at step 1; fill or remove such values first.");
    }
}
