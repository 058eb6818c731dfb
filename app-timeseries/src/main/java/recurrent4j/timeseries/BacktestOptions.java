package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that say what is to be forecast of which past. */
@Heading("Backtest")
final class BacktestOptions {

    @Mixin
    SeriesOptions series;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "What followed, in the same format; the horizon is its length, in one fold.")
    private Path test;

    @Bounds(max = 100_000)
    @Option(names = "--horizon", paramLabel = "N", description = "Steps to forecast.")
    private Integer horizon;

    @Bounds(max = 100_000)
    @Option(names = "--folds", paramLabel = "N", description = "Origins to forecast from (default: ${DEFAULT-VALUE}).")
    private int folds = 1;

    @Bounds(max = 1_000_000)
    @Option(names = "--step", paramLabel = "N", description = "Values between two origins (default: the horizon).")
    private Integer step;

    @Bounds(max = 1_000_000)
    @Option(names = "--window", paramLabel = "N", description = "Last values shown before an origin (default: all).")
    private Integer window;

    @Option(names = "--no-network", description = "Leave out the recurrent networks, which take most of the time.")
    private boolean noNetwork;

    @Option(names = "--fit-once", description = "Fit at the first origin alone, rather than at each.")
    private boolean fitOnce;

    /** Plans the folds of the series that were read; refuses options that contradict each other. */
    Backtest backtest(SeriesSet known) throws IOException {
        if (test == null) {
            if (horizon == null) {
                throw new InputException(
                        "A backtest needs --horizon, the number of steps to forecast, or --test with what followed.");
            }
            return backtest(known, plan(horizon));
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
        return backtest(known.followedBy(later), plan(length));
    }

    private Backtest backtest(SeriesSet set, BacktestPlan plan) {
        return Backtest.withIntervals(series.shorts.withoutFallback().enough(set, Backtest.fewest(plan)), plan);
    }

    /** Returns the networks that compete, of a size that suits the values before the first origin. */
    List<NetworkMethod> networks(Backtest backtest, StackOptions stack, TrainingOptions training) {
        var usual = Hyperparameters.ofSeries(backtest.learned(), backtest.plan().horizon(), training.seed());
        return MethodOptions.networks(stack, training, usual, series.calendar());
    }

    /** Says what the networks are that compete, and of what they learn. */
    Optional<String> reason(List<NetworkMethod> networks, Backtest backtest) {
        return networks.stream()
                .map(network ->
                        network.reason(backtest.learned(), backtest.plan().horizon()))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(reason -> withNetworks());
    }

    boolean withNetworks() {
        return !noNetwork;
    }

    private BacktestPlan plan(int steps) {
        OptionalInt sliding = window == null ? OptionalInt.empty() : OptionalInt.of(window);
        return new BacktestPlan(steps, folds, step == null ? steps : step, sliding, !fitOnce);
    }
}
