package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.network.Engine;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.sentiment.TextClassifier.Setup;

class TextClassifierTest {

    private static final List<String> TEXTS = List.of(
            "a fine film in every way",
            "what a waste from the first scene to the last",
            "not bad at all as my friends said",
            "an unknown opera",
            "");

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    static Path golden(String kind) {
        try {
            return Path.of(TextClassifierTest.class
                    .getResource("/recurrent4j/golden/" + kind + "/model")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSavedModelAnswersWithTheLabelAndAllProbabilities() throws IOException {
        try (var classifier = TextClassifier.load(golden("pairs"))) {
            Classification answer = classifier.classify(TEXTS.get(1));

            assertThat(classifier.name()).startsWith("GRU 4");
            assertThat(classifier.labels()).containsExactly("neg", "pos");
            assertThat(answer.label()).isEqualTo("neg");
            assertThat(answer.probability()).isCloseTo(0.63086, within(1e-4));
            assertThat(answer.probabilities().keySet()).containsExactly("neg", "pos");
            assertThat(classifier.classify(TEXTS.get(0)).probabilities().keySet())
                    .containsExactly("pos", "neg");
            assertThat(answer).hasToString("neg 0.6309 (pos 0.3691)");
        }
    }

    @Test
    void whatIsAnsweredOfATextDoesNotDependToItsLastDigitOnTheOthers() throws IOException {
        for (String kind : List.of("pairs", "attention", "bidirectional")) {
            try (var classifier = TextClassifier.load(golden(kind), new Setup(Optional.empty(), Engine.usual(), 1))) {
                assertThat(classifier.classify(TEXTS))
                        .isEqualTo(TEXTS.stream().map(classifier::classify).toList());
                assertThat(classifier
                                .scorer(BatchScorer.Form.TEXT)
                                .answer(TEXTS)
                                .get(3))
                        .matches("(neg|pos)\t0\\.\\d{4}\tan unknown opera");
                assertThat(classifier
                                .scorer(BatchScorer.Form.JSON)
                                .answer(TEXTS)
                                .get(4))
                        .startsWith("{\"text\":\"\",");
            }
        }
    }

    @Test
    void severalTextsAtOnceAreAnsweredAsEachAlone() throws IOException {
        try (var classifier = TextClassifier.load(golden("bidirectional"))) {
            List<Classification> together = classifier.classify(TEXTS);

            assertThat(together).hasSameSizeAs(TEXTS);
            for (int text = 0; text < TEXTS.size(); text++) {
                Classification alone = classifier.classify(TEXTS.get(text));
                assertThat(together.get(text).label()).isEqualTo(alone.label());
                assertThat(together.get(text).probability()).isCloseTo(alone.probability(), within(1e-6));
            }
            assertThat(classifier.classify(List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"pairs,FUSED", "bidirectional,FUSED", "attention,STOCK", "last-state,STOCK", "bidirectional,STOCK"})
    void eightThreadsGetTheAnswersOfOne(String kind, Engine engine)
            throws IOException, InterruptedException, ExecutionException {
        try (var classifier = TextClassifier.load(golden(kind), new Setup(Optional.empty(), engine, 2))) {
            List<Classification> alone =
                    TEXTS.stream().map(classifier::classify).toList();
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<List<Classification>>> asked = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int first = thread;
                    asked.add(threads.submit(() -> {
                        List<Classification> answers = new ArrayList<>();
                        for (int round = 0; round < ROUNDS; round++) {
                            answers.add(classifier.classify(TEXTS.get((first + round) % TEXTS.size())));
                            classifier.classify(TEXTS);
                        }
                        return answers;
                    }));
                }
                for (int thread = 0; thread < THREADS; thread++) {
                    List<Classification> answers = asked.get(thread).get();
                    for (int round = 0; round < ROUNDS; round++) {
                        assertThat(answers.get(round)).isEqualTo(alone.get((thread + round) % TEXTS.size()));
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatNullPointerException()
                .isThrownBy(() -> TextClassifier.load(null))
                .withMessage("There is no model to load; give the path of a run's model folder.");
        try (var classifier = TextClassifier.load(golden("pairs"))) {
            assertThatNullPointerException()
                    .isThrownBy(() -> classifier.classify((String) null))
                    .withMessageStartingWith("There is no text to classify");
            assertThatNullPointerException()
                    .isThrownBy(() -> classifier.classify(Arrays.asList("good", null)))
                    .withMessageStartingWith("There is no text to classify");
        }
    }

    @Test
    void mistakesAreOneSentence(@TempDir Path folder) throws IOException {
        assertThatIOException()
                .isThrownBy(() -> TextClassifier.load(folder.resolve("missing")))
                .withMessageContaining("There is no folder");
        assertThatIOException().isThrownBy(() -> TextClassifier.load(folder)).withMessageContaining("no bundle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Setup(Optional.empty(), Engine.FUSED, 0))
                .withMessageContaining("0 threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextClassifier.load(golden("pairs"), Setup.USUAL.by("NB-SVM")))
                .withMessageContaining("--by NB-SVM is none");
        var closed = TextClassifier.load(golden("pairs"));
        closed.close();
        closed.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.classify("fine"))
                .withMessageContaining("closed");
    }

    @Test
    void equallyProbableLabelsStayInTheirOrder() {
        var answer = Classification.of(List.of("a", "b", "c"), new double[] {0.25, 0.375, 0.375});

        assertThat(answer.label()).isEqualTo("b");
        assertThat(answer.probabilities())
                .containsExactly(Map.entry("b", 0.375), Map.entry("c", 0.375), Map.entry("a", 0.25));
        assertThat(answer).hasToString("b 0.3750 (c 0.3750, a 0.2500)");
    }
}
