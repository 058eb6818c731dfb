package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.data.Window;
import recurrent4j.eval.Sha256;

/** The options that say what is to be forecast. */
final class SourceOptions {

    private static final int USUAL_WINDOW = 24;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Data that comes with the program: ${COMPLETION-CANDIDATES} (default: COURSE).")
    private Preset preset;

    @Option(names = "--csv", paramLabel = "FILE", description = "A series of your own: CSV with a header, .gz or not.")
    private Path csv;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column to forecast.")
    private String target;

    @Option(
            names = "--features",
            paramLabel = "A,B",
            split = ",",
            description = "Columns to forecast it from, besides its own past.")
    private List<String> features = List.of();

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "The column of dates or numbers; it must have no gaps.")
    private String time;

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

    /** Returns the preset that was chosen, unless a file was. */
    Optional<Preset> preset() {
        return csv != null ? Optional.empty() : Optional.of(preset == null ? Preset.COURSE : preset);
    }

    /**
     * Reads the data.
     *
     * @throws IllegalArgumentException if the options contradict each other or the data cannot serve
     */
    Task task() throws IOException {
        if (csv == null) {
            if (target != null || time != null || !features.isEmpty()) {
                throw new IllegalArgumentException(
                        "--target, --features and --time name columns of a file; name that file with --csv.");
            }
            return Task.of(preset().orElseThrow(), Optional.ofNullable(window), Optional.ofNullable(horizon));
        }
        if (preset != null) {
            throw new IllegalArgumentException("--csv and --preset both name the data; give one of them.");
        }
        if (target == null) {
            throw new IllegalArgumentException("--csv needs --target, the name of the column to forecast.");
        }
        TimeSeries series = TimeSeries.readCsv(csv, target, features, Optional.ofNullable(time));
        return Task.of(series, csv, window == null ? USUAL_WINDOW : window, horizon == null ? 1 : horizon);
    }

    /**
     * Reads the series that a saved model is to go on with: the file that was given, its columns called as in training
     * unless the options say otherwise, or else the preset that the model was trained on.
     */
    TimeSeries series(SavedForecaster model) throws IOException {
        Question question = model.question();
        if (csv == null) {
            return model.preset()
                    .flatMap(Preset::series)
                    .orElseThrow(() ->
                            new IllegalArgumentException("There is no series to go on with; name a file with --csv."));
        }
        String from = time == null ? question.time() : time;
        return TimeSeries.readCsv(
                csv,
                target == null ? question.target() : target,
                features.isEmpty() ? question.features() : features,
                from.isEmpty() ? Optional.empty() : Optional.of(from));
    }

    /** Whether the data is what a saved model was trained on. */
    boolean isTrainingDataOf(SavedForecaster model) throws IOException {
        return csv == null
                || Sha256.of(csv).equals(model.card().provenance().data().sha256());
    }

    /** Reads the windows that a saved model is to be scored on; of data that it was trained on, the test part alone. */
    List<Window> unseenWindows(SavedForecaster model) throws IOException {
        int window = model.question().window();
        int horizon = model.question().horizon();
        if (csv == null && model.preset().isPresent()) {
            return model.preset().get().windows(window, horizon).test();
        }
        TimeSeries series = series(model);
        return (isTrainingDataOf(model) ? series.split(window, horizon).test() : series).windows(window, horizon);
    }
}
