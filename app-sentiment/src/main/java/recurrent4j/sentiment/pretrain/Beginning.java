package recurrent4j.sentiment.pretrain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import recurrent4j.data.WordVectors;

/**
 * What networks have before their training, if they do not begin at random.
 *
 * @param models language models whose weights they begin with; so many networks for each
 * @param vectors of words, with which the embedding begins
 * @param frozen whether these vectors stay what they are
 */
public record Beginning(List<PretrainedLanguageModel> models, Optional<WordVectors> vectors, boolean frozen) {

    /** All weights are drawn. */
    public static final Beginning RANDOM = of(List.of());

    public Beginning {
        models = List.copyOf(models);
    }

    /** Networks that begin with language models, or at random if there are none. */
    public static Beginning of(List<PretrainedLanguageModel> models) {
        return new Beginning(models, Optional.empty(), false);
    }

    /** How many networks there are at least. */
    public int count() {
        return Math.max(1, models.size());
    }

    /** Returns what one of many networks begins with. */
    public Beginning of(int network) {
        return models.isEmpty() ? this : new Beginning(List.of(models.get(network % models.size())), vectors, frozen);
    }

    /** Returns all that it adds to the settings of a training, for a run that is to be resumed. */
    public String settings() {
        return models.stream().map(model -> ", begun with " + model.checksums()).collect(Collectors.joining())
                + vectors.map(one -> ", begun with vectors " + one.checksum() + (frozen ? ", frozen" : ""))
                        .orElse("");
    }
}
