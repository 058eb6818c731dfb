package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import recurrent4j.cli.EngineOptions;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.SavedModel;

/** The option that names a saved model. */
final class ModelOptions {

    @Option(names = "--model", paramLabel = "DIR", description = "A run's model folder.")
    private Path folder;

    boolean given() {
        return folder != null;
    }

    /** Loads the model; fails if the folder holds none, or one that is not read any more. */
    SavedModel load(EngineOptions engines) throws IOException {
        if (folder == null) {
            throw new InputException("Name a saved model, the folder \"model\" of a run, with --model.");
        }
        return Forecaster.saved(folder, engines::install);
    }
}
