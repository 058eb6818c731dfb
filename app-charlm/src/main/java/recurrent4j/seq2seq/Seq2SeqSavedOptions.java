package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.saved.SavedTranslator;

/** The options that say which saved model answers. */
@Heading("Model and texts")
final class Seq2SeqSavedOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Contestant that answers, or a part of its name (default: who won by validation).")
    private String by;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of what is drawn (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    /** Loads the model, without those of the training who do not answer. */
    SavedTranslator load(EngineOptions engines) throws IOException {
        return SavedTranslator.load(model, Optional.ofNullable(by), engines.onDemand());
    }

    /** Returns how a network decodes. */
    DecodingSettings settings(Seq2SeqDecodingOptions decoding, DecodingSettings usual, int answers) {
        return decoding.settings(usual, answers, seed);
    }
}
