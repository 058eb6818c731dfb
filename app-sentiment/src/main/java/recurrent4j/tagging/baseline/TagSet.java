package recurrent4j.tagging.baseline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.TagConstraints;

/**
 * The tags that a tagger can answer, and in which order they may stand.
 *
 * @param names of the tags, in the order of their numbers
 * @param constraints on their order
 */
public record TagSet(List<String> names, TagConstraints constraints) {

    /** @throws InputException if there are none, two are the same, or the constraints are about others */
    public TagSet {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new InputException("There are no tags to learn; give sentences with tags.");
        }
        if (Set.of(names.toArray()).size() != names.size() || constraints.tags() != names.size()) {
            throw new InputException("%d tags do not fit constraints of %d.", names.size(), constraints.tags());
        }
    }

    /**
     * Returns the tags of sentences, in the order in which they first occur; any may follow any.
     *
     * @throws InputException if a sentence has none
     */
    public static TagSet of(List<Sentence> sentences) {
        List<String> names = names(sentences);
        return new TagSet(names, TagConstraints.none(names.size()));
    }

    static List<String> names(List<Sentence> sentences) {
        Set<String> names = new LinkedHashSet<>();
        for (Sentence sentence : sentences) {
            if (sentence.tags().isEmpty()) {
                throw new InputException(
                        "The sentence \"%s\" has no tags; a tagger learns from tagged sentences alone.",
                        String.join(" ", sentence.words()));
            }
            names.addAll(sentence.tags());
        }
        return List.copyOf(names);
    }

    /** Returns how many there are. */
    public int size() {
        return names.size();
    }

    Map<String, Integer> numbers() {
        return IntStream.range(0, size()).boxed().collect(Collectors.toMap(names::get, number -> number));
    }

    List<String> names(int... numbers) {
        return IntStream.of(numbers).mapToObj(names::get).toList();
    }
}
