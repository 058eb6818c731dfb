package recurrent4j.tagging.network;

import java.util.List;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.crf.TagConstraints;

/**
 * What a network chooses among for each token, and for a sentence as a whole.
 *
 * @param tags of tokens
 * @param labels of sentences; empty if they have none
 * @param constraints which tags may follow each other
 * @param chained whether the weights of a linear chain are learned; otherwise each tag is chosen by itself, by a softmax
 */
public record TagOutput(List<String> tags, List<String> labels, TagConstraints constraints, boolean chained) {

    public TagOutput {
        tags = List.copyOf(tags);
        labels = List.copyOf(labels);
    }

    /** Returns the chain with these weights; without constraints where none is learned. */
    LinearChain chain(double... weights) {
        return LinearChain.of(chained ? constraints : TagConstraints.none(tags.size()), weights);
    }
}
