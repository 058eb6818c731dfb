package recurrent4j.tagging.network;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.crf.TagConstraints;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * What a network chooses among for each token, and for a sentence as a whole. Spans are learned in BIOES, whatever scheme they
 * are given in, since that says where a span ends, too (Ratinov and Roth 2009).
 *
 * @param tags of tokens, in the scheme that is learned
 * @param given the scheme of sentences and answers
 * @param labels of sentences; empty if they have none
 * @param chained whether the weights of a linear chain are learned; otherwise each tag is chosen by itself, by a softmax
 */
public record TagOutput(List<String> tags, TagScheme given, List<String> labels, boolean chained) {

    private static final List<String> PREFIXES = List.of("B", "I", "E", "S");

    public TagOutput {
        tags = List.copyOf(tags);
        labels = List.copyOf(labels);
    }

    /** Returns what there is to choose among after a training part. */
    public static TagOutput fit(List<Sentence> training, TagScheme given, boolean chained) {
        SortedSet<String> tags = new TreeSet<>();
        SortedSet<String> labels = new TreeSet<>();
        training.forEach(sentence -> sentence.label().ifPresent(labels::add));
        training.forEach(sentence -> tags.addAll(sentence.tags()));
        return new TagOutput(learned(tags, given), given, labels.size() > 1 ? List.copyOf(labels) : List.of(), chained);
    }

    /** Returns the tags that are learned, in their order, where there are these in a scheme. */
    public static List<String> learned(Collection<String> tags, TagScheme given) {
        if (given == TagScheme.NONE) {
            return tags.stream().distinct().sorted().toList();
        }
        return Stream.concat(
                        Stream.of("O"),
                        tags.stream()
                                .distinct()
                                .flatMap(tag -> given.kind(tag).stream())
                                .flatMap(TagOutput::ofKind))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> ofKind(String kind) {
        return PREFIXES.stream().map(prefix -> kind.isEmpty() ? prefix : prefix + "-" + kind);
    }

    /** Returns the scheme that is learned. */
    public TagScheme scheme() {
        return given == TagScheme.NONE ? TagScheme.NONE : TagScheme.BIOES;
    }

    /** Returns the tags of a sentence in the scheme that is learned. */
    List<String> learned(List<String> sentence) {
        return given == scheme() ? sentence : given.convert(sentence, scheme());
    }

    /** Returns what was answered in the scheme that is given. */
    List<String> given(List<String> answer) {
        return given == scheme() ? answer : scheme().convert(answer, given);
    }

    /** Returns the chain with these weights; without constraints where none is learned. */
    LinearChain chain(double... weights) {
        return LinearChain.of(chained ? TagConstraints.of(scheme(), tags) : TagConstraints.none(tags.size()), weights);
    }
}
