package recurrent4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the most frequent pairs. Each is known with its words, so that a merge touches these alone; a queue has the most
 * frequent one, and since pairs only become rarer once they have been counted, a wrong place in it is found out at its head.
 */
final class BytePairLearner {

    /** A character that may not be merged. */
    private static final int FOREIGN = -1;

    private final List<String> symbols = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final Queue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparing(candidate -> symbols.get(candidate.pair.left))
            .thenComparing(candidate -> symbols.get(candidate.pair.right)));

    private static final class Word {
        private int[] symbols;
        private final long count;

        Word(int[] symbols, long count) {
            this.symbols = symbols;
            this.count = count;
        }
    }

    private static final class Pair {
        private final int left;
        private final int right;
        private long count;

        /** The numbers of the words that have it, or had it once. */
        private int[] words = new int[2];

        private int size;

        Pair(int left, int right) {
            this.left = left;
            this.right = right;
        }

        void add(int word) {
            if (size > 0 && words[size - 1] == word) {
                return;
            }
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }
    }

    /** A pair with the count that it had when it was queued. */
    private record Candidate(Pair pair, long count) {}

    BytePairLearner(Map<String, Long> counts, Set<String> alphabet) {
        Map<String, Integer> numbers = new HashMap<>();
        // In an order that hash codes do not decide.
        new TreeMap<>(counts).forEach((word, count) -> {
            int[] characters = BytePairs.characters(word).stream()
                    .mapToInt(character -> alphabet.contains(character) ? number(character, numbers) : FOREIGN)
                    .toArray();
            words.add(new Word(characters, count));
        });
        Set<Pair> made = new LinkedHashSet<>();
        for (int word = 0; word < words.size(); word++) {
            count(word, 0, made);
        }
        made.forEach(this::queue);
    }

    private int number(String character, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(character, added -> {
            symbols.add(added);
            return symbols.size() - 1;
        });
    }

    List<BytePairs.Merge> learn(int most) {
        List<BytePairs.Merge> merges = new ArrayList<>();
        Set<String> made = new HashSet<>();
        while (merges.size() < most && !queue.isEmpty()) {
            Candidate next = queue.remove();
            Pair pair = next.pair();
            if (next.count() != pair.count) {
                queue(pair);
                continue;
            }
            var merge = new BytePairs.Merge(symbols.get(pair.left), symbols.get(pair.right));
            // Two ways to the same token would give it two numbers.
            if (made.add(merge.merged())) {
                merges.add(merge);
                merge(pair, merge.merged());
            }
        }
        return merges;
    }

    private void merge(Pair pair, String merged) {
        int symbol = symbols.size();
        symbols.add(merged);
        Set<Pair> made = new LinkedHashSet<>();
        for (int i = 0; i < pair.size; i++) {
            Word word = words.get(pair.words[i]);
            boolean[] touched = touched(word.symbols, pair);
            forget(word, touched);
            word.symbols = merged(word.symbols, touched, symbol);
            count(pair.words[i], symbol, made);
        }
        made.forEach(this::queue);
    }

    /** Returns which symbols of a word are to be merged, from the left, each with its neighbour. */
    private static boolean[] touched(int[] symbols, Pair pair) {
        var touched = new boolean[symbols.length];
        for (int i = 1; i < symbols.length; i++) {
            if (!touched[i - 1] && symbols[i - 1] == pair.left && symbols[i] == pair.right) {
                touched[i - 1] = true;
                touched[i] = true;
            }
        }
        return touched;
    }

    /** Forgets the pairs that a merge ends. */
    private void forget(Word word, boolean[] touched) {
        for (int i = 1; i < touched.length; i++) {
            if ((touched[i - 1] || touched[i]) && isPair(word.symbols, i)) {
                pair(word.symbols, i).count -= word.count;
            }
        }
    }

    private static int[] merged(int[] symbols, boolean[] touched, int merged) {
        int[] shorter = new int[symbols.length];
        int length = 0;
        for (int i = 0; i < symbols.length; i++) {
            shorter[length++] = touched[i] ? merged : symbols[i];
            i += touched[i] ? 1 : 0;
        }
        return Arrays.copyOf(shorter, length);
    }

    /** Counts the pairs of a word that have a symbol as new as one, and collects them. */
    private void count(int number, int newest, Set<Pair> made) {
        Word word = words.get(number);
        int[] has = word.symbols;
        for (int i = 1; i < has.length; i++) {
            if ((has[i - 1] >= newest || has[i] >= newest) && isPair(has, i)) {
                Pair pair = pair(has, i);
                pair.count += word.count;
                pair.add(number);
                made.add(pair);
            }
        }
    }

    private static boolean isPair(int[] symbols, int right) {
        return symbols[right - 1] != FOREIGN && symbols[right] != FOREIGN;
    }

    private Pair pair(int[] symbols, int right) {
        int left = symbols[right - 1];
        return pairs.computeIfAbsent(
                (long) left << Integer.SIZE | symbols[right], key -> new Pair(left, symbols[right]));
    }

    private void queue(Pair pair) {
        if (pair.count > 1) {
            queue.add(new Candidate(pair, pair.count));
        }
    }
}
