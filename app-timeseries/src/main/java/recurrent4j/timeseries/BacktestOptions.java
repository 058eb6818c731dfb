package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestTask;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that say what is to be forecast of which past. */
final class BacktestOptions {

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "What followed, in the same format; the horizon is its length, in one fold.")
    private Path test;

    @Option(names = "--horizon", paramLabel = "N", description = "Steps to forecast.")
    private Integer horizon;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Origins to forecast from (default: ${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "Values from one origin to the next (default: the horizon).")
    private Integer step;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Values before the origin that methods are shown, sliding (default: all, expanding).")
    private Integer window;

    @Option(names = "--no-network", description = "Leave out the recurrent networks, which take most of the time.")
    private boolean noNetwork;

    @Option(names = "--fit-once", description = "Fit at the first origin alone, rather than at each.")
    private boolean fitOnce;

    /**
     * Reads the series and plans the folds.
     *
     * @throws InputException if the options contradict each other or the data cannot serve
     */
    BacktestTask task() throws IOException {
        SeriesSet known = series.read();
        if (test == null) {
            if (horizon == null) {
                throw new InputException(
                        "A backtest needs --horizon, the number of steps to forecast, or --test with what followed.");
            }
            return BacktestTask.of(known, plan(horizon), series.source(known));
        }
        SeriesSet later = series.read(test);
        int length = later.series().get(0).length();
        boolean even = later.series().stream().allMatch(one -> one.length() == length);
        if (!even || folds != 1 || (horizon != null && horizon != length)) {
            throw new InputException(
                    ("--test holds out what is in it, in one fold, and all its series must be equally long; leave out"
                                    + " --folds and --horizon, and see that each series of %s has %d values.")
                            .formatted(later.name(), length));
        }
        return BacktestTask.of(known.followedBy(later), plan(length), series.source(known));
    }

    /** Whether networks read the calendar. */
    boolean calendar() {
        return series.calendar();
    }

    /** Whether recurrent networks take part. */
    boolean withNetworks() {
        return !noNetwork;
    }

    private BacktestPlan plan(int steps) {
        var plan = new BacktestPlan(
                steps,
                folds,
                step == null ? steps : step,
                window == null ? OptionalInt.empty() : OptionalInt.of(window),
                !fitOnce);
        return plan;
    }

    /** Says how the files are written that were read. */
    Set<String> remarks() {
        return series.remarks();
    }
}
