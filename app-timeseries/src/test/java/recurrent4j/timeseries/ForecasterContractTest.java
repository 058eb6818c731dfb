package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.data.Standardizer;
import recurrent4j.data.Window;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.train.TrainingPlan;

/** What every forecaster promises, whatever it is. A new one takes one line in {@link #forecasters}. */
class ForecasterContractTest {

    private static final int HORIZON = 3;

    /** A network may add in another order in a batch of another size. */
    private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

    static Stream<Forecaster> forecasters() {
        return Stream.of(
                new LastValue(HORIZON),
                LinearAutoregression.fit(windows()),
                network(new LinearLayer(2 * windows().get(0).steps(), HORIZON)),
                network(Recipe.direct(2, RecurrentStack.of(Cell.LSTM, 4), HORIZON)),
                network(Recipe.everyStep(2, RecurrentStack.of(Cell.GRU, 4), HORIZON)),
                network(Recipe.direct(2, RecurrentStack.of(Cell.LSTM, 4).reading(Direction.BIDIRECTIONAL), HORIZON)));
    }

    private static Forecaster network(Design design) {
        Recipe recipe = Recipe.of(design, TrainingPlan.plain(1, 1, 0.001, 1));
        return RecurrentForecaster.of(
                recipe,
                Engine.FUSED.install(recipe.network(), 1),
                new Standardizer(new double[] {1, 2}, new double[] {3, 4}));
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void thereIsOneFiniteValueAStepAndOneRowAWindow(Forecaster forecaster) {
        float[][] forecasts = forecaster.forecast(windows());

        assertThat(forecasts).hasDimensions(windows().size(), HORIZON);
        for (float[] row : forecasts) {
            for (float value : row) {
                assertThat(value).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void theFutureIsNeverRead(Forecaster forecaster) {
        List<Window> poisoned = windows();
        poisoned.forEach(window -> Arrays.fill(window.future(), Float.NaN));
        List<Window> open = windows().stream()
                .map(window -> new Window(window.past(), new float[0]))
                .toList();

        assertThat(forecaster.forecast(poisoned)).isDeepEqualTo(forecaster.forecast(windows()));
        assertThat(forecaster.forecast(open)).isDeepEqualTo(forecaster.forecast(windows()));
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void theWindowsAreLeftAsTheyWere(Forecaster forecaster) {
        List<Window> windows = windows();

        forecaster.forecast(windows);

        for (int i = 0; i < windows.size(); i++) {
            assertThat(windows.get(i).past()).isDeepEqualTo(windows().get(i).past());
            assertThat(windows.get(i).future()).isEqualTo(windows().get(i).future());
        }
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void aWindowIsForecastAloneAsAmongOthersInAnyOrder(Forecaster forecaster) {
        float[][] together = forecaster.forecast(windows());
        List<Window> reversed = windows();
        Collections.reverse(reversed);
        float[][] backwards = forecaster.forecast(reversed);

        for (int i = 0; i < together.length; i++) {
            float[] alone = forecaster.forecast(List.of(windows().get(i)))[0];
            assertThat(alone).containsExactly(together[i], ROUNDING);
            assertThat(backwards[together.length - 1 - i]).containsExactly(together[i], ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void noWindowsGiveNoForecasts(Forecaster forecaster) {
        assertThat(forecaster.forecast(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forecasters")
    void itHasANameAndANumberOfParameters(Forecaster forecaster) {
        assertThat(forecaster.name()).isNotBlank();
        assertThat(forecaster.parameters()).isNotNegative();
    }

    private static List<Window> windows() {
        double[] target = IntStream.range(0, 60)
                .mapToDouble(i -> Math.sin(0.7 * i) + i % 5)
                .toArray();
        double[] feature =
                IntStream.range(0, 60).mapToDouble(i -> Math.cos(0.3 * i)).toArray();
        TimeSeries series = new TimeSeries(
                "toy", List.of("target", "feature"), new double[][] {target, feature}, TimeAxis.counting(60));
        return new ArrayList<>(series.windows(6, HORIZON));
    }
}
