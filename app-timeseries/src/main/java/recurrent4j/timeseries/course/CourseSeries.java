package recurrent4j.timeseries.course;

import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.writable.FloatWritable;
import org.datavec.api.writable.Writable;
import recurrent4j.data.Split;
import recurrent4j.data.Window;
import recurrent4j.io.InputException;

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
     * Returns the course's windows: of every series, the last {@code horizon} values are the future. The first 7,000
     * series are for training, 2,000 for validation, and the last 1,000 for the test.
     *
     * @param window steps of the past; 50 in the course
     * @param horizon steps of the future; 1 in the course
     * @throws InputException if either is below 1, or if they make more than 1,000 points of each series
     */
    public static Split<List<Window>> windows(int window, int horizon) {
        if (window < 1 || horizon < 1 || (long) window + horizon > LONGEST) {
            throw new InputException(("A window of %d and a horizon of %d do not fit the course's series; "
                            + "choose 1 or more for both, and at most %d together.")
                    .formatted(window, horizon, LONGEST));
        }
        List<Window> windows = Window.read(reader(generate(window + horizon)), horizon);
        return new Split<>(
                windows.subList(0, TRAINING),
                windows.subList(TRAINING, TRAINING + VALIDATION),
                windows.subList(TRAINING + VALIDATION, SERIES));
    }

    /** Returns {@code [series][step]}, of the given number of steps, at least 2. */
    static float[][] generate(int steps) {
        MersenneTwister random = new MersenneTwister(SEED);
        double[] frequency1 = draw(random, SERIES);
        double[] frequency2 = draw(random, SERIES);
        double[] offset1 = draw(random, SERIES);
        double[] offset2 = draw(random, SERIES);
        double[] time = time(steps);
        float[][] series = new float[SERIES][steps];
        for (int i = 0; i < SERIES; i++) {
            double speed1 = frequency1[i] * 10 + 10;
            double speed2 = frequency2[i] * 20 + 20;
            for (int step = 0; step < steps; step++) {
                double value = 0.5 * Math.sin((time[step] - offset1[i]) * speed1);
                value += 0.2 * Math.sin((time[step] - offset2[i]) * speed2);
                value += 0.1 * (random.nextDouble() - 0.5);
                series[i][step] = (float) value;
            }
        }
        return series;
    }

    /** Returns series as single-column sequences, the way any data enters. */
    static SequenceRecordReader reader(float[][] series) {
        List<List<List<Writable>>> sequences = new ArrayList<>(series.length);
        for (float[] values : series) {
            List<List<Writable>> sequence = new ArrayList<>(values.length);
            for (float value : values) {
                sequence.add(List.of(new FloatWritable(value)));
            }
            sequences.add(sequence);
        }
        return new CollectionSequenceRecordReader(sequences);
    }

    private static double[] draw(MersenneTwister random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextDouble();
        }
        return values;
    }

    /** As {@code np.linspace(0, 1, steps)}: multiples of the rounded step, and the end exact. */
    private static double[] time(int steps) {
        double[] time = new double[steps];
        double step = 1.0 / (steps - 1);
        for (int i = 0; i < steps - 1; i++) {
            time[i] = i * step;
        }
        time[steps - 1] = 1;
        return time;
    }
}
