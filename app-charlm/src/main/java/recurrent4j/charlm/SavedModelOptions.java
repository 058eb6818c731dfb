package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;

/** The option that names a saved model. */
@Heading("Model")
final class SavedModelOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path folder;

    SavedLanguageModel load(EngineOptions engines) throws IOException {
        engines.start();
        return SavedLanguageModel.load(folder, engines.engine(), engines.threads());
    }
}
