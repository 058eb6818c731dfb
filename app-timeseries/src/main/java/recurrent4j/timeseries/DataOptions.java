package recurrent4j.timeseries;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.eval.DataSource;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.course.CourseNetworks;
import recurrent4j.timeseries.course.CourseTask;
import recurrent4j.timeseries.course.NetworkSpec;
import recurrent4j.timeseries.course.Preset;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that say what a network is to learn to forecast. */
final class DataOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Data that comes with the program: ${COMPLETION-CANDIDATES} (default: COURSE).")
    private Preset preset;

    @Mixin
    private SeriesOptions file;

    @Option(
            names = "--window",
            paramLabel = "N",
            description =
                    "Steps of the past that a network reads (default: several horizons and seasons; the preset's).")
    private Integer window;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "Steps to forecast at once (default: 1; the preset's).")
    private Integer horizon;

    @Option(
            names = "--budget",
            defaultValue = "QUICK",
            description = "Time for the course's experiment: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private CourseNetworks.Budget budget;

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
        return Optional.of(CourseTask.of(chosen(), Optional.ofNullable(window), Optional.ofNullable(horizon)));
    }

    /** Returns the networks that compete in the experiment of the course: those of the preset, or the one that is described. */
    List<NetworkSpec> networks(CourseTask task, StackOptions stack, TrainingOptions training) {
        List<NetworkSpec> networks = stack.given()
                ? CourseNetworks.named(stack.stack(CourseNetworks.USUAL), task.horizon(), budget, training.seed())
                : CourseNetworks.standard(task, budget, training.seed());
        return networks.stream().map(network -> network.planned(training::plan)).toList();
    }

    /** Reads the series to continue. */
    SeriesSet read() throws IOException {
        return file.given() ? file.read() : chosen().series().orElseThrow();
    }

    /** Returns where the series came from. */
    DataSource source(SeriesSet set) throws IOException {
        return file.given() ? file.source(set) : chosen().source(set);
    }

    /** Returns how the file holds them. */
    SeriesColumns columns() throws IOException {
        return file.given() ? file.columns() : Preset.NCSOFT_COLUMNS;
    }

    /** Whether networks read the calendar. */
    boolean calendar() {
        return file.calendar();
    }

    /** Returns how many steps are to be forecast. */
    int horizon() {
        return horizon != null ? horizon : file.given() ? 1 : chosen().horizon();
    }

    /** Whether it was said how many steps a network reads. */
    boolean windowGiven() {
        return window != null;
    }

    /** Returns how many steps a network reads, if that was said, or the preset does. */
    OptionalInt window() {
        if (window != null && window < 1) {
            throw new InputException("A window of %d shows nothing; choose 1 or more.".formatted(window));
        }
        return window != null
                ? OptionalInt.of(window)
                : file.given() ? OptionalInt.empty() : OptionalInt.of(chosen().window());
    }

    private Preset chosen() {
        return preset == null ? Preset.COURSE : preset;
    }

    /** Says how the files are written that were read. */
    Set<String> remarks() {
        return file.remarks();
    }
}
