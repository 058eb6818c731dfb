package recurrent4j.timeseries.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.data.Standardizer;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.CountingDevice;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.LinearAutoregression;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Clock;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Repairs;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.SeriesWindows;

/** What every fitted method promises that reads windows. A new one takes one line in {@link #methods}. */
class FittedMethodContractTest {

    private static final int WINDOW = 6;
    private static final int HORIZON = 3;

    /** A network may add in another order in a batch of another size. */
    private static final Offset<Double> ROUNDING = Offset.offset(1e-5);

    static Stream<FittedMethod> methods() {
        RecurrentStack lstm = RecurrentStack.of(Cell.LSTM, 4);
        return Stream.of(
                Baselines.naive().fit(set(), HORIZON),
                LinearAutoregression.fit(SeriesWindows.of(set(), WINDOW, HORIZON)),
                network(new LinearLayer(2 * WINDOW, HORIZON), true),
                network(architecture(lstm, new Readout.Values(HORIZON)), false),
                network(architecture(RecurrentStack.of(Cell.GRU, 4), new Readout.ValuesAtEveryStep(HORIZON)), false),
                network(architecture(lstm.reading(Direction.BIDIRECTIONAL), new Readout.Values(HORIZON)), false));
    }

    private static Architecture architecture(RecurrentStack stack, Readout readout) {
        return new Architecture(new Input.Values(2), stack, readout);
    }

    private static FittedMethod network(Design design, boolean flat) {
        Network network = Engine.FUSED.install(Network.of(design, 0.001, 1), 1);
        return new RecurrentForecaster(
                network, new Standardizer(new double[] {1, 2}, new double[] {3, 4}), WINDOW, flat);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void thereIsOneFiniteValueAStepAndOneForecastASeries(FittedMethod method) {
        List<Forecast> forecasts = method.forecast(set());

        assertThat(forecasts).hasSize(set().size()).allMatch(forecast -> forecast.horizon() == HORIZON);
        assertThat(forecasts)
                .allMatch(forecast -> Arrays.stream(forecast.mean()).allMatch(Double::isFinite));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theSeriesAreLeftAsTheyWere(FittedMethod method) {
        SeriesSet set = set();

        method.forecast(set);

        for (int i = 0; i < set.size(); i++) {
            assertThat(set.series().get(i).values())
                    .containsExactly(set().series().get(i).values());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aSeriesIsForecastAloneAsAmongOthersInAnyOrder(FittedMethod method) {
        List<Forecast> together = method.forecast(set());
        List<Series> reversed = new ArrayList<>(set().series());
        Collections.reverse(reversed);
        List<Forecast> backwards = method.forecast(set().with(reversed));

        for (int i = 0; i < together.size(); i++) {
            Forecast alone =
                    method.forecast(set().with(List.of(set().series().get(i)))).get(0);
            assertThat(alone.mean()).containsExactly(together.get(i).mean(), ROUNDING);
            assertThat(backwards.get(together.size() - 1 - i).mean())
                    .containsExactly(together.get(i).mean(), ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void itHasANumberOfParameters(FittedMethod method) {
        assertThat(method.parameters()).isNotNegative();
    }

    @Test
    void aNetworkLeavesTheDeviceWhenAllIsForecast() {
        var design = architecture(RecurrentStack.of(Cell.LSTM, 4), new Readout.Values(HORIZON));
        var device = new CountingDevice();
        var scaling = new Standardizer(new double[] {1, 2}, new double[] {3, 4});

        new RecurrentForecaster(device.install(Network.of(design, 0.001, 1)), scaling, WINDOW, false).forecast(set());

        assertThat(device.made()).isEqualTo(1);
        assertThat(device.open()).isZero();
    }

    private static SeriesSet set() {
        List<Series> series = IntStream.range(0, 12)
                .mapToObj(number -> new Series(
                        "S" + number,
                        IntStream.range(number, number + 40)
                                .mapToDouble(i -> Math.sin(0.7 * i) + i % 5)
                                .toArray(),
                        Clock.counting(40),
                        new double[][] {
                            IntStream.range(0, 40)
                                    .mapToDouble(i -> Math.cos(0.3 * i + number))
                                    .toArray()
                        }))
                .toList();
        return new SeriesSet("toy", series, new Frequency("step", 1), Repairs.none(), List.of("other"));
    }
}
