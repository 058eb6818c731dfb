package recurrent4j.timeseries;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.List;
import recurrent4j.model.Cell;
import recurrent4j.network.Engine;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.FittedGlobalRecurrent;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Counts how many series of {@value ManySeriesFile#LENGTH} values a second are read, learned from and forecast. */
public final class ForecastBenchmark {

    private static final int HORIZON = 12;
    private static final int USUAL = 5_000;

    private ForecastBenchmark() {}

    /**
     * Prints one line a rate.
     *
     * @param args how many series, of which baselines forecast 5,000 at most; 5,000 if it is not given
     */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
        Engine.FUSED.start(1);
        System.out.printf(
                Locale.ROOT,
                "%,d series of %d values, horizon %d, %d processors, heap %,d MB at most%n",
                count,
                ManySeriesFile.LENGTH,
                HORIZON,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf("%-40s %12s %10s %12s%n", "", "a second", "seconds", "peak heap MB");
        Path folder = Files.createTempDirectory("series");
        try {
            SeriesSet set = read(folder, count);
            network(set);
            SeriesSet some = set.with(set.series().subList(0, Math.min(USUAL, count)));
            for (ForecastMethod method : Baselines.all()) {
                timed("forecast, " + method.name(), some.size(), () -> method.fit(some, HORIZON)
                        .forecast(some));
            }
        } finally {
            for (String file : new String[] {"long.csv.gz", "rows.csv.gz"}) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    private static SeriesSet read(Path folder, int count) throws Exception {
        Path rows = folder.resolve("rows.csv.gz");
        ManySeriesFile.writeRows(rows, count);
        timed("read, a series a row", count, () -> new SeriesColumns(SeriesColumns.Format.M4, "", "", "", List.of()).read(rows, Reading.strict()));
        Path values = folder.resolve("long.csv.gz");
        ManySeriesFile.writeLong(values, count);
        return timed("read, a value a row", count, () -> new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", List.of()).read(values, Reading.strict()));
    }

    private static void network(SeriesSet set) throws Exception {
        int windows = 80_000;
        GlobalRecurrent network = new GlobalRecurrent(
                RecurrentStack.of(Cell.GRU, 40),
                TrainingPlan.plain(1, 32, 0.01, 1).along(Schedule.ONE_CYCLE, 1),
                1,
                Math.max(windows, set.size()),
                OptionalInt.empty(),
                false,
                TrainingContext.quiet(Engine.FUSED));
        int each = Math.max(1, windows / set.size());
        FittedGlobalRecurrent fitted =
                timed("trained windows, " + network.name(), (double) each * set.size(), () -> network.fit(set, HORIZON));
        timed("forecast, " + network.name(), set.size(), () -> fitted.forecast(set));
    }

    private static <T> T timed(String what, double amount, Callable<T> work) throws Exception {
        System.gc(); // so that the peak is that of this work, and of what must stay
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            pool.resetPeakUsage();
        }
        long start = System.nanoTime();
        T result = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT, "%-40s %,12.0f %10.1f %,12d%n", what, amount / seconds, seconds, peak >> 20);
        return result;
    }
}
