package recurrent4j.seq2seq.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import recurrent4j.network.Engine;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.seq2seq.Translator;

/**
 * Opens a saved model that rewrites texts.
 *
 * @param by the name of whoever answers; empty for whoever was best
 */
public record TranslatorOpener(String by, BatchScorer.Form form) implements BatchScorer.Opener {

    @Override
    public BatchScorer open(Path model) throws IOException {
        Optional<String> name = Optional.of(by).filter(one -> !one.isEmpty());
        return Translator.load(model, new Translator.Setup(name, Optional.empty(), Engine.usual(), 1))
                .scorer(form);
    }
}
