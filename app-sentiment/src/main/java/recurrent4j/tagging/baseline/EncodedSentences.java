package recurrent4j.tagging.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recurrent4j.data.LongIndex;
import recurrent4j.tagging.corpus.Sentence;

/**
 * Training sentences as numbers.
 *
 * @param sentences their features and tags
 * @param index numbers the features
 * @param starts where the pairs of each feature with a tag begin, and at last their number
 * @param pairTags the tags of the pairs
 */
record EncodedSentences(List<Encoded> sentences, LongIndex index, int[] starts, int[] pairTags) {

    /**
     * One sentence.
     *
     * @param features of its tokens, one after the other
     * @param ends where those of each token end
     * @param tags of its tokens
     */
    record Encoded(int[] features, int[] ends, int[] tags) {}

    /** Numbers the features that occur often enough, and finds the tags that each occurs with. */
    static EncodedSentences of(List<Sentence> training, TagSet tags, TokenFeatures features, int leastCount) {
        LongIndex index = frequent(training, features, leastCount);
        Map<String, Integer> numbers = tags.numbers();
        List<Encoded> sentences = training.parallelStream()
                .map(sentence -> encode(sentence, index, numbers, features))
                .toList();
        long[] seen = new long[(int) (((long) index.size() * tags.size() >>> 6) + 1)];
        for (Encoded sentence : sentences) {
            for (int token = 0; token < sentence.tags.length; token++) {
                for (int place = token == 0 ? 0 : sentence.ends[token - 1]; place < sentence.ends[token]; place++) {
                    long pair = (long) sentence.features[place] * tags.size() + sentence.tags[token];
                    seen[(int) (pair >>> 6)] |= 1L << pair;
                }
            }
        }
        return pairs(sentences, index, tags.size(), seen);
    }

    private static EncodedSentences pairs(List<Encoded> sentences, LongIndex index, int tags, long... seen) {
        int[] starts = new int[index.size() + 1];
        int[] pairTags = new int[Arrays.stream(seen).mapToInt(Long::bitCount).sum()];
        int pairs = 0;
        for (int feature = 0; feature < index.size(); feature++) {
            for (int tag = 0; tag < tags; tag++) {
                long pair = (long) feature * tags + tag;
                if ((seen[(int) (pair >>> 6)] & 1L << pair) != 0) {
                    pairTags[pairs++] = tag;
                }
            }
            starts[feature + 1] = pairs;
        }
        return new EncodedSentences(sentences, index, starts, pairTags);
    }

    private static LongIndex frequent(List<Sentence> training, TokenFeatures features, int leastCount) {
        var all = new LongIndex();
        int[] counts = new int[1 << 10];
        for (Sentence sentence : training) {
            for (long key : features.of(sentence)) {
                if (key != TokenFeatures.NONE) {
                    int number = all.add(key);
                    counts = number < counts.length ? counts : Arrays.copyOf(counts, 2 * number);
                    counts[number]++;
                }
            }
        }
        long[] keys = all.keys();
        int kept = 0;
        for (int number = 0; number < keys.length; number++) {
            if (counts[number] >= leastCount) {
                keys[kept++] = keys[number];
            }
        }
        return LongIndex.of(Arrays.copyOf(keys, kept));
    }

    private static Encoded encode(
            Sentence sentence, LongIndex index, Map<String, Integer> numbers, TokenFeatures features) {
        long[] keys = features.of(sentence);
        int[] found = new int[keys.length];
        int[] ends = new int[sentence.length()];
        int size = 0;
        for (int place = 0; place < keys.length; place++) {
            int feature = keys[place] == TokenFeatures.NONE ? -1 : index.find(keys[place]);
            if (feature >= 0) {
                found[size++] = feature;
            }
            ends[place / features.width()] = size;
        }
        return new Encoded(
                Arrays.copyOf(found, size),
                ends,
                sentence.tags().stream().mapToInt(numbers::get).toArray());
    }

    /** Returns the number of pairs of a feature and a tag. */
    int pairs() {
        return pairTags.length;
    }
}
