package recurrent4j.tagging.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;

/**
 * Always predicts the tag that a word has most often in the training part; for an unknown word the tag that is most frequent of
 * all. Of equally frequent ones the one that comes first.
 *
 * @param column which further column is looked at instead of the words; -1 for the words
 * @param tags of the known words
 * @param unknown the tag of all others
 */
public record MostFrequentTag(int column, Map<String, String> tags, String unknown) implements Tagger {

    private static final int WORDS = -1;

    /** Counts how often each word has each tag. */
    public static MostFrequentTag fit(List<Sentence> training) {
        return fit(training, WORDS);
    }

    /**
     * Does the same with the values of a further column, such as the part of speech, in the place of the words.
     *
     * @param column from 0
     * @throws InputException if a sentence has no tags or no such column
     */
    public static MostFrequentTag fit(List<Sentence> training, int column) {
        Map<String, Integer> numbers = numbers(TagSet.names(training));
        int[] all = new int[numbers.size()];
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Sentence sentence : training) {
            List<String> values = values(sentence, column);
            for (int token = 0; token < values.size(); token++) {
                int tag = numbers.get(sentence.tags().get(token));
                counts.computeIfAbsent(values.get(token), value -> new int[all.length])[tag]++;
                all[tag]++;
            }
        }
        List<String> names = List.copyOf(numbers.keySet());
        if (names.isEmpty()) {
            throw new InputException("There are no tags to learn; give sentences with tags.");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        counts.forEach((value, count) -> tags.put(value, names.get(greatest(count))));
        return new MostFrequentTag(column, tags, names.get(greatest(all)));
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    private static int greatest(int... counts) {
        int greatest = 0;
        for (int tag = 1; tag < counts.length; tag++) {
            greatest = counts[tag] > counts[greatest] ? tag : greatest;
        }
        return greatest;
    }

    private static List<String> values(Sentence sentence, int column) {
        if (column >= sentence.columns().size()) {
            throw new InputException(
                    "Column %d beside the words is looked at, and a sentence has %d; choose one that is there.",
                    column + 1, sentence.columns().size());
        }
        return column == WORDS ? sentence.words() : sentence.columns().get(column);
    }

    @Override
    public String name() {
        return "Most frequent tag";
    }

    @Override
    public long parameters() {
        return tags.size() + 1L;
    }

    @Override
    public List<Tagging> tag(List<Sentence> sentences) {
        return sentences.stream()
                .map(sentence -> Tagging.of(values(sentence, column).stream()
                        .map(value -> tags.getOrDefault(value, unknown))
                        .toList()))
                .toList();
    }
}
