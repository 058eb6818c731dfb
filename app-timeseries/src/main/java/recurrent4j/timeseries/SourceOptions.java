package recurrent4j.timeseries;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that say what a network is to learn to forecast. */
final class SourceOptions {

    private static final int USUAL_WINDOW = 24;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Data that comes with the program: ${COMPLETION-CANDIDATES} (default: COURSE).")
    private Preset preset;

    @Mixin
    private FileOptions file;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Steps of the past that a forecast is made from (default: the preset's; 24 for a file).")
    private Integer window;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "Steps to forecast at once (default: the preset's; 1 for a file).")
    private Integer horizon;

    /** Whether networks are to learn from many series. */
    boolean isMany() {
        return file.many().given();
    }

    /**
     * Reads many series.
     *
     * @throws InputException if the options contradict each other or the data cannot serve
     */
    SeriesSet many() throws IOException {
        if (preset != null || window != null || horizon == null) {
            throw new InputException(
                    "--series is learned from with --horizon, the number of steps to forecast, and without --preset and --window.");
        }
        return file.many().read();
    }

    /** Returns by what a network is judged that is to learn from many series. */
    BacktestTask judging(SeriesSet set) throws IOException {
        return BacktestTask.ofTraining(set, horizon, file.many().source(set));
    }

    /** Returns how the file of many series holds them. */
    SeriesColumns columns() throws IOException {
        return file.many().columns();
    }

    /** Whether networks over many series read the calendar. */
    boolean calendar() {
        return file.many().calendar();
    }

    /** Returns the preset that was chosen, unless a file was. */
    Optional<Preset> preset() {
        return file.csv().isPresent() ? Optional.empty() : Optional.of(preset == null ? Preset.COURSE : preset);
    }

    /**
     * Reads the data.
     *
     * @throws InputException if the options contradict each other or the data cannot serve
     */
    Task task() throws IOException {
        if (file.csv().isEmpty()) {
            file.requireNoColumns();
            return Task.of(preset().orElseThrow(), Optional.ofNullable(window), Optional.ofNullable(horizon));
        }
        if (preset != null) {
            throw new InputException("--csv and --preset both name the data; give one of them.");
        }
        return Task.of(
                file.series(), file.csv().get(), window == null ? USUAL_WINDOW : window, horizon == null ? 1 : horizon);
    }
}
