package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recurrent4j.data.BytePairs.Merge;
import recurrent4j.io.InputException;

class BytePairsTest {

    /** The example of Sennrich et al. (2016), with the end of a word as a character. */
    private static final Map<String, Long> WORDS = Map.of("low.", 5L, "lower.", 2L, "newest.", 6L, "widest.", 3L);

    @Test
    void theMostFrequentPairsAreMergedAndOfEqualOnesTheFirstByName() {
        // By hand: es 9, then est 9, est. 9, of lo and ow, each 7, the first, low 7, of ne, ew, west., each 6, the
        // first.
        assertThat(learn(WORDS, 6).merges())
                .containsExactly(
                        new Merge("e", "s"),
                        new Merge("es", "t"),
                        new Merge("est", "."),
                        new Merge("l", "o"),
                        new Merge("lo", "w"),
                        new Merge("e", "w"));
    }

    @Test
    void wordsAreCutByTheMergesInTheirOrder() {
        BytePairs pairs = learn(WORDS, 5);
        assertThat(pairs.tokens("lowest.")).containsExactly("low", "est.");
        assertThat(pairs.tokens("slow")).containsExactly("s", "low");
        assertThat(pairs.tokens("\uD83D\uDC4D\u00E9")).containsExactly("\uD83D\uDC4D", "\u00E9");
        assertThat(pairs.tokens("")).isEmpty();
    }

    @Test
    void fewerAreLearnedIfNoPairStandsThereTwice() {
        assertThat(learn(Map.of("abc", 1L), 10).merges()).isEmpty();
        assertThat(learn(Map.of("ab", 2L), 10).merges()).containsExactly(new Merge("a", "b"));
    }

    @Test
    void whatIsNotInTheAlphabetIsNeverMerged() {
        BytePairs pairs = BytePairs.learn(Map.of("axb", 9L, "ab", 5L), Set.of("a", "b"), 10);
        assertThat(pairs.merges()).containsExactly(new Merge("a", "b"));
    }

    @Test
    void runsOfOneCharacterAreMergedFromTheLeft() {
        BytePairs pairs = learn(Map.of("aaaa", 4L), 3);
        assertThat(pairs.merges()).containsExactly(new Merge("a", "a"), new Merge("aa", "aa"));
        assertThat(String.join("|", pairs.tokens("aaaaaaa"))).isEqualTo("aaaa|aa|a");
    }

    @Test
    void itFindsWhatCountingAnewAfterEveryMergeFinds() {
        var random = new Random(5);
        for (int trial = 0; trial < 50; trial++) {
            Map<String, Long> words = new HashMap<>();
            for (int i = 0; i < 30; i++) {
                words.merge(word(random), 1L + random.nextInt(5), Long::sum);
            }
            assertThat(learn(words, 25).merges()).as("%s", words).isEqualTo(naive(words, 25));
        }
    }

    @Test
    void theOrderOfTheWordsChangesNothing() {
        Map<String, Long> backwards = new LinkedHashMap<>();
        new TreeMap<>(WORDS).descendingMap().forEach(backwards::put);
        assertThat(learn(backwards, 20).merges()).isEqualTo(learn(WORDS, 20).merges());
    }

