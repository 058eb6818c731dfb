package recurrent4j.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Short samples, of which the median counts: it holds still while other programs come and go. */
public final class Timing {
    private static final double SAMPLE_SECONDS = 0.02;
    private static final int SAMPLES = 31;
    private static final double WARM_UP_SECONDS = 0.7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Timing() {}

    /**
     * Times a task.
     *
     * @param task what to do, again and again
     * @return seconds that it takes once
     */
    public static double median(Runnable task) {
        return spread(task).median();
    }

    /** Seconds that a task takes once: the median, the least, and the median of the thread's own processor time. */
    public record Spread(double median, double least, double processor) {}

    /** Times a task, as {@link #median} does. */
    public static Spread spread(Runnable task) {
        long start = System.nanoTime();
        int calls = 0;
        do {
            task.run();
            calls++;
        } while (seconds(start) < WARM_UP_SECONDS);
        int repetitions = Math.max(1, (int) (SAMPLE_SECONDS * calls / seconds(start)));
        double[] samples = new double[SAMPLES];
        double[] processor = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            long used = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            for (int r = 0; r < repetitions; r++) {
                task.run();
            }
            samples[s] = seconds(begin) / repetitions;
            processor[s] = (THREADS.getCurrentThreadCpuTime() - used) / 1e9 / repetitions;
        }
        Arrays.sort(samples);
        Arrays.sort(processor);
        return new Spread(samples[SAMPLES / 2], samples[0], processor[SAMPLES / 2]);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
