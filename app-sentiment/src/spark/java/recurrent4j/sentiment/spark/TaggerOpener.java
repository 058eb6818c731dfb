package recurrent4j.sentiment.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import recurrent4j.network.Engine;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.tagging.SequenceTagger;

/**
 * Opens a saved model that tags sentences, of which each is a line.
 *
 * @param by the name of whoever answers; empty for whoever was best
 */
public record TaggerOpener(String by, BatchScorer.Form form) implements BatchScorer.Opener {

    @Override
    public BatchScorer open(Path model) throws IOException {
        Optional<String> name = Optional.of(by).filter(one -> !one.isEmpty());
        return SequenceTagger.load(model, new SequenceTagger.Setup(name, Engine.usual(), 1))
                .scorer(form);
    }
}
