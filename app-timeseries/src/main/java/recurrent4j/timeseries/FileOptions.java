package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.data.Window;
import recurrent4j.io.InputException;

/** The options that name a series in a file. */
final class FileOptions {

    @Option(names = "--csv", paramLabel = "FILE", description = "A series of your own: CSV with a header, .gz or not.")
    private Path csv;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column to forecast.")
    private String target;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "The column of dates or numbers; it must have no gaps.")
    private String time;

    @Mixin
    private SeriesOptions many; // whose --features are those of --csv, too

    /** Returns the options of a file of many series. */
    SeriesOptions many() {
        if (many.given() && (csv != null || target != null || time != null)) {
            throw new InputException(
                    "--series names a file with --id, --ds and --y, --csv one with --target and --time; give one of the two.");
        }
        return many;
    }

    /** Returns the file, if one was named. */
    Optional<Path> csv() {
        return Optional.ofNullable(csv);
    }

    /**
     * Reads the series from the file.
     *
     * @throws InputException if the target was not named, or the file cannot serve
     */
    TimeSeries series() throws IOException {
        if (target == null) {
            throw new InputException("--csv needs --target, the name of the column to forecast.");
        }
        if (many.calendar()) {
            throw new InputException(
                    "--calendar is for networks over --series; leave it out, or give the file by --series.");
        }
        return TimeSeries.readCsv(csv, target, many.features(), Optional.ofNullable(time));
    }

    /** Refuses options that name columns where no file is named. */
    void requireNoColumns() {
        if (target != null || time != null || !many.features().isEmpty()) {
            throw new InputException(
                    "--target, --features and --time name columns of a file; name that file with --csv.");
        }
    }

    /**
     * Reads the series that a saved model is to go on with: the file that was given, its columns called as in training
     * unless the options say otherwise, or else the preset that the model was trained on.
     */
    TimeSeries series(SavedForecaster model) throws IOException {
        Question question = model.question();
        if (csv == null) {
            requireNoColumns();
            return model.preset()
                    .flatMap(Preset::series)
                    .orElseThrow(() -> new InputException("There is no series to go on with; name a file with --csv."));
        }
        String from = time == null ? question.time() : time;
        return TimeSeries.readCsv(
                csv,
                target == null ? question.target() : target,
                many.features().isEmpty() ? question.features() : many.features(),
                from.isEmpty() ? Optional.empty() : Optional.of(from));
    }

    /**
     * Reads the windows that a saved model is to be scored on: of data that begins with what it was trained on, only
     * those whose future lies behind that.
     */
    List<Window> unseenWindows(SavedForecaster model) throws IOException {
        Question question = model.question();
        if (csv == null && model.preset().isPresent()) {
            return model.preset()
                    .get()
                    .windows(question.window(), question.horizon())
                    .test();
        }
        TimeSeries series = series(model);
        return question.hasSeen(series)
                ? series.windowsAfter(question.seenRows(), question.window(), question.horizon())
                : series.windows(question.window(), question.horizon());
    }

    /** Whether the data begins with what a saved model was trained on. */
    boolean isKnownTo(SavedForecaster model) throws IOException {
        return csv == null || model.question().hasSeen(series(model));
    }
}
