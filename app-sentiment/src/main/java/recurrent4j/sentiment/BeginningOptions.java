package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import recurrent4j.cli.Heading;
import recurrent4j.data.WordVectors;
import recurrent4j.io.InputException;
import recurrent4j.sentiment.pretrain.Beginning;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;

/** The options that say what networks begin with. */
@Heading("Begin with")
final class BeginningOptions {

    @Option(names = "--from", paramLabel = "DIR", description = "A pretrain model to begin with; may be repeated.")
    private List<Path> from = List.of();

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Word vectors that the embedding begins with, whose dimensions it takes: text of fastText,"
                    + " GloVe or word2vec, gzipped or not. Presets have them, too.")
    private Path vectors;

    @Option(names = "--freeze-vectors", description = "Do not train the vectors of --vectors along.")
    private boolean freeze;

    /** @throws InputException if two options contradict each other */
    void check() {
        if (vectors != null && !from.isEmpty()) {
            throw new InputException(
                    "What pretrain has learned has word vectors of its own; leave out --from or --vectors.");
        }
        if (vectors == null && freeze) {
            throw new InputException("Without --vectors there is nothing to freeze; leave out --freeze-vectors.");
        }
    }

    boolean hasModels() {
        return !from.isEmpty();
    }

    boolean hasVectors() {
        return vectors != null;
    }

    /** Loads the language models. */
    List<PretrainedLanguageModel> models() throws IOException {
        List<PretrainedLanguageModel> pretrained = new ArrayList<>();
        for (Path folder : from) {
            PretrainedLanguageModel model = PretrainedLanguageModel.load(folder);
            if (!model.isLike(pretrained.isEmpty() ? model : pretrained.get(0))) {
                throw new InputException(
                        "%s has learned other words or in another shape than %s; pretrain both on the same texts, with the same options but for --backwards.",
                        folder, from.get(0));
            }
            pretrained.add(model);
        }
        return pretrained;
    }

    /** Returns what networks begin with, for which the vectors of these words are read. */
    Beginning of(List<PretrainedLanguageModel> models, Set<String> words) throws IOException {
        return vectors == null
                ? Beginning.of(models)
                : new Beginning(models, Optional.of(WordVectors.read(vectors, words)), freeze);
    }
}
