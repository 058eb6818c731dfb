package recurrent4j.timeseries.course;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import recurrent4j.data.Split;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * The 10,000 series of the course's experiment, each the sum of two sinusoids of random frequency and phase and of
 * uniform noise: {@code 0.5 sin((t - o1)(10 f1 + 10)) + 0.2 sin((t - o2)(20 f2 + 20)) + 0.1 (u - 0.5)}, {@code t}
 * from 0 to 1, and {@code f1, f2, o1, o2, u} uniform on [0, 1).
 *
 * <p>The numbers are those that NumPy makes of seed 42, drawn and combined in the same order and rounded to float at
 * the end, so that scores can be compared digit by digit with published ones.
 *
 * @see <a href="https://github.com/ageron/handson-ml2">Géron (2019), Hands-On Machine Learning, chapter 15</a>
 */
public final class CourseSeries {

    public static final int SERIES = 10_000;

    private static final int TRAINING = 7_000;
    private static final int VALIDATION = 2_000;
    /** More points would show the same sinusoids in finer steps, and soon take more memory than there is. */
    private static final int LONGEST = 1_000;

    private static final int SEED = 42;

    private CourseSeries() {}

    /**
     * Returns the course's series of {@code window + horizon} values: the first 7,000 are for training, 2,000 for
     * validation, and the last 1,000 for the test.
     *
     * @param window steps of the past; 50 in the course
     * @param horizon steps of the future; 1 in the course
     * @throws InputException if either is below 1, or if they make more than 1,000 points of each series
     */
    public static Split<SeriesSet> parts(int window, int horizon) {
        if (window < 1 || horizon < 1 || (long) window + horizon > LONGEST) {
            throw new InputException(("A window of %d and a horizon of %d do not fit the course's series; "
                            + "choose 1 or more for both, and at most %d together.")
                    .formatted(window, horizon, LONGEST));
        }
        double[][] values = generate(window + horizon);
        return new Split<>(
                set(values, 0, TRAINING),
                set(values, TRAINING, TRAINING + VALIDATION),
                set(values, TRAINING + VALIDATION, SERIES));
    }

    private static SeriesSet set(double[][] values, int from, int to) {
        return SeriesSet.of(
                "course",
                1,
                IntStream.range(from, to)
                        .mapToObj(i -> Series.of(Integer.toString(i + 1), values[i]))
                        .toList());
    }

    /** Returns {@code [series][step]}, of the given number of steps, at least 2. */
    static double[][] generate(int steps) {
        var random = new MersenneTwister(SEED);
        double[] frequency1 = draw(random, SERIES);
        double[] frequency2 = draw(random, SERIES);
        double[] offset1 = draw(random, SERIES);
        double[] offset2 = draw(random, SERIES);
        double[] time = time(steps);
        double[][] series = new double[SERIES][steps];
        for (int i = 0; i < SERIES; i++) {
            double speed1 = frequency1[i] * 10 + 10;
            double speed2 = frequency2[i] * 20 + 20;
            double[] noise = draw(random, steps);
            for (int step = 0; step < steps; step++) {
                double value = 0.5 * Math.sin((time[step] - offset1[i]) * speed1);
                value += 0.2 * Math.sin((time[step] - offset2[i]) * speed2);
                value += 0.1 * (noise[step] - 0.5);
                series[i][step] = (float) value;
            }
        }
        return series;
    }

    /** As {@code np.random.rand(count)}: two outputs of 32 bits to a number of 53, where {@code nextDouble} takes 52. */
    static double[] draw(MersenneTwister random, int count) {
        return DoubleStream.generate(() -> {
                    long high = random.nextInt() >>> 5;
                    return ((high << 26) + (random.nextInt() >>> 6)) * 0x1p-53;
                })
                .limit(count)
                .toArray();
    }

    /** As {@code np.linspace(0, 1, steps)}: multiples of the rounded step, and the end exact. */
    private static double[] time(int steps) {
        double step = 1.0 / (steps - 1);
        return IntStream.range(0, steps)
                .mapToDouble(i -> i == steps - 1 ? 1 : i * step)
                .toArray();
    }
}
