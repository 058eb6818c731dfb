package recurrent4j.timeseries.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    /** [4 2; 2 5] = L L' with L = [2 0; 1 2]. */
    private static final double[][] MATRIX = {{4, Double.NaN}, {2, 5}};

    @Test
    void theFactorTimesItsTransposeIsTheMatrix() {
        assertThat(Cholesky.factor(MATRIX, 0)).isDeepEqualTo(new double[][] {{2}, {1, 2}});
    }

    @Test
    void solveFindsWhatTheMatrixTakesToTheRightSide() {
        double[] x = Cholesky.solve(Cholesky.factor(MATRIX, 0), new double[] {4 * 3 + 2 * -1, 2 * 3 + 5 * -1});

        assertThat(x).containsExactly(new double[] {3, -1}, within(1e-12));
    }

    @Test
    void theRidgeIsAddedToTheDiagonal() {
        assertThat(Cholesky.factor(new double[][] {{3, 0}, {2, 4}}, 1)).isDeepEqualTo(new double[][] {{2}, {1, 2}});
    }

    @Test
    void aSingularMatrixIsRefused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Cholesky.factor(new double[][] {{1, 1}, {1, 1}}, 0))
                .withMessage("The matrix is not positive definite at row 1.");
    }
}
