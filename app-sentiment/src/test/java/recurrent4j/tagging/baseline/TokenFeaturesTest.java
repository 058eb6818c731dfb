package recurrent4j.tagging.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.data.LongIndex;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;

class TokenFeaturesTest {

    private static final TokenFeatures OF_WORDS = new TokenFeatures(0);

    private static Sentence sentence(List<String> words, List<String> column) {
        return new Sentence(words, List.of(column), List.of(), Optional.empty());
    }

    private static int different(TokenFeatures features, int token, Sentence one, Sentence other) {
        long[] left = features.of(one);
        long[] right = features.of(other);
        int different = 0;
        for (int place = token * features.width(); place < (token + 1) * features.width(); place++) {
            different += left[place] == right[place] ? 0 : 1;
        }
        return different;
    }

    @Test
    void aWordTwoPlacesAwayIsOneFeatureAndANeighbourIsFour() {
        Sentence one = Sentence.of(List.of("they", "go", "to", "the", "sea"));
        // The word, the pair, its small letters; the shape is the same.
        assertThat(different(OF_WORDS, 2, one, Sentence.of(List.of("they", "went", "to", "the", "sea"))))
                .isEqualTo(3);
        assertThat(different(OF_WORDS, 2, one, Sentence.of(List.of("they", "Go", "to", "the", "sea"))))
                .isEqualTo(3);
        assertThat(different(OF_WORDS, 2, one, Sentence.of(List.of("we", "go", "to", "the", "sea"))))
                .isEqualTo(1);
        assertThat(different(OF_WORDS, 1, one, Sentence.of(List.of("they", "go", "to", "the", "shore"))))
                .isZero();
    }

    @Test
    void aFurtherColumnIsReadInPairsAndTriples() {
        var features = new TokenFeatures(1);
        List<String> words = List.of("a", "b", "c", "d", "e");
        Sentence one = sentence(words, List.of("P", "Q", "R", "S", "T"));
        // Alone, in two pairs, and in three triples.
        assertThat(different(features, 2, one, sentence(words, List.of("P", "Q", "Z", "S", "T"))))
                .isEqualTo(6);
        assertThat(different(features, 2, one, sentence(words, List.of("Z", "Q", "R", "S", "T"))))
                .isEqualTo(3);
    }

    @Test
    void shortWordsHaveNoLongPrefixesAndNoFeatureIsTwoAtOnce() {
        long[] features = OF_WORDS.of(Sentence.of(List.of("aa", "A-1")));
        assertThat(Arrays.stream(features)
                        .filter(feature -> feature == TokenFeatures.NONE)
                        .count())
                .isEqualTo((2 + 2 + 4) + (1 + 1 + 1));
        long[] there = Arrays.stream(features)
                .filter(feature -> feature != TokenFeatures.NONE)
                .toArray();
        assertThat(Arrays.stream(OF_WORDS.of(Sentence.of(List.of("aa")))).filter(feature -> feature != 0))
                .doesNotHaveDuplicates();
        assertThat(there).isNotEmpty();
    }

    @Test
    void aShapeHasOneCharacterForEachRunOfAKind() {
        assertThat(TokenFeatures.shape("Anglo-1920s")).isEqualTo("Xx-dx");
        assertThat(TokenFeatures.shape("U.S.")).isEqualTo("X.X.");
        assertThat(TokenFeatures.shape("\u00C9t\u00E9")).isEqualTo("Xx");
        assertThat(TokenFeatures.shape("")).isEmpty();
    }

    @Test
    void theMachinesLanguageChangesNoFeature() {
        Locale before = Locale.getDefault();
        Sentence sentence = Sentence.of(List.of("TITLE", "Ilk"));
        long[] features = OF_WORDS.of(sentence);
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(OF_WORDS.of(sentence)).containsExactly(features);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aSentenceWithoutTheColumnIsRefused() {
        assertThatThrownBy(() -> new TokenFeatures(1).of(Sentence.of(List.of("a"))))
                .isInstanceOf(InputException.class)
                .hasMessage("A sentence has 0 columns beside its words where this tagger was trained with 1;"
                        + " give it the same.");
    }

    @Test
    void keysAreNumberedInTheOrderInWhichTheyFirstCome() {
        var index = new LongIndex();
        for (long key = 0; key < 5_000; key++) {
            assertThat(index.add(key * 7)).isEqualTo((int) key);
        }
        assertThat(index.add(70)).isEqualTo(10);
        assertThat(index.find(7 * 4_999)).isEqualTo(4_999);
        assertThat(index.find(3)).isEqualTo(-1);
        assertThat(LongIndex.of(index.keys()).find(21)).isEqualTo(3);
    }
}
