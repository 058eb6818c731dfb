package recurrent4j.seq2seq.baseline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import recurrent4j.data.LongIndex;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;

/**
 * Answers the target of the training source that is most similar to what it is asked: of the greatest cosine between the
 * counts of their n-grams, each times {@code 1 + ln((1 + sources) / (1 + sources that have it))}, which is TF-IDF as <a
 * href="https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting">scikit-learn</a> computes it. Of
 * equally similar ones, and of several pairs with one source, the first counts.
 */
public final class NearestSource implements Baseline {

    private final NGramUnits units;
    private final List<String> sources;
    private final List<String> targets;
    private final LongIndex index;

    /** By n-gram, where its sources begin in the following rows. */
    private final int[] starts;

    private final int[] postings;
    private final float[] weights;
    private final float[] rarity;

    /**
     * Which n-grams are looked at: of words in small letters and of single signs, or of characters.
     *
     * @param longest of how many parts; all shorter ones are looked at, too
     */
    public record NGramUnits(TextUnit unit, int longest) {

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+|[^\\p{L}\\p{M}\\p{N}_\\s]");

        /** @throws InputException if they have no part */
        public NGramUnits {
            if (longest < 1) {
                throw new InputException("An n-gram has at least one part, not %d.", longest);
            }
        }

        /** Capitals and signs at the end of a word make it no other word here. */
        private List<String> parts(String text) {
            return switch (unit) {
                case CHARACTERS -> unit.tokens(text);
                case WORDS ->
                    WORD.matcher(text.toLowerCase(Locale.ROOT))
                            .results()
                            .map(MatchResult::group)
                            .toList();
            };
        }

        /** Returns 64-bit hashes of the n-grams of a text, as often as they occur. */
        private long[] hashes(String text) {
            List<String> tokens = parts(text);
            var hashes = new long[tokens.size() * longest];
            int size = 0;
            for (int first = 0; first < tokens.size(); first++) {
                long hash = longest;
                for (int place = first; place < Math.min(tokens.size(), first + longest); place++) {
                    for (int letter = 0; letter < tokens.get(place).length(); letter++) {
                        hash = (hash ^ tokens.get(place).charAt(letter)) * 0x100000001B3L;
                    }
                    hash = LongIndex.mixed(hash + 1);
                    hashes[size++] = hash;
                }
            }
            return Arrays.copyOf(hashes, size);
        }
    }

    NearestSource(NGramUnits units, List<String> sources, List<String> targets) {
        this.units = units;
        this.sources = List.copyOf(sources);
        this.targets = List.copyOf(targets);
        index = new LongIndex();
        int[][] rows = new int[sources.size()][];
        int[][] counts = new int[sources.size()][];
        for (int row = 0; row < rows.length; row++) {
            int[] numbers = Arrays.stream(units.hashes(sources.get(row)))
                    .mapToInt(index::add)
                    .sorted()
                    .toArray();
            rows[row] = Arrays.stream(numbers).distinct().toArray();
            counts[row] = counts(numbers, rows[row].length);
        }
        starts = new int[index.size() + 1];
        for (int[] row : rows) {
            for (int gram : row) {
                starts[gram + 1]++;
            }
        }
        rarity = new float[index.size()];
        for (int gram = 0; gram < rarity.length; gram++) {
            rarity[gram] = (float) (1 + Math.log((1.0 + rows.length) / (1 + starts[gram + 1])));
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        postings = new int[starts[rarity.length]];
        weights = new float[postings.length];
        post(rows, counts);
    }

    /** Returns how often each different number occurs among sorted ones. */
    private static int[] counts(int[] sorted, int different) {
        int[] counts = new int[different];
        int place = -1;
        for (int i = 0; i < sorted.length; i++) {
            place += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            counts[place]++;
        }
        return counts;
    }

    private void post(int[][] rows, int[]... counts) {
        int[] next = Arrays.copyOf(starts, rarity.length);
        for (int row = 0; row < rows.length; row++) {
            double squares = 0;
            for (int i = 0; i < rows[row].length; i++) {
                squares += Math.pow((double) counts[row][i] * rarity[rows[row][i]], 2);
            }
            for (int i = 0; i < rows[row].length; i++) {
                int gram = rows[row][i];
                postings[next[gram]] = row;
                weights[next[gram]++] = (float) (counts[row][i] * rarity[gram] / Math.sqrt(squares));
            }
        }
    }

    /**
     * Takes in the training part.
     *
     * @throws InputException if it has no pair
     */
    public static NearestSource fit(List<Pair> training, NGramUnits units) {
        Map<String, String> first = new LinkedHashMap<>();
        training.forEach(pair -> first.putIfAbsent(pair.source(), pair.target()));
        if (first.isEmpty()) {
            throw new InputException("There is no source to be similar to; give pairs of texts.");
        }
        return new NearestSource(units, List.copyOf(first.keySet()), List.copyOf(first.values()));
    }

    @Override
    public String name() {
        return "Nearest training source (TF-IDF)";
    }

    @Override
    public long parameters() {
        return postings.length;
    }

    @Override
    public List<Hypothesis> rewrite(List<String> asked) {
        return asked.parallelStream()
                .map(source -> Hypothesis.of(targets.get(nearest(source))))
                .toList();
    }

    private int nearest(String source) {
        float[] similarities = new float[sources.size()];
        for (long hash : units.hashes(source)) {
            int gram = index.find(hash);
            if (gram >= 0) {
                for (int place = starts[gram]; place < starts[gram + 1]; place++) {
                    similarities[postings[place]] += rarity[gram] * weights[place];
                }
            }
        }
        return IntStream.range(1, similarities.length)
                .reduce(0, (best, row) -> similarities[row] > similarities[best] ? row : best);
    }

    @Override
    public SavedNearestSource saved() {
        return SavedNearestSource.of(units, sources, targets);
    }
}
