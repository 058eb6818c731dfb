package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.cli.EngineOptions;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.course.SavedPreset;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.saved.SavedNetworks;

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
        ModelBundle bundle = ModelBundle.load(folder, TimeSeriesApp.NAME);
        Optional<SavedPreset> preset = SavedPreset.in(bundle, engines::install);
        return preset.isPresent() ? preset.get() : SavedNetworks.in(bundle, engines::install);
    }
}
