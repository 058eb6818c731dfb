package recurrent4j.timeseries.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Split;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.timeseries.series.SeriesSet;

class CourseSeriesTest {

    /** The published scores are the proof that all 510,000 numbers are the course's. */
    @Test
    void theNaiveForecastScoresWhatTheCoursePrints() {
        CourseTask course = CourseTask.of(Preset.COURSE, Optional.empty(), Optional.empty());

        Measured naive = course.naive().measured().get(Metrics.MSE);

        assertThat(naive.validation()).isCloseTo(0.020211, within(5e-7));
        assertThat(naive.test()).isCloseTo(0.021811, within(5e-7));
    }

    @Test
    void theRandomNumbersAreThoseOfNumpyWithSeed42() {
        assertThat(CourseSeries.draw(new MersenneTwister(42), 4))
                .containsExactly(0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366);
    }

    @Test
    void thePartsAreTenThousandSeriesOfFiftyOneValuesInOrder() {
        double[][] series = CourseSeries.generate(51);
        Split<SeriesSet> course = CourseSeries.parts(50, 1);

        assertThat(course.map(SeriesSet::size)).isEqualTo(new Split<>(7_000, 2_000, 1_000));
        assertThat(course.training().series()).allMatch(one -> one.length() == 51);
        assertThat(course.training().series().get(0).values()[0]).isEqualTo(series[0][0]);
        assertThat(course.validation().series().get(0).values()[50]).isEqualTo(series[7_000][50]);
        assertThat(course.test().series().get(999).values()[49]).isEqualTo(series[9_999][49]);
    }

    /** By hand: at t = 0 and t = 1, with the numbers that NumPy draws for the first series. */
    @Test
    void aValueIsTheFormulaOfTheNumbersDrawnForIt() {
        double[] drawn = CourseSeries.draw(new MersenneTwister(42), 40_000 + 51);
        double f1 = drawn[0];
        double f2 = drawn[10_000];
        double o1 = drawn[20_000];
        double o2 = drawn[30_000];

        double[] first = CourseSeries.generate(51)[0];

        assertThat(first[0]).isCloseTo(value(0, f1, f2, o1, o2) + 0.1 * (drawn[40_000] - 0.5), within(1e-7));
        assertThat(first[50]).isCloseTo(value(1, f1, f2, o1, o2) + 0.1 * (drawn[40_050] - 0.5), within(1e-7));
    }

    @Test
    void aLongerHorizonComesFromLongerSeries() {
        assertThat(CourseSeries.parts(20, 10).training().series()).allMatch(series -> series.length() == 30);
    }

    private static double value(double t, double f1, double f2, double o1, double o2) {
        return 0.5 * Math.sin((t - o1) * (10 * f1 + 10)) + 0.2 * Math.sin((t - o2) * (20 * f2 + 20));
    }
}
