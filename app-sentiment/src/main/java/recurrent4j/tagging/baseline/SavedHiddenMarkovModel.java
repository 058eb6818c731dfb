package recurrent4j.tagging.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import recurrent4j.bundle.Packed;
import recurrent4j.io.InputException;

/**
 * A {@link HiddenMarkovModel} as a bundle keeps it: what was counted.
 *
 * @param tags in the order of their numbers
 * @param words in the order of their numbers
 * @param pairs triples of the number of a word, that of a tag, and how often they occur together
 * @param trigrams quadruples of the numbers of three tags, and how often they follow each other; two numbers behind the last
 *     tag's stand for what is before a sentence and behind it
 */
public record SavedHiddenMarkovModel(List<String> tags, List<String> words, List<byte[]> pairs, List<byte[]> trigrams) {

    static SavedHiddenMarkovModel of(List<String> tags, Map<String, int[]> lexicon, TagTrigrams trigrams) {
        List<String> words = List.copyOf(lexicon.keySet());
        var pairs = LongStream.builder();
        for (int word = 0; word < words.size(); word++) {
            int[] counts = lexicon.get(words.get(word));
            for (int tag = 0; tag < counts.length; tag++) {
                if (counts[tag] > 0) {
                    pairs.add(word).add(tag).add(counts[tag]);
                }
            }
        }
        return new SavedHiddenMarkovModel(
                tags, words, Packed.longs(pairs.build().toArray()), Packed.longs(trigrams.saved()));
    }

    /**
     * Returns the tagger.
     *
     * @throws InputException if its parts do not belong together
     */
    public HiddenMarkovModel tagger() {
        long[] pairRows = rows(pairs, 3);
        long[] trigramRows = rows(trigrams, 4);
        int[][] counts = new int[words.size()][tags.size()];
        for (int row = 0; row < pairRows.length; row += 3) {
            int tag = number(pairRows[row + 1], tags.size());
            counts[number(pairRows[row], words.size())][tag] = count(pairRows[row + 2]);
        }
        Map<String, int[]> lexicon = new LinkedHashMap<>();
        for (int word = 0; word < counts.length; word++) {
            lexicon.put(words.get(word), counts[word]);
        }
        var model = new TagTrigrams(tags.size());
        for (int row = 0; row < trigramRows.length; row += 4) {
            model.add(
                    number(trigramRows[row], tags.size() + 2),
                    number(trigramRows[row + 1], tags.size() + 2),
                    number(trigramRows[row + 2], tags.size() + 2),
                    count(trigramRows[row + 3]));
        }
        return new HiddenMarkovModel(tags, lexicon, model);
    }

    private static long[] rows(List<byte[]> pieces, int width) {
        long[] rows = Packed.longs(pieces);
        if (rows.length == 0 || rows.length % width != 0) {
            throw refused("%d numbers in rows of %d", rows.length, width);
        }
        return rows;
    }

    private static int number(long number, int end) {
        if (number < 0 || number >= end) {
            throw refused("the number %d of %d", number, end);
        }
        return (int) number;
    }

    private static int count(long count) {
        if (count <= 0 || count > Integer.MAX_VALUE) {
            throw refused("a count of %d", count);
        }
        return (int) count;
    }

    private static InputException refused(String what, Object... figures) {
        return new InputException("A hidden Markov model has " + what + "; train and save the model again.", figures);
    }
}
