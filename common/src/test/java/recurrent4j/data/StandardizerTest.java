package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardizerTest {

    /** Means 5 and 30; squared distances 9 1 1 1 0 0 4 16, sum 32, over 8 rows: deviation 2. */
    private static final double[][] COLUMNS = {{2, 4, 4, 4, 5, 5, 7, 9}, {20, 40, 20, 40, 20, 40, 20, 40}};

    private final Standardizer standardizer = Standardizer.fit(COLUMNS, List.of("price", "count"));

    @Test
    void fitFindsTheMeanAndThePopulationDeviationOfEachColumn() {
        assertThat(standardizer.means()).containsExactly(new double[] {5, 30}, within(1e-12));
        assertThat(standardizer.deviations()).containsExactly(new double[] {2, 10}, within(1e-12));
    }

    @Test
    void fitSurvivesALargeOffset() {
        double[][] far = {{1e9 + 1, 1e9 + 2, 1e9 + 3}};

        assertThat(Standardizer.fit(far, List.of("x")).deviations()[0]).isCloseTo(Math.sqrt(2. / 3), within(1e-9));
    }

    @Test
    void applyCountsDeviationsFromTheMeanAndUndoReturns() {
        assertThat(standardizer.apply(0, 9)).isCloseTo(2, within(1e-12));
        assertThat(standardizer.apply(1, 20)).isCloseTo(-1, within(1e-12));
        assertThat(standardizer.undo(0, 2)).isCloseTo(9, within(1e-12));
        assertThat(standardizer.undo(1, standardizer.apply(1, 123.25))).isCloseTo(123.25, within(1e-9));
    }

    @Test
    void aWindowIsScaledByFeatureAndItsFutureAsTheTarget() {
        Window scaled = standardizer.apply(new Window(new float[][] {{5, 9}, {30, 50}}, new float[] {1}));

        assertThat(scaled.past()).isDeepEqualTo(new float[][] {{0, 2}, {0, 2}});
        assertThat(scaled.future()).containsExactly(-2);
    }

    @Test
    void identityChangesNothing() {
        assertThat(Standardizer.identity(2).apply(1, 3.5)).isEqualTo(3.5);
        assertThat(Standardizer.identity(2).undo(1, 3.5)).isEqualTo(3.5);
    }

    @Test
    void aConstantColumnIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.fit(new double[][] {{1, 2}, {0.1, 0.1}}, List.of("price", "count")))
                .withMessage("Column 1, \"count\", never changes in the training part, "
                        + "so that nothing can be learned from it; leave it out.");
    }

    @Test
    void aWindowOfOtherColumnsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardizer.apply(new Window(new float[][] {{1}}, new float[] {1})))
                .withMessage(
                        "A window of 1 features meets a standardizer of 2 columns; they must be the same columns.");
    }

    @Test
    void valuesThatNoFitCanGiveAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standardizer(new double[] {1}, new double[] {0}))
                .withMessage("Column 0 has mean 1.0 and deviation 0.0; "
                        + "the mean must be finite, and the deviation also positive.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.fit(new double[][] {{1, Double.NaN}}, List.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Standardizer(new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Standardizer(new double[1], new double[] {1, 1}));
    }

    @Test
    void jsonKeepsEveryBit() throws Exception {
        ObjectMapper json = new ObjectMapper();

        Standardizer read = json.readValue(json.writeValueAsString(standardizer), Standardizer.class);

        assertThat(read.means()).containsExactly(standardizer.means());
        assertThat(read.deviations()).containsExactly(standardizer.deviations());
    }
}
