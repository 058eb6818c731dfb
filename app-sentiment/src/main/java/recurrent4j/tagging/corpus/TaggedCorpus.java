package recurrent4j.tagging.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * Tagged sentences in a training, a validation and a test part, in the order of their files.
 *
 * @param scheme in which the tags of all parts are written
 * @param columns what the further columns of each sentence are called
 * @param remarks what the reader of the scores should know of the parts
 */
public record TaggedCorpus(
        String name,
        Split<List<Sentence>> parts,
        TagScheme scheme,
        List<String> columns,
        DataSource source,
        List<String> remarks) {

    /** The program whose data and models these are. */
    public static final String APP = "tag";

    /** More different tags than this, of which most tokens have one of their own, are no tags. */
    private static final int FEW_TAGS = 50;

    /** @throws InputException if a part is empty, a sentence has no tags or other columns, or there is nothing to learn */
    public TaggedCorpus {
        parts = parts.map(List::copyOf);
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
        Map<String, List<Sentence>> named = new LinkedHashMap<>();
        named.put("training", parts.training());
        named.put("validation", parts.validation());
        named.put("test", parts.test());
        for (Map.Entry<String, List<Sentence>> part : named.entrySet()) {
            if (part.getValue().isEmpty()) {
                throw new InputException(
                        "%s has no sentence in its %s part; give at least 3 sentences in all.", name, part.getKey());
            }
            requireAlike(part.getKey(), part.getValue(), columns.size(), isLabelled(parts));
        }
        requireTags(name, parts.training());
    }

    private static void requireAlike(String part, List<Sentence> sentences, int columns, boolean labelled) {
        for (Sentence sentence : sentences) {
            if (sentence.tags().isEmpty() || sentence.columns().size() != columns) {
                throw new InputException(
                        "The sentence \"%s\" of the %s part has no tags, or not %d further columns; give all the same.",
                        sentence.text(), part, columns);
            } else if (sentence.label().isPresent() != labelled) {
                throw new InputException(
                        "The sentence \"%s\" of the %s part has %s label, unlike the first to learn from; give all one, or none.",
                        sentence.text(), part, labelled ? "no" : "a");
            }
        }
    }

    private static void requireTags(String name, List<Sentence> training) {
        SortedSet<String> tags = distinct(training, sentence -> sentence.tags().stream());
        long tokens = training.stream().mapToLong(Sentence::length).sum();
        if (tags.size() == 1) {
            throw new InputException(
                    "Every token to learn from in %s has the tag %s, so that there is nothing to learn; give a file with tags, or name their column by --tag-column.",
                    name, tags.first());
        } else if (tags.size() > FEW_TAGS && tags.size() > tokens / 2) {
            throw new InputException(
                    "The %,d tokens to learn from in %s have %,d different tags, such as %s, which can be no tags; name their column by --tag-column.",
                    tokens, name, tags.size(), tags.first());
        }
    }

    private static boolean isLabelled(Split<List<Sentence>> parts) {
        return parts.training().get(0).label().isPresent();
    }

    /** Whether each sentence has a label beside its tags, such as an intent. */
    public boolean isLabelled() {
        return isLabelled(parts);
    }

    /** Returns the tags of the training part in alphabetical order, which are all that a tagger can answer. */
    public SortedSet<String> tags() {
        return distinct(parts.training(), sentence -> sentence.tags().stream());
    }

    /** Returns the tokens of the training part in alphabetical order: others are unknown words. */
    public SortedSet<String> words() {
        return distinct(parts.training(), sentence -> sentence.words().stream());
    }

    /** Returns the labels of the training part in alphabetical order; none where sentences have none. */
    public SortedSet<String> labels() {
        return distinct(parts.training(), sentence -> sentence.label().stream());
    }

    /** Returns the kinds of spans in the training part in alphabetical order; without a scheme, tags but {@code O}. */
    public SortedSet<String> kinds() {
        return distinct(
                parts.training(),
                sentence -> sentence.tags().stream().map(scheme::kind).flatMap(Optional::stream));
    }

    private static SortedSet<String> distinct(List<Sentence> sentences, Function<Sentence, Stream<String>> values) {
        SortedSet<String> distinct = new TreeSet<>();
        sentences.forEach(sentence -> values.apply(sentence).forEach(distinct::add));
        return distinct;
    }

    /** Says in one sentence how many sentences and tokens there are of how many tags, and how they are split. */
    public String sentence() {
        return Text.of(
                "%s: %,d sentences (%,d tokens) to train on, %,d to validate, %,d to test; %,d tags%s.",
                name,
                parts.training().size(),
                parts.training().stream().mapToLong(Sentence::length).sum(),
                parts.validation().size(),
                parts.test().size(),
                tags().size(),
                (scheme == TagScheme.NONE ? "" : Text.of(" of %,d kinds in %s", kinds().size(), scheme))
                        + (isLabelled() ? Text.of("; %,d labels", labels().size()) : ""));
    }

    /** Returns the name without the ending of a file, for a folder. */
    public String shortName() {
        return name.replaceFirst("(\\.tar)?(\\.[A-Za-z]{1,7}){1,2}$", "").replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    }

    /** Returns the same with one more remark for each sentence that the training part shares with another. */
    TaggedCorpus remarkingOnShared() {
        List<String> more = new ArrayList<>(remarks);
        shared("validation", parts.validation()).ifPresent(more::add);
        shared("test", parts.test()).ifPresent(more::add);
        return new TaggedCorpus(name, parts, scheme, columns, source, more);
    }

    private Optional<String> shared(String name, List<Sentence> part) {
        Set<List<String>> known = new HashSet<>();
        parts.training().forEach(sentence -> known.add(sentence.words()));
        List<Sentence> shared = part.stream()
                .filter(sentence -> known.contains(sentence.words()))
                .toList();
        return shared.stream()
                .findFirst()
                .map(first -> Text.of(
                        "%,d of %,d %s sentences stand in the training part, too, and count all the same; the first is \"%s\".",
                        shared.size(), part.size(), name, Excerpt.of(first.text())));
    }
}
