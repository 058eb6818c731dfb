package recurrent4j.sentiment.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.bundle.Packed;
import recurrent4j.io.Json;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

class SavedBaselineTest {

    private static final List<List<String>> TEXTS = List.of(
            List.of("great", "fun", "film"),
            List.of(),
            List.of("awful", "film", "zzz", "awful"),
            List.of("film", "of", "two", "hours"));

    static Stream<LinearClassifier> classifiers() {
        return Stream.of(2, 3).flatMap(classes -> {
            TokenizedReviews training = Texts.easy(classes, 20);
            TokenizedReviews validation = Texts.easy(classes, 5);
            return Stream.of(
                    NaiveBayes.fit(training),
                    LogisticRegression.fit(training, validation),
                    NbSvm.fit(training, validation));
        });
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void aClassifierAnswersBitByBitTheSameWhenItReturnsFromJson(LinearClassifier classifier) throws IOException {
        int classes = classifier.probabilities(TEXTS)[0].length;
        SavedBaseline saved = classifier.saved();
        var json = Json.mapper().valueToTree(saved);

        LinearClassifier back = Json.read(json, SavedBaseline.class).classifier(classes);

        assertThat(back.probabilities(TEXTS)).isDeepEqualTo(classifier.probabilities(TEXTS));
        assertThat(back.name()).isEqualTo(classifier.name());
        assertThat(back.parameters()).isEqualTo(classifier.parameters());
        assertThat(saved.fits()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.classifier(5))
                .withMessageContaining("answers where 5 are needed");
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void contributionsAreTheSumThatAnswers(LinearClassifier classifier) {
        if (classifier.probabilities(TEXTS)[0].length > 2) {
            return;
        }
        // What no word has a part in is the same for every text, so it is taken from the empty one.
        double bias = logOdds(classifier, List.of());
        for (List<String> text : TEXTS) {
            double sum = classifier.contributions(text, 1).stream()
                    .mapToDouble(Contribution::weight)
                    .sum();
            assertThat(sum).isCloseTo(logOdds(classifier, text) - bias, within(1e-5));
            assertThat(classifier.contributions(text, 0).stream()
                            .mapToDouble(Contribution::weight)
                            .sum())
                    .isCloseTo(-sum, within(1e-9));
        }
    }

    private static double logOdds(LinearClassifier classifier, List<String> text) {
        double probability = classifier.probabilities(List.of(text))[0][1];
        return Math.log(probability / (1 - probability));
    }

    @Test
    void wordsAndPairsContributeWhereTheyStand() {
        TokenizedReviews training = Texts.easy(2, 20);

        List<Contribution> found = NbSvm.fit(training, training).contributions(List.of("zzz", "great", "fun"), 1);

        assertThat(found).extracting(Contribution::ngram).containsExactly("great", "fun", "great fun");
        assertThat(found).extracting(Contribution::position).containsExactly(1, 2, 2);
        assertThat(found).allMatch(contribution -> contribution.weight() > 0);
    }

    @Test
    void longRowsOfNumbersAreCutIntoPieces() {
        long[] keys = new long[Packed.PIECE_BYTES / Long.BYTES + 3];
        Arrays.setAll(keys, place -> place * 3L);

        List<byte[]> pieces = Packed.longs(keys);

        assertThat(pieces).hasSize(2);
        assertThat(Arrays.equals(Packed.longs(pieces), keys)).isTrue();
    }

    @Test
    void whatNobodyHasSavedIsRefused() {
        SavedBaseline right = NaiveBayes.fit(Texts.easy(2, 3)).saved();
        assertRefused(with(right, 3, right.words(), right.keys()), "order 3");
        assertRefused(with(right, 1, List.of("a", "a"), right.keys()), "twice");
        assertRefused(with(right, 1, List.of("a"), right.keys()), "names no words");
        assertRefused(with(right, 1, right.words(), Packed.longs(2, 1)), "not above the one before");
        assertRefused(with(right, 1, right.words(), Packed.longs(1)), "where 1 are needed");
        assertRefused(with(right, 1, right.words(), List.of(new byte[7])), "7 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.floats(Packed.floats(Float.NaN)))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedBaseline.Answer(Double.NaN, 1, 0, List.of()))
                .withMessageContaining("NaN");
    }

    private static SavedBaseline with(SavedBaseline like, int order, List<String> words, List<byte[]> keys) {
        return new SavedBaseline(like.kind(), order, words, keys, like.scales(), like.answers());
    }

    private static void assertRefused(SavedBaseline saved, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.classifier(2))
                .withMessageContaining(reason);
    }
}
