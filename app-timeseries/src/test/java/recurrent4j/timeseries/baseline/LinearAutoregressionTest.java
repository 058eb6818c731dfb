package recurrent4j.timeseries.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Window;
import recurrent4j.eval.Metrics;

class LinearAutoregressionTest {

    /** By hand: the line through (0,1) (1,3) (2,2) (3,5) (4,4) has slope 8/10 and, at the means (2,3), constant 1.4. */
    @Test
    void oneInputGivesTheRegressionLine() {
        List<Window> windows = new ArrayList<>();
        float[][] points = {{0, 1}, {1, 3}, {2, 2}, {3, 5}, {4, 4}};
        for (float[] point : points) {
            windows.add(new Window(new float[][] {{point[0]}}, new float[] {point[1]}));
        }

        LinearAutoregression line = new NormalEquations(windows).solve(1e-12);

        assertThat(line.weights()[0][0]).isCloseTo(0.8, within(1e-9));
        assertThat(line.constants()[0]).isCloseTo(1.4, within(1e-9));
        assertThat(line.parameters()).isEqualTo(2);
    }

    /** By hand: at unit variance the weight of a single input is its covariance over 1 + penalty. */
    @Test
    void aPenaltyOfOneHalvesTheWeightOfASingleInput() {
        List<Window> windows = List.of(
                new Window(new float[][] {{0}}, new float[] {1}), new Window(new float[][] {{2}}, new float[] {5}));

        LinearAutoregression line = new NormalEquations(windows).solve(1);

        assertThat(line.weights()[0][0]).isCloseTo(1, within(1e-12));
        assertThat(line.constants()[0]).isCloseTo(2, within(1e-12));
    }

    /** D5: as a saved model may hold them that somebody has changed. */
    @Test
    void weightsThatDoNotFitAreRefused() {
        double[][][] odd = {{{1, 2}, {1}}, {{1, 2}, null}, {{1, Double.NaN}, {1, 2}}, {{}, {}}, {null, {1, 2}}, {}};
        for (double[][] weights : odd) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinearAutoregression(2, weights, new double[] {0, 0}, 1))
                    .withMessageContaining("do not fit its 2 steps");
        }
    }

    @Test
    void theWeightsOfANoiselessRuleAreFoundForEveryFeatureStepAndHorizon() {
        List<Window> windows = random(200, 2, 3, past ->
                new float[] {2 * past[0][2] - past[0][0] + 0.5f * past[1][1] + 10, 3 * past[1][0] - 1});

        LinearAutoregression fitted = LinearAutoregression.fit(windows);

        assertThat(fitted.weights()[0]).containsExactly(new double[] {-1, 0, 2, 0, 0.5, 0}, within(1e-5));
        assertThat(fitted.weights()[1]).containsExactly(new double[] {0, 0, 0, 3, 0, 0}, within(1e-5));
        assertThat(fitted.constants()).containsExactly(new double[] {10, -1}, within(1e-5));
        assertThat(fitted.parameters()).isEqualTo(14);
    }

    @Test
    void moreWeightsThanWindowsAreHeldSmallByAPenaltyChosenOnTheTrainingPart() {
        Random noise = new Random(1);
        List<Window> windows = random(10, 2, 6, past -> new float[] {(float) noise.nextGaussian()});
        List<Window> unseen = random(500, 2, 6, past -> new float[] {(float) noise.nextGaussian()});

        LinearAutoregression fitted = LinearAutoregression.fit(windows);
        LinearAutoregression unheld = new NormalEquations(windows).solve(1e-9);

        assertThat(fitted.penalty()).isGreaterThan(1e-2);
        assertThat(meanSquaredError(fitted, unseen)).isLessThan(meanSquaredError(unheld, unseen) / 2);
    }

    @Test
    void aConstantInputIsLeftOut() {
        List<Window> windows = random(50, 2, 2, past -> {
            past[1][0] = 7;
            past[1][1] = 7;
            return new float[] {past[0][1]};
        });

        assertThat(LinearAutoregression.fit(windows).weights()[0])
                .containsExactly(new double[] {0, 1, 0, 0}, within(1e-6));
    }

    @Test
    void aPastOfAnotherShapeIsRefused() {
        LinearAutoregression fitted = LinearAutoregression.fit(random(9, 1, 3, past -> new float[] {0}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted.forecast(random(1, 2, 3, past -> new float[] {0})))
                .withMessage("A past of 2 features and 3 steps meets weights for 1 and 3; they must agree.");
    }

    @Test
    void windowsThatCannotBeFittedAreRefused() {
        List<Window> mixed = new ArrayList<>(random(9, 1, 3, past -> new float[] {0}));
        mixed.add(new Window(new float[][] {{1, 2}}, new float[] {3}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearAutoregression.fit(mixed))
                .withMessageStartingWith("Linear autoregression needs training windows of one shape;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearAutoregression.fit(mixed.subList(0, 1)))
                .withMessageStartingWith("Linear autoregression cannot be fitted to 1 training window(s);");
    }

    private static double meanSquaredError(LinearAutoregression fitted, List<Window> windows) {
        return Metrics.mse(windows.stream().map(Window::future).toArray(float[][]::new), fitted.forecast(windows));
    }

    private interface Rule {
        float[] future(float[][] past);
    }

    private static List<Window> random(int count, int features, int steps, Rule rule) {
        Random random = new Random(count);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[][] past = new float[features][steps];
            for (float[] feature : past) {
                for (int step = 0; step < steps; step++) {
                    feature[step] = (float) random.nextGaussian();
                }
            }
            windows.add(new Window(past, rule.future(past)));
        }
        return windows;
    }
}
