package recurrent4j.sentiment.baseline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words, or the words and the pairs of neighbours, that stand in enough texts of the training part, each with its place.
 */
record NGrams(int order, Map<String, Integer> words, long[] keys, int[] texts) {

    /**
     * What of it stands in one text.
     *
     * @param places of n-grams, ascending
     * @param counts how often each stands there
     */
    record Counts(int[] places, int[] counts) {}

    /**
     * Finds the n-grams of texts.
     *
     * @param order 1 for words, 2 for words and pairs
     * @param least in how many texts an n-gram must stand
     */
    static NGrams fit(List<List<String>> texts, int order, int least) {
        Map<String, Integer> words = words(texts, least);
        long[] all = new long[order * texts.stream().mapToInt(List::size).sum()];
        int size = 0;
        for (List<String> text : texts) {
            long[] distinct = Arrays.stream(keys(text, words, order)).distinct().toArray();
            System.arraycopy(distinct, 0, all, size, distinct.length);
            size += distinct.length;
        }
        Arrays.sort(all, 0, size);
        return count(order, words, Arrays.copyOf(all, size), least);
    }

    /** A word's number begins at 1, so that a word alone is a pair without a first. */
    private static Map<String, Integer> words(List<List<String>> texts, int least) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (List<String> text : texts) {
            seen.clear();
            text.stream().filter(seen::add).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        Map<String, Integer> words = new HashMap<>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(word -> words.put(word, words.size() + 1));
        return words;
    }

    private static NGrams count(int order, Map<String, Integer> words, long[] sorted, int least) {
        long[] keys = new long[sorted.length];
        int[] texts = new int[sorted.length];
        int size = 0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            if (end - start >= least) {
                keys[size] = sorted[start];
                texts[size++] = end - start;
            }
        }
        return new NGrams(order, words, Arrays.copyOf(keys, size), Arrays.copyOf(texts, size));
    }

    int size() {
        return keys.length;
    }

    /** In how many texts of the training part the n-gram of a place stands. */
    int texts(int place) {
        return texts[place];
    }

    /** Counts the n-grams of a text; others are passed over. */
    Counts counts(List<String> text) {
        int[] found = Arrays.stream(keys(text, words, order))
                .mapToInt(key -> Arrays.binarySearch(keys, key))
                .filter(place -> place >= 0)
                .sorted()
                .toArray();
        int[] places = new int[found.length];
        int[] counts = new int[found.length];
        int size = 0;
        for (int place : found) {
            if (size == 0 || places[size - 1] != place) {
                places[size++] = place;
            }
            counts[size - 1]++;
        }
        return new Counts(Arrays.copyOf(places, size), Arrays.copyOf(counts, size));
    }

    private static long[] keys(List<String> text, Map<String, Integer> words, int order) {
        long[] keys = new long[order * text.size()];
        int size = 0;
        int before = 0;
        for (String token : text) {
            int word = words.getOrDefault(token, 0);
            if (word > 0) {
                keys[size++] = word;
            }
            if (order == 2 && word > 0 && before > 0) {
                keys[size++] = ((long) before << Integer.SIZE) | word;
            }
            before = word;
        }
        return Arrays.copyOf(keys, size);
    }
}
