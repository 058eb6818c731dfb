package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.data.Vocabulary;

class TextGeneratorTest {

    private static final Vocabulary LETTERS = Vocabulary.open(List.of("a", "b", "\n", "c"));
    private static final TextGenerator CIRCLE =
            new TextGenerator(ToyPredictor.circle(5), LETTERS, Tokenization.CHARACTERS);

    @Test
    void goesOnWhereThePrimeEnds() throws IOException {
        assertThat(write(CIRCLE, "ab", 4)).isEqualTo("\ncab");
        assertThat(write(CIRCLE, "b", 1)).isEqualTo("\n");
    }

    @Test
    void beginsAfterALineEndWhereThereIsNothingToContinue() throws IOException {
        assertThat(write(CIRCLE, "", 1)).isEqualTo("c");
    }

    @Test
    void beginsAfterTheMostFrequentTokenIfNoLineEndIsKnown() throws IOException {
        var generator = new TextGenerator(
                ToyPredictor.circle(3), Vocabulary.closed(List.of("x", "y", "z")), Tokenization.CHARACTERS);
        assertThat(write(generator, "", 3)).isEqualTo("yzx");
    }

    @Test
    void neverWritesTheUnknownToken() throws IOException {
        // After c, the circle would always go on with it.
        assertThat(write(CIRCLE, "c", 200)).hasSize(200).doesNotContain(Vocabulary.UNKNOWN);
        var flat = new TextGenerator(
                ToyPredictor.of(new double[][] {{0, 1}, {0, 1}}),
                Vocabulary.open(List.of("a")),
                Tokenization.CHARACTERS);
        assertThatThrownBy(() -> write(flat, "a", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** T8: at the beginning of a prime, of a line and behind a bracket a word has no space before it. */
    @Test
    void aWordIsFoundWithTheSpaceThatItHasInTheText() throws IOException {
        Vocabulary words = Vocabulary.closed(List.of(" the", " cat", "\n", "(", "A", "the dog"));
        var generator = new TextGenerator(ToyPredictor.circle(6), words, Tokenization.WORDS);
        assertThat(write(generator, "the", 1)).isEqualTo(" cat");
        assertThat(write(generator, "\nthe", 1)).isEqualTo(" cat");
        assertThat(write(generator, "(the", 1)).isEqualTo(" cat");
        assertThat(write(generator, " A", 1)).isEqualTo("the dog");
        assertThatThrownBy(() -> write(generator, "a cat", 1))
                .hasMessageContaining("lacks \"a\" (U+0061) of the prime");
    }

    @Test
    void tellsEachTokenAsItIsWritten() throws IOException {
        List<String> pieces = new ArrayList<>();
        var config = new SearchConfig(Sampler.GREEDY, 3, StopText.NONE);
        String text = CIRCLE.write(CIRCLE.read("a"), config, new Random(1), pieces::add);
        assertThat(pieces).containsExactly("b", "\n", "c");
        assertThat(text).isEqualTo("b\nc");
    }

    @Test
    void stopsBeforeTheStopText() throws IOException {
        var config = new SearchConfig(Sampler.GREEDY, 100, StopText.of("\nc"));
        assertThat(CIRCLE.write(CIRCLE.read("c"), config, new Random(1), piece -> {}))
                .isEqualTo("ab");
    }

    @Test
    void aReadingCanBeContinuedAsOftenAsWanted() throws IOException {
        var generator = new TextGenerator(ToyPredictor.random(5, 3), LETTERS, Tokenization.CHARACTERS);
        var config = new SearchConfig(Sampler.temperature(1), 50, StopText.NONE);
        DecoderState reading = generator.read("abc");
        String first = generator.write(reading, config, new SplittableRandom(1), piece -> {});
        String other = generator.write(reading, config, new SplittableRandom(2), piece -> {});
        assertThat(generator.write(reading, config, new SplittableRandom(1), piece -> {}))
                .isEqualTo(first)
                .isNotEqualTo(other);
    }

    @Test
    void namesAllThatTheVocabularyLacksOnce() {
        assertThatThrownBy(() -> CIRCLE.read("a\u00E9b\u00E9\uD83D\uDC4De\u0301\u00A0\t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The model's vocabulary lacks \"\u00E9\" (U+00E9), \"\uD83D\uDC4D\" (U+1F44D), \"e\" (U+0065),"
                                + " \"\u25CC\u0301\" (U+0301), U+00A0 (NO-BREAK SPACE), U+0009 (CHARACTER TABULATION) of the prime;"
                                + " leave them out, or, if a shell has garbled it, give it in a file with --prime-file.");
        assertThatThrownBy(() -> CIRCLE.read("x")).hasMessageContaining("leave it out");
    }

    @Test
    void primesAreCutIntoWordsForAModelOfWords() throws IOException {
        var generator = new TextGenerator(
                ToyPredictor.circle(4), Vocabulary.closed(List.of("to", " be", " or", ",")), Tokenization.WORDS);
        assertThat(write(generator, "to be", 2)).isEqualTo(" or,");
        assertThatThrownBy(() -> generator.read("to be, or not"))
                .hasMessageStartingWith("The model's vocabulary lacks \" not\" of the prime;");
    }

    @Test
    void aModelWithoutTokensCannotWrite() {
        assertThatThrownBy(() ->
                        new TextGenerator(ToyPredictor.circle(1), Vocabulary.open(List.of()), Tokenization.CHARACTERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--min-count");
    }

    @Test
    void aLengthThatLeavesNothingIsRefused() {
        for (int length : new int[] {0, -1}) {
            assertThatThrownBy(() -> new SearchConfig(Sampler.GREEDY, length, StopText.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A length of %d leaves nothing to write; choose 1 or more.".formatted(length));
        }
    }

    private static String write(TextGenerator generator, String prime, int length) throws IOException {
        return generator.write(
                generator.read(prime),
                new SearchConfig(Sampler.GREEDY, length, StopText.NONE),
                new Random(1),
                piece -> {});
    }
}
