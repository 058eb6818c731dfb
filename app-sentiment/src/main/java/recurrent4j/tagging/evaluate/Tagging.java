package recurrent4j.tagging.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * What a tagger takes a sentence for.
 *
 * @param tags one a token, in the scheme of the training part
 * @param label of the sentence as a whole, from a tagger that answers this, too
 */
public record Tagging(List<String> tags, Optional<String> label) {

    public Tagging {
        tags = List.copyOf(tags);
    }

    /** Tags alone. */
    public static Tagging of(List<String> tags) {
        return new Tagging(tags, Optional.empty());
    }
}
