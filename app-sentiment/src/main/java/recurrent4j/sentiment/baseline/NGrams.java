package recurrent4j.sentiment.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import recurrent4j.io.InputException;

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

    /**
     * Returns n-grams that were found before.
     *
     * @param words in the order of their numbers
     * @throws InputException if a word stands there twice, or a key is not above the one before it or names no word
     */
    static NGrams of(int order, List<String> words, long... keys) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : words) {
            if (numbers.put(word, numbers.size() + 1) != null) {
                throw new InputException("The word \"%s\" stands there twice.", word);
            }
        }
        if (order != 1 && order != 2) {
            throw new InputException("N-grams of order %d are none; it is 1 or 2.", order);
        }
        long before = 0;
        for (long key : keys) {
            long first = key >>> Integer.SIZE;
            long last = key & 0xFFFFFFFFL;
            if (key <= before || last < 1 || last > words.size() || first > (order == 1 ? 0 : words.size())) {
                throw new InputException(
                        "The key %d of an n-gram names no words, or is not above the one before it.", key);
            }
            before = key;
        }
        return new NGrams(order, numbers, keys, new int[keys.length]);
    }

    /** Returns the words in the order of their numbers. */
    List<String> numbered() {
        String[] numbered = new String[words.size()];
        words.forEach((word, number) -> numbered[number - 1] = word);
        return List.of(numbered);
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

    /**
     * Returns the n-grams of a text with the weight of each, in the order of the text.
     *
     * @param weights by place, for all that stand there several times together
     */
    List<Contribution> contributions(List<String> text, IntToDoubleFunction weights) {
        Counts found = counts(text);
        List<Contribution> contributions = new ArrayList<>();
        for (int last = 0; last < text.size(); last++) {
            for (int length = 1; length <= Math.min(order, last + 1); length++) {
                List<String> ngram = text.subList(last + 1 - length, last + 1);
                int place = Arrays.binarySearch(keys, key(ngram));
                if (place >= 0) {
                    int count = found.counts()[Arrays.binarySearch(found.places(), place)];
                    contributions.add(
                            new Contribution(String.join(" ", ngram), last, weights.applyAsDouble(place) / count));
                }
            }
        }
        return contributions;
    }

    /** Returns the key of one or two words; that of words which are not known is none of the keys. */
    private long key(List<String> ngram) {
        long key = 0;
        for (String word : ngram) {
            int number = words.getOrDefault(word, 0);
            if (number == 0) {
                return 0;
            }
            key = key << Integer.SIZE | number;
        }
        return key;
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
