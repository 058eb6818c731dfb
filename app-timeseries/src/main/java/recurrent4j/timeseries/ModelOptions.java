package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.SavedModel;

/** The options that name a saved model, and the method that answers. */
@Heading("Model")
final class ModelOptions {

    @Option(names = "--model", paramLabel = "DIR", description = "A run's model folder.")
    private Path folder;

    @Option(
            names = "--by",
            paramLabel = "METHOD",
            description = "Who forecasts: Theta, Comb, ES-RNN or another by its name in the table of train or backtest"
                    + " (default: the best of the model); without a model, a network is trained first, and not kept.")
    private String by;

    Optional<String> by() {
        return Optional.ofNullable(by);
    }

    boolean given() {
        return folder != null;
    }

    /** Loads the model; fails if the folder holds none, or one that is not read any more. */
    SavedModel load(EngineOptions engines) throws IOException {
        requireFolder();
        SavedModel saved = Forecaster.saved(folder, engines.onDemand());
        return by == null ? saved : saved.by(by);
    }

    /** Loads what of the model the method needs that answers; the errors are the same. */
    SavedModel answering(EngineOptions engines) throws IOException {
        requireFolder();
        return Forecaster.answering(folder, by(), engines.onDemand());
    }

    private void requireFolder() {
        if (folder == null) {
            throw new InputException("Name a saved model, the folder \"model\" of a run, with --model.");
        }
    }
}
