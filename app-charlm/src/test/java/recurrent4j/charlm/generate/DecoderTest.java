package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.data.Vocabulary;

class DecoderTest {

    private static final Vocabulary LETTERS = Vocabulary.open(List.of("a", "b", "\n", "c"));
    private static final Decoder CIRCLE = new Decoder(ToyPredictor.circle(5), LETTERS, Tokenizer.CHARACTERS);

    @Test
    void goesOnWhereThePrimeEnds() {
        assertThat(write(CIRCLE, "ab", 4)).isEqualTo("\ncab");
        assertThat(write(CIRCLE, "b", 1)).isEqualTo("\n");
    }

    @Test
    void beginsAfterALineEndWhereThereIsNothingToContinue() {
        assertThat(write(CIRCLE, "", 1)).isEqualTo("c");
    }

    @Test
    void beginsAfterTheMostFrequentTokenIfNoLineEndIsKnown() {
        var generator =
                new Decoder(ToyPredictor.circle(3), Vocabulary.closed(List.of("x", "y", "z")), Tokenizer.CHARACTERS);
        assertThat(write(generator, "", 3)).isEqualTo("yzx");
    }

    @Test
    void neverWritesTheUnknownToken() {
        // After c, the circle would always go on with it.
        assertThat(write(CIRCLE, "c", 200)).hasSize(200).doesNotContain(Vocabulary.UNKNOWN);
        var flat = new Decoder(
                ToyPredictor.of(new double[][] {{0, 1}, {0, 1}}), Vocabulary.open(List.of("a")), Tokenizer.CHARACTERS);
        assertThatThrownBy(() -> write(flat, "a", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** T8: at the beginning of a prime, of a line and behind a bracket a word has no space before it. */
    @Test
    void aWordIsFoundWithTheSpaceThatItHasInTheText() {
        Vocabulary words = Vocabulary.closed(List.of(" the", " cat", "\n", "(", "A", "the dog"));
        var generator = new Decoder(ToyPredictor.circle(6), words, Tokenizer.WORDS);
        assertThat(write(generator, "the", 1)).isEqualTo(" cat");
        assertThat(write(generator, "\nthe", 1)).isEqualTo(" cat");
        assertThat(write(generator, "(the", 1)).isEqualTo(" cat");
        assertThat(write(generator, " A", 1)).isEqualTo("the dog");
        assertThatThrownBy(() -> write(generator, "a cat", 1))
                .hasMessageContaining("lacks \"a\" (U+0061) of the prompt");
    }

    @Test
    void tellsEachTokenAsItIsWritten() {
        List<String> pieces = new ArrayList<>();
        CIRCLE.generate(CIRCLE.read("a").start(), Sampling.greedy().length(3), new Random(1))
                .forEachRemaining(pieces::add);
        assertThat(pieces).containsExactly("b", "\n", "c");
    }

    @Test
    void stopsBeforeTheStopText() {
        Sampling sampling = Sampling.greedy().length(100).stop("\nc");
        assertThat(write(CIRCLE, CIRCLE.read("c").start(), sampling, new Random(1)))
                .isEqualTo("ab");
    }

    @Test
    void aReadingCanBeContinuedAsOftenAsWanted() {
        var generator = new Decoder(ToyPredictor.random(5, 3), LETTERS, Tokenizer.CHARACTERS);
        Sampling sampling = Sampling.temperature(1).length(50);
        DecoderState reading = generator.read("abc").start();
        String first = write(generator, reading, sampling, new SplittableRandom(1));
        String other = write(generator, reading, sampling, new SplittableRandom(2));
        assertThat(write(generator, reading, sampling, new SplittableRandom(1)))
                .isEqualTo(first)
                .isNotEqualTo(other);
    }

    @Test
    void namesAllThatTheVocabularyLacksOnce() {
        assertThatThrownBy(() -> CIRCLE.read("a\u00E9b\u00E9\uD83D\uDC4De\u0301\u00A0\t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The model's vocabulary lacks \"\u00E9\" (U+00E9), \"\uD83D\uDC4D\" (U+1F44D), \"e\" (U+0065),"
                                + " \"\u25CC\u0301\" (U+0301), U+00A0 (NO-BREAK SPACE), U+0009 (CHARACTER TABULATION) of the prompt;"
                                + " leave them out, or let what is unknown be skipped (on the command line by --skip-unknown; what a shell garbles goes into a file for --prime-file).");
        assertThatThrownBy(() -> CIRCLE.read("x")).hasMessageContaining("leave it out");
    }

    @Test
    void primesAreCutIntoWordsForAModelOfWords() {
        var generator = new Decoder(
                ToyPredictor.circle(4), Vocabulary.closed(List.of("to", " be", " or", ",")), Tokenizer.WORDS);
        assertThat(write(generator, "to be", 2)).isEqualTo(" or,");
        assertThatThrownBy(() -> generator.read("to be, or not"))
                .hasMessageStartingWith("The model's vocabulary lacks \" not\" of the prompt;");
    }

    @Test
    void aModelWithoutTokensCannotWrite() {
        assertThatThrownBy(() -> new Decoder(ToyPredictor.circle(1), Vocabulary.open(List.of()), Tokenizer.CHARACTERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--min-count");
    }

    @Test
    void aLengthThatLeavesNothingIsRefused() {
        for (int length : new int[] {0, -1}) {
            assertThatThrownBy(() -> Sampling.greedy().length(length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A length of %d leaves nothing to write; choose 1 or more.".formatted(length));
        }
    }

    private static String write(Decoder decoder, String prompt, int length) {
        return write(decoder, decoder.read(prompt).start(), Sampling.greedy().length(length), new Random(1));
    }

    private static String write(Decoder decoder, DecoderState start, Sampling sampling, RandomGenerator random) {
        var text = new StringBuilder();
        decoder.generate(start, sampling, random).forEachRemaining(text::append);
        return text.toString();
    }
}
