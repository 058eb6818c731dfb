package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import recurrent4j.io.Text;
import recurrent4j.tagging.corpus.Sentence;

/**
 * What a training part has shown: other words are harder, and other tags and labels no tagger can answer.
 *
 * @param words as they are written
 * @param labels none where sentences have no label
 */
public record Known(Set<String> words, Set<String> tags, Set<String> labels) {

    private static final int MOST_NAMED = 8;

    public Known {
        words = Set.copyOf(words);
        tags = Set.copyOf(tags);
        labels = Set.copyOf(labels);
    }

    /** Collects what these sentences show. */
    public static Known of(List<Sentence> training) {
        Set<String> words = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        for (Sentence sentence : training) {
            words.addAll(sentence.words());
            tags.addAll(sentence.tags());
            sentence.label().ifPresent(labels::add);
        }
        return new Known(words, tags, labels);
    }

    /** Says which tags and labels of a part are not known, a sentence for each sort. */
    List<String> remarks(String part, List<Sentence> sentences) {
        Map<String, Integer> strangeTags = new TreeMap<>();
        Map<String, Integer> strangeLabels = new TreeMap<>();
        for (Sentence sentence : sentences) {
            sentence.tags().forEach(tag -> count(tag, tags, strangeTags));
            sentence.label().ifPresent(label -> count(label, labels, strangeLabels));
        }
        List<String> remarks = new ArrayList<>();
        remark("tag", "tokens", part, strangeTags).ifPresent(remarks::add);
        if (!labels.isEmpty()) {
            remark("label", "sentences", part, strangeLabels).ifPresent(remarks::add);
        }
        return remarks;
    }

    private static void count(String name, Set<String> known, Map<String, Integer> strange) {
        if (!known.contains(name)) {
            strange.merge(name, 1, Integer::sum);
        }
    }

    private static Optional<String> remark(String what, String where, String part, Map<String, Integer> strange) {
        if (strange.isEmpty()) {
            return Optional.empty();
        }
        String named = strange.entrySet().stream()
                .limit(MOST_NAMED)
                .map(entry -> Text.of("%s (%,d)", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of(Text.of(
                "The %s part has %,d %s that the training part has not, at %,d %s, where no tagger can be right: %s%s.",
                part,
                strange.size(),
                strange.size() == 1 ? what : what + "s",
                strange.values().stream().mapToInt(Integer::intValue).sum(),
                where,
                named,
                strange.size() > MOST_NAMED ? ", …" : ""));
    }
}
