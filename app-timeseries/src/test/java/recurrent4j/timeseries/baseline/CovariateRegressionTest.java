package recurrent4j.timeseries.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Covariates;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Repairs;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class CovariateRegressionTest {

    private static final int LENGTH = 80;
    private static final int HORIZON = 5;

    /** A week's pattern and what prices and events add to it, or multiply it by. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCovariatesAddIsFoundAndForecast(boolean multiplied) {
        double[] price = new Random(1).doubles(LENGTH + HORIZON, 5, 9).toArray();
        double[] event = new Random(2)
                .ints(LENGTH + HORIZON, 0, 5)
                .mapToDouble(i -> i == 0 ? 1 : 0)
                .toArray();
        double[] never = new double[LENGTH + HORIZON];
        double[] whole = IntStream.range(0, LENGTH + HORIZON)
                .mapToDouble(t -> {
                    double adds = 30 + 2 * (t % 7) - 2 * price[t] + 6 * event[t];
                    return multiplied ? Math.exp(adds / 10) : adds;
                })
                .toArray();

        double[] forecast = forecast(Arrays.copyOf(whole, LENGTH), price, event, never);

        for (int step = 0; step < HORIZON; step++) {
            assertThat(forecast[step]).isCloseTo(whole[LENGTH + step], within(1e-3 * whole[LENGTH + step]));
        }
    }

    @Test
    void withoutChangesToLearnFromItIsTheAutoregression() {
        double[] values = new Random(1).doubles(LENGTH).toArray();

        assertThat(forecast(values, new double[LENGTH + HORIZON]))
                .containsExactly(LinearAutoregression.forecast(values, 7, HORIZON));
        assertThat(forecast(new double[] {1, 2, 3, 4}, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .hasSize(HORIZON);
        assertThat(forecast(
                        new double[LENGTH],
                        new Random(1).doubles(LENGTH + HORIZON).toArray()))
                .containsOnly(0);
    }

    @Test
    void itStandsAmongTheBaselinesWhereSomethingIsKnownAhead() {
        SeriesSet told = set(new double[LENGTH], new double[LENGTH]);

        assertThat(Baselines.of(told)).hasSize(Baselines.all().size() + 1).endsWith(Baselines.covariateRegression());
        assertThat(Baselines.of(SeriesSet.of("toy", 1, List.of(Series.of("A", 1)))))
                .hasSameSizeAs(Baselines.all());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Baselines.covariateRegression().fit(told, HORIZON).forecast(told))
                .withMessageContaining("\"x0\" of series A is not known for 81, step 1 of 5");
    }

    private static double[] forecast(double[] values, double... covariate) {
        return forecast(values, new double[][] {covariate});
    }

    private static double[] forecast(double[] values, double[]... covariates) {
        SeriesSet set = set(values, covariates);
        return Baselines.covariateRegression()
                .fit(set, HORIZON)
                .forecast(set)
                .get(0)
                .mean();
    }

    private static SeriesSet set(double[] values, double[]... covariates) {
        return new SeriesSet(
                "toy",
                List.of(Series.of("A", values).with(Covariates.ofFuture(covariates))),
                new Frequency("day", 7),
                Repairs.none(),
                new CovariateNames(
                        List.of(),
                        IntStream.range(0, covariates.length)
                                .mapToObj(i -> "x" + i)
                                .toList(),
                        List.of(),
                        Holidays.NONE));
    }
}
