package recurrent4j.timeseries;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;
import recurrent4j.model.Direction;
import recurrent4j.network.Engine;
import recurrent4j.search.Candidate;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.course.CourseNetworks;
import recurrent4j.timeseries.course.CourseTask;
import recurrent4j.timeseries.course.NetworkSpec;
import recurrent4j.timeseries.course.Preset;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.forecast.Standing;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that say what is to be learned to be forecast, and by which networks. */
@Heading("Task")
final class TaskOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Data that comes with the program: ${COMPLETION-CANDIDATES} (default: COURSE).")
    private Preset preset;

    @Mixin
    SeriesOptions file;

    @Bounds(max = 10_000)
    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Steps that a network reads (default: several horizons and seasons; the preset's).")
    private Integer window;

    @Bounds(max = 100_000)
    @Option(names = "--horizon", paramLabel = "N", description = "Steps to forecast (default: 1; the preset's).")
    private Integer horizon;

    @Option(
            names = "--budget",
            description = "Time for the course's experiment: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private CourseNetworks.Budget budget = CourseNetworks.Budget.QUICK;

    @Option(
            names = "--by",
            paramLabel = "METHOD",
            description = "ES-RNN, or a network that reads windows of all series.")
    private String by;

    @Mixin
    SearchOptions search = new SearchOptions();

    @Option(names = "--show-gradients", description = "Show in the report how far back each network's loss reaches.")
    private boolean showGradients;

    /** Returns the experiment of the course, unless there are series to continue. */
    Optional<CourseTask> course() {
        if (file.given() && preset != null) {
            throw new InputException("--series (or --csv) and --preset both name the data; give one of them.");
        }
        if (file.given() || !chosen().isSplitBySeries()) {
            CourseNetworks.requireQuick(budget);
            return Optional.empty();
        }
        file.requireNoColumns();
        if (search.given()) {
            throw new InputException("--search is for series of a file; name that file with --csv (or --series).");
        }
        if (by != null) {
            throw new InputException("--by chooses what learns from the series of a file; leave it out with --preset.");
        }
        return Optional.of(CourseTask.of(chosen(), Optional.ofNullable(window), Optional.ofNullable(horizon)));
    }

    /** Returns the networks that compete in the experiment of the course: those of the preset, or the one that is described. */
    List<NetworkSpec> networks(CourseTask task, StackOptions stack, TrainingOptions training) {
        List<NetworkSpec> networks = stack.given()
                ? CourseNetworks.named(stack.stack(CourseNetworks.USUAL), task.horizon(), budget, training.seed())
                : CourseNetworks.standard(task, budget, training.seed());
        return networks.stream().map(network -> network.planned(training::plan)).toList();
    }

    /** Returns the networks that learn from series, if they can read them as the options say. */
    NetworkMethod method(SeriesSet set, StackOptions stack, TrainingOptions training) {
        List<NetworkMethod> all = MethodOptions.networks(stack, training, usual(set, training), file.calendar());
        NetworkMethod chosen = by == null ? all.get(0) : Standing.named(by, all, NetworkMethod::name);
        boolean forward = stack.stack(EsRnn.STACK).direction() == Direction.FORWARD;
        if (file.ahead() && !forward) {
            throw new InputException(
                    "--future and --holidays are read over the horizon, step by step; leave out --direction bidirectional.");
        }
        search.require();
        if (chosen instanceof EsRnn && search.given()) {
            throw new InputException("--search is for the network that reads windows; leave out --by or --search.");
        }
        if (chosen instanceof EsRnn) {
            if (file.calendar() || file.covariates() || window != null || !forward) {
                throw new InputException(
                        "ES-RNN reads all values of a series forward, and nothing beside them; leave out --window,"
                                + " --features, --future, --static, --holidays, --calendar and --direction, or --by.");
            }
        }
        return chosen;
    }

    /** Returns what the network of windows is for a set where options don't say otherwise. */
    Hyperparameters usual(SeriesSet set, TrainingOptions training) {
        return Hyperparameters.of(set, horizon(), window(), training.seed());
    }

    /** Returns what is trained by settings that a search tries; options that were given stay as they are. */
    Function<Candidate, GlobalRecurrent> candidates(SeriesSet set, StackOptions stack, TrainingOptions training) {
        Hyperparameters usual = usual(set, training);
        OptionalInt fixed = window();
        return candidate -> {
            var tried = new Hyperparameters(
                    candidate.stack(),
                    fixed.orElse(candidate.window()),
                    usual.plan().at(candidate.learningRate()));
            return GlobalRecurrent.of(MethodOptions.described(stack, training, tried))
                    .reading(file.calendar());
        };
    }

    /** Whether it is to be shown how far back the losses reach; refuses an engine that cannot tell. */
    boolean showGradients(EngineOptions engines) {
        if (showGradients && engines.engine() == Engine.STOCK) {
            throw new InputException(
                    "--show-gradients looks into the backward pass of our own layers; leave out --engine STOCK.");
        }
        return showGradients;
    }

    SeriesSet read() throws IOException {
        return file.given()
                ? file.shorts.withoutFallback().enough(file.read(), Backtest.fewestOfTraining(horizon()))
                : chosen().series().orElseThrow();
    }

    DataSource source(SeriesSet set) throws IOException {
        return file.given() ? file.source(set) : chosen().source(set);
    }

    SeriesColumns columns() {
        return file.given() ? file.columns() : Preset.NCSOFT_COLUMNS;
    }

    int horizon() {
        return horizon != null ? horizon : file.given() ? 1 : chosen().horizon();
    }

    /** Returns how many steps a network reads, if that was said, or the preset does. */
    OptionalInt window() {
        if (window != null && window < 1) {
            throw new InputException("A window of %d shows nothing; choose 1 or more.".formatted(window));
        }
        if (window == null && file.given()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(window == null ? chosen().window() : window);
    }

    private Preset chosen() {
        return preset == null ? Preset.COURSE : preset;
    }
}
