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
import recurrent4j.tagging.scheme.TagScheme;

/**
 * The tags that a tagger can answer.
 *
 * @param scheme which says what may follow what
 * @param names of the tags, in the order of their numbers
 */
public record TagSet(TagScheme scheme, List<String> names) {

    /** @throws InputException if there are none, or one is there twice or is no tag of the scheme */
    public TagSet {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new InputException("There are no tags to learn; give sentences with tags.");
        }
        if (names.stream().distinct().count() < names.size() || !names.stream().allMatch(scheme::knows)) {
            throw new InputException("The tags %s are not different ones of %s.", String.join(", ", names), scheme);
        }
    }

    /**
     * Returns the tags of sentences, in the order in which they first occur.
     *
     * @throws InputException if a sentence has none
     */
    public static TagSet of(List<Sentence> sentences, TagScheme scheme) {
        return new TagSet(scheme, names(sentences));
    }

    /** Returns what the scheme allows. */
    TagConstraints constraints() {
        return TagConstraints.of(scheme, names);
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
