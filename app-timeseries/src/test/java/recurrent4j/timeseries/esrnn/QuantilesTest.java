package recurrent4j.timeseries.esrnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.timeseries.forecast.Forecast;

class QuantilesTest {

    private static final Quantiles TWO = new Quantiles(List.of(0.8, 0.95), 1);

    @Test
    void theMedianIsFollowedByTheBoundsOfEachInterval() {
        assertThat(IntStream.range(0, TWO.count()).mapToDouble(TWO::level).toArray())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(0.5, 0.1, 0.9, 0.025, 0.975);
    }

    @Test
    void theLossOfTheMedianIsTheAbsoluteError() {
        assertThat(TWO.loss(0, 3)).isEqualTo(3);
        assertThat(TWO.loss(0, -3)).isEqualTo(3);
    }

    @Test
    void aTruthAboveAnUpperBoundCostsNineTimesWhatOneBelowDoes() {
        assertThat(TWO.loss(2, 1)).isCloseTo(9 * TWO.loss(2, -1), within(1e-12));
        assertThat(new Quantiles(List.of(0.8), 0.5).loss(2, 1)).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void theSlopeIsThatOfTheLoss() {
        for (int quantile = 0; quantile < TWO.count(); quantile++) {
            int which = quantile;
            for (double truth : new double[] {-0.7, 0.4}) {
                double[] slopes = Slopes.of(new double[] {0.1}, at -> TWO.loss(which, truth - at[0]));
                assertThat(TWO.slope(which, truth - 0.1)).isCloseTo(slopes[0], within(1e-8));
            }
        }
    }

    @Test
    void whatCostsLeastHasAsMuchBelowItAsTheLevelSays() {
        double best = IntStream.rangeClosed(0, 100)
                .boxed()
                .min((a, b) -> Double.compare(cost(a + 0.5), cost(b + 0.5)))
                .orElseThrow();

        assertThat(best).isEqualTo(89);
    }

    private static double cost(double forecast) {
        return IntStream.range(0, 100)
                .mapToDouble(truth -> TWO.loss(2, truth - forecast))
                .sum();
    }

    @Test
    void boundsThatCrossAreBroughtInOrder() {
        Forecast forecast = TWO.forecast(new double[][] {{5}, {6}, {4}, {7}, {3}});

        Forecast.Interval narrow = forecast.interval(0.8).orElseThrow();
        Forecast.Interval wide = forecast.interval(0.95).orElseThrow();
        assertThat(forecast.mean()).containsExactly(5);
        assertThat(List.of(narrow.lower()[0], narrow.upper()[0])).containsExactly(4.0, 6.0);
        assertThat(List.of(wide.lower()[0], wide.upper()[0])).containsExactly(3.0, 7.0);
    }
}
