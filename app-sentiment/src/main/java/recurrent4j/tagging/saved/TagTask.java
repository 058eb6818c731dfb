package recurrent4j.tagging.saved;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * What taggers of one training have learned to answer.
 *
 * @param scheme in which tags are written
 * @param tags that there are, in the order of their numbers
 * @param labels of sentences, in the order of their numbers; none if sentences have none
 * @param columns what the further columns that are read are called
 */
public record TagTask(TagScheme scheme, List<String> tags, List<String> labels, List<String> columns) {

    /** @throws InputException if there are no tags, one is none of the scheme, or two names are the same */
    public TagTask {
        tags = List.copyOf(tags);
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
        requireTags(tags, scheme);
        requireDifferent(labels, "labels");
        if (tags.isEmpty()) {
            throw new InputException("There are no tags; give at least one.");
        }
    }

    /** Returns what can be learned from the training part of a corpus. */
    public static TagTask of(TaggedCorpus corpus) {
        return new TagTask(corpus.scheme(), List.copyOf(corpus.tags()), List.copyOf(corpus.labels()), corpus.columns());
    }

    private static void requireTags(List<String> tags, TagScheme scheme) {
        requireDifferent(tags, "tags");
        Optional<String> strange =
                tags.stream().filter(tag -> !scheme.knows(tag)).findFirst();
        if (strange.isPresent()) {
            throw new InputException("\"%s\" is no tag of %s.", strange.get(), scheme);
        }
    }

    /** Returns the kinds of spans that there are, in alphabetical order; tags but {@code O} where there is no scheme. */
    public List<String> kinds() {
        return tags.stream()
                .flatMap(tag -> scheme.kind(tag).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static void requireDifferent(List<String> names, String what) {
        if (new HashSet<>(names).size() < names.size() || names.contains("")) {
            throw new InputException("Two of %d %s are the same, or one is empty.", names.size(), what);
        }
    }
}