    @Test
    void everyTextIsItsTokensPutTogether() throws IOException {
        var random = new Random(8);
        BytePairs pairs = learn(WORDS, 20);
        for (int trial = 0; trial < 300; trial++) {
            String text = text(random);
            List<String> pieces = new ArrayList<>();
            var cut = new WordPieces(pieces::add);
            for (int point : text.codePoints().toArray()) {
                cut.read(point);
            }
            cut.end();
            assertThat(String.join("", pieces)).isEqualTo(text);
            assertThat(pieces.stream()
                            .flatMap(piece -> pairs.tokens(piece).stream())
                            .collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }

    @Test
    void aWordTakesTheSpaceBeforeItAndWhiteSpaceStaysTogether() throws IOException {
        List<String> pieces = new ArrayList<>();
        var cut = new WordPieces(pieces::add);
        for (int point : "if (i == 10) {\n    don't();\n}".codePoints().toArray()) {
            cut.read(point);
        }
        cut.end();
        assertThat(pieces)
                .containsExactly("if", " (", "i", " ==", " 10", ")", " {", "\n   ", " don't", "();", "\n", "}");
    }

    @Test
    @Tag("full")
    void aMegabyteIsLearnedInSeconds() {
        var random = new Random(1);
        Map<String, Long> words = new HashMap<>();
        for (long characters = 0; characters < 1_000_000; ) {
            // As in a language, short words are frequent, and most different ones come once.
            String word = word(random) + (random.nextInt(6) == 0 ? random.nextInt(30_000) : "");
            words.merge(word, 1L, Long::sum);
            characters += word.length();
        }
        long start = System.nanoTime();
        assertThat(learn(words, 2_000).merges()).hasSize(2_000);
        // One second where nothing else is at work.
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    @Test
    void mergesOfWhatIsNotThereAreRefused() {
        assertThat(BytePairs.of(List.of(new Merge("a", "b"), new Merge("ab", "c")))
                        .tokens("abc"))
                .containsExactly("abc");
        for (List<Merge> wrong : List.of(
                List.of(new Merge("ab", "c")),
                List.of(new Merge("", "c")),
                List.of(new Merge("a", "b"), new Merge("a", "b")))) {
            assertThatThrownBy(() -> BytePairs.of(wrong)).isInstanceOf(InputException.class);
        }
    }

    private static BytePairs learn(Map<String, Long> words, int most) {
        Set<String> alphabet = words.keySet().stream()
                .flatMap(word -> BytePairs.characters(word).stream())
                .collect(Collectors.toSet());
        return BytePairs.learn(words, alphabet, most);
    }

    private static List<Merge> naive(Map<String, Long> words, int most) {
        Map<List<String>, Long> cut = new HashMap<>();
        words.forEach((word, count) -> cut.put(new ArrayList<>(BytePairs.characters(word)), count));
        List<Merge> merges = new ArrayList<>();
        while (merges.size() < most) {
            Map<Merge, Long> counts = new HashMap<>();
            cut.forEach((tokens, count) -> {
                for (int i = 1; i < tokens.size(); i++) {
                    counts.merge(new Merge(tokens.get(i - 1), tokens.get(i)), count, Long::sum);
                }
            });
            Merge best = counts.entrySet().stream()
                    .filter(entry -> entry.getValue() > 1)
                    .filter(entry -> merges.stream()
                            .noneMatch(merge ->
                                    merge.merged().equals(entry.getKey().merged())))
                    .min(Map.Entry.<Merge, Long>comparingByValue()
                            .reversed()
                            .thenComparing(entry -> entry.getKey().left())
                            .thenComparing(entry -> entry.getKey().right()))
                    .map(Map.Entry::getKey)
                    .orElse(null);
            if (best == null) {
                break;
            }
            merges.add(best);
            Map<List<String>, Long> merged = new HashMap<>();
            cut.forEach((tokens, count) -> {
                List<String> next = new ArrayList<>();
                for (int i = 0; i < tokens.size(); i++) {
                    boolean here = i + 1 < tokens.size()
                            && tokens.get(i).equals(best.left())
                            && tokens.get(i + 1).equals(best.right());
                    next.add(here ? best.merged() : tokens.get(i));
                    i += here ? 1 : 0;
                }
                merged.merge(next, count, Long::sum);
            });
            cut.clear();
            cut.putAll(merged);
        }
        return merges;
    }

    private static String word(Random random) {
        return random.ints(1 + random.nextInt(7), 0, 5)
                .mapToObj(i -> "abcde".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        String[] parts = {"l", "o", "w", "est", " ", " ", "\n", "\t", "'", "9", "\uD83D\uDC4D", "\u00E9", "e\u0301", "."
        };
        return random.ints(random.nextInt(40), 0, parts.length)
                .mapToObj(i -> parts[i])
                .collect(Collectors.joining());
    }
}
