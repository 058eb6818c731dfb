package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.sentiment.baseline.LogisticRegression;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.NaiveBayes;
import recurrent4j.sentiment.baseline.NbSvm;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

/** What every classifier must do, one line for each below. */
class ClassifierContractTest {

    private static final List<List<String>> TEXTS = List.of(
            List.of("great", "fun", "film"),
            List.of(),
            List.of("never", "seen"),
            List.of("awful", "film", "zzz", "awful"),
            List.of("film", "of", "two", "hours"));

    static Stream<SentimentClassifier> classifiers() {
        return Stream.of(2, 3).flatMap(classes -> {
            TokenizedReviews training = Texts.easy(classes, 20);
            TokenizedReviews validation = Texts.easy(classes, 5);
            return Stream.of(
                    MajorityClass.fit(training),
                    NaiveBayes.fit(training),
                    LogisticRegression.fit(training, validation),
                    NbSvm.fit(training, validation));
        });
    }

    /** Those that look at the text. */
    static Stream<SentimentClassifier> readers() {
        return classifiers().filter(classifier -> !(classifier instanceof MajorityClass));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void everyRowIsADistribution(SentimentClassifier classifier) {
        double[][] rows = classifier.probabilities(TEXTS);
        assertThat(rows).hasNumberOfRows(TEXTS.size());
        for (double[] row : rows) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(row)).allMatch(probability -> probability >= 0 && probability <= 1);
        }
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void aTextIsClassifiedByItselfAlone(SentimentClassifier classifier) {
        double[][] together = classifier.probabilities(TEXTS);
        for (int text = 0; text < TEXTS.size(); text++) {
            assertThat(classifier.probabilities(List.of(TEXTS.get(text)))[0]).containsExactly(together[text]);
        }
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void askedTwiceItSaysTheSame(SentimentClassifier classifier) {
        double[][] first = classifier.probabilities(TEXTS);
        first[0][0] = 7;
        double[][] second = classifier.probabilities(TEXTS);
        assertThat(classifier.probabilities(TEXTS)).isDeepEqualTo(second);
        assertThat(second[0][0]).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void classesAreInTheOrderOfTheLabels(SentimentClassifier classifier) {
        double[][] rows = classifier.probabilities(TEXTS);
        assertThat(rows[0][1]).isGreaterThan(rows[0][0]);
        assertThat(rows[3][0]).isGreaterThan(rows[3][1]);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void noTextsHaveNoAnswers(SentimentClassifier classifier) {
        assertThat(classifier.probabilities(List.of())).isEmpty();
        assertThat(classifier.name()).isNotBlank();
        assertThat(classifier.parameters()).isPositive();
    }
}
