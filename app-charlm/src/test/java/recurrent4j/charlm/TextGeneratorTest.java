package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.bundle.BundleException;
import recurrent4j.charlm.generate.Sampling;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.cli.AppRun;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;

/** What other programs get of a saved model. */
class TextGeneratorTest {

    private static final Path CHARACTERS = golden("characters-gru");
    private static final Sampling SAMPLING =
            Sampling.temperature(0.9).length(60).seed(7);

    @Test
    void itWritesWhatTheCommandLineWrites(@TempDir Path folder) throws IOException {
        AppRun command = AppRun.of(
                CharLmApp.class,
                folder,
                "generate --model %s --prime es --length 60 --temperature 0.9 --seed 7"
                        .formatted(CHARACTERS)
                        .split(" "));
        try (var generator = TextGenerator.load(CHARACTERS)) {
            assertThat(command.out()).startsWith("es" + generator.generate("es", SAMPLING));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eightThreadsGetTheTextsOfOne(Engine engine) throws IOException, InterruptedException, ExecutionException {
        Assumptions.assumeTrue(
                engine.missing().isEmpty(), () -> engine.missing().orElseThrow());
        engine.start(1);
        SavedLanguageModel saved = SavedLanguageModel.load(golden("characters-lstm"), engine, 1);
        var generator = new TextGenerator(saved, saved.model());
        List<Sampling> samplings =
                IntStream.range(0, 32).mapToObj(SAMPLING.length(20)::seed).toList();
        List<String> expected = samplings.stream()
                .map(sampling -> generator.generate("e", sampling))
                .toList();
        double bits = generator.bitsPerCharacter("es war");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> texts = samplings.stream()
                    .map(sampling -> threads.submit(() -> generator.generate("e", sampling)))
                    .toList();
            List<Future<Double>> scores = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> generator.bitsPerCharacter("es war")))
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(texts.get(i).get()).isEqualTo(expected.get(i));
            }
            for (Future<Double> score : scores) {
                assertThat(score.get()).isEqualTo(bits);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatNullPointerException()
                .isThrownBy(() -> TextGenerator.load(null))
                .withMessageStartingWith("There is no model to load");
        try (var generator = TextGenerator.load(CHARACTERS)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> generator.generate(null, SAMPLING))
                    .withMessageStartingWith("There is no prompt");
            assertThatNullPointerException()
                    .isThrownBy(() -> generator.generate("e", null))
                    .withMessage("There is no sampling; give one, such as Sampling.USUAL.");
        }
    }

    @Test
    void aStreamHasThePiecesOfTheTextAndMayEndEarly() throws IOException {
        try (var generator = TextGenerator.load(CHARACTERS)) {
            String text = generator.generate("e", SAMPLING);
            try (Stream<String> all = generator.stream("e", SAMPLING);
                    Stream<String> endless = generator.stream("e", SAMPLING.length(Integer.MAX_VALUE))) {
                assertThat(String.join("", all.toList())).isEqualTo(text);
                assertThat(String.join("", endless.limit(10).toList())).isEqualTo(text.substring(0, 10));
            }
        }
    }

    @Test
    void severalTextsAtOnceBeginWithTheOneAndDoNotDependOnTheirNumber() throws IOException {
        try (var generator = TextGenerator.load(CHARACTERS)) {
            List<String> twenty = generator.generate("e", SAMPLING, 20);
            assertThat(twenty).hasSize(20).doesNotHaveDuplicates().startsWith(generator.generate("e", SAMPLING));
            assertThat(generator.generate("e", SAMPLING, 3)).isEqualTo(twenty.subList(0, 3));
            assertThat(generator.generate("e", SAMPLING, 9)).isEqualTo(twenty.subList(0, 9));
            assertThatThrownBy(() -> generator.generate("e", SAMPLING, 0))
                    .isInstanceOf(InputException.class)
                    .hasMessage("0 samples leave nothing to write; choose 1 or more.");
        }
    }

    @Test
    void twoStreamsOfOneThreadDoNotDisturbEachOther() throws IOException {
        try (var generator = TextGenerator.load(CHARACTERS);
                Stream<String> one = generator.stream("e", SAMPLING);
                Stream<String> two = generator.stream("e", SAMPLING)) {
            var first = one.iterator();
            var second = two.iterator();
            List<String> pieces = new ArrayList<>();
            while (first.hasNext()) {
                pieces.add(first.next());
                assertThat(second.next()).isEqualTo(pieces.get(pieces.size() - 1));
            }
            assertThat(String.join("", pieces)).isEqualTo(generator.generate("e", SAMPLING));
        }
    }

    @Test
    void unknownCharactersAreRefusedByNameOrSkipped() throws IOException {
        try (var generator = TextGenerator.load(CHARACTERS)) {
            assertThatThrownBy(() -> generator.generate("e\u2603", SAMPLING))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("U+2603");
            assertThat(generator.generate("e\u2603", SAMPLING.skippingUnknown()))
                    .isEqualTo(generator.generate("e", SAMPLING));
        }
    }

    @Test
    void aTextIsScored() throws IOException {
        try (var generator = TextGenerator.load(CHARACTERS)) {
            String likely = generator.generate("e", Sampling.greedy().length(40));
            assertThat(generator.bitsPerCharacter(likely))
                    .isPositive()
                    .isLessThan(generator.bitsPerCharacter(
                            new StringBuilder(likely).reverse().toString()));
            assertThatThrownBy(() -> generator.bitsPerCharacter("e")).isInstanceOf(InputException.class);
        }
    }

    @Test
    void itSaysWhatItIs() throws IOException {
        try (var generator = TextGenerator.load(CHARACTERS)) {
            assertThat(generator).asString().matches("TextGenerator\\[GRU .* \\+ Dense\\(\\d+\\), \\d+ characters]");
        }
    }

    @Test
    void whatWasClosedSaysSoAndWhatIsMissingIsOneSentence(@TempDir Path folder) throws IOException {
        var generator = TextGenerator.load(CHARACTERS);
        generator.close();
        assertThatThrownBy(() -> generator.generate("e", SAMPLING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(() -> TextGenerator.load(folder.resolve("none")))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("none");
    }

    private static Path golden(String name) {
        return Path.of("src/test/resources/recurrent4j/golden", name, "model").toAbsolutePath();
    }
}
