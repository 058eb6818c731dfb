package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {

    @Test
    void aTextIsCutWhereItStands() throws IOException {
        Corpus corpus = corpus("abcdefghij".repeat(10), SplitShares.USUAL, 1);

        assertThat(corpus.parts().training().tokens().length()).isEqualTo(90);
        assertThat(corpus.parts().validation().tokens().length()).isEqualTo(5);
        assertThat(corpus.parts().test().tokens().length()).isEqualTo(5);
        assertThat(text(corpus, corpus.parts().validation())).isEqualTo("abcde");
        assertThat(text(corpus, corpus.parts().test())).isEqualTo("fghij");
    }

    @Test
    void aSplitInTwoHasNoTestPart() throws IOException {
        Corpus corpus = corpus("abcdefghij".repeat(10), SplitShares.parse("90/10"), 1);

        assertThat(corpus.parts().validation().tokens().length()).isEqualTo(10);
        assertThat(corpus.parts().test().tokens().length()).isZero();
    }

    @Test
    void theVocabularyKnowsNothingOfTheOtherParts() throws IOException {
        Corpus corpus = corpus("a".repeat(90) + "xyaaa" + "zzzaa", SplitShares.USUAL, 1);

        assertThat(corpus.vocabulary().tokens()).containsExactly("a");
        assertThat(corpus.parts().training().unknown()).isZero();
        assertThat(corpus.parts().validation().unknown()).isEqualTo(2);
        assertThat(corpus.parts().test().unknown()).isEqualTo(3);
    }

    @Test
    void whatIsRareIsUnknown() throws IOException {
        Corpus corpus = corpus("b" + "a".repeat(99), SplitShares.USUAL, 2);

        assertThat(corpus.vocabulary().knows("b")).isFalse();
        assertThat(corpus.parts().training().unknown()).isEqualTo(1);
    }

    @Test
    void aTextOfWhichEverythingIsTooRareIsRefused() {
        assertThatThrownBy(() -> corpus("ab".repeat(50), SplitShares.USUAL, 46))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing stands 46 times or more")
                .hasMessageContaining("--min-count");
    }

    @Test
    void scoresThatTheUnknownFlattersAreRemarkedUpon() throws IOException {
        Corpus some = corpus("a".repeat(90) + "xyaaa" + "aaaaa", SplitShares.USUAL, 1);

        assertThat(some.remarks())
                .singleElement()
                .asString()
                .startsWith("2 of the 5 characters of the validation part are unknown to the model");
        assertThat(corpus("a".repeat(100), SplitShares.USUAL, 1).remarks()).isEmpty();
    }

    @Test
    void charactersAreCountedWhereTokensAreWords() throws IOException {
        Corpus corpus = Corpus.read(
                source("one two ".repeat(50)),
                TokenizerConfig.of(Tokenization.WORDS).minCount(1),
                new SplitShares(50, 25, 25));

        TextPart training = corpus.parts().training();
        assertThat(training.characters()).isEqualTo(text(corpus, training).length());
        assertThat(training.characters()).isGreaterThan(training.tokens().length());
    }

    @Test
    void bytePairsAreLearnedFromTheTrainingPartAlone() throws IOException {
        Corpus corpus = bytePairs("the cat ".repeat(50) + "zz ".repeat(14), 20);

        assertThat(corpus.vocabulary().tokens())
                .hasSizeLessThanOrEqualTo(20)
                .contains(" the", " cat")
                .doesNotContain("zz");
        assertThat(corpus.parts().validation().unknown()).isPositive();
    }

    @Test
    void partsOfBytePairsAreTheTextPutTogetherAndSplitByItsCharacters() throws IOException {
        String text = "in the beginning was the word, and the word was with".repeat(10);
        Corpus corpus = bytePairs(text, 60);

        String training = text(corpus, corpus.parts().training());
        assertThat(training.length()).isBetween(468, 475);
        assertThat(corpus.parts().training().characters()).isEqualTo(training.length());
        assertThat(training
                        + text(corpus, corpus.parts().validation())
                        + text(corpus, corpus.parts().test()))
                .isEqualTo(text);
        assertThat(corpus.parts().training().tokens().length()).isLessThan(training.length() / 2);
    }

    @Test
    void aVocabularyWithoutRoomForBytePairsIsRefused() {
        assertThatThrownBy(() -> bytePairs("abcdefghij".repeat(10), 10))
                .hasMessageContaining("no room for byte pairs beside the 10 characters")
                .hasMessageContaining("--vocabulary");
    }

    private static Corpus bytePairs(String text, int vocabulary) throws IOException {
        return Corpus.read(
                source(text), TokenizerConfig.of(Tokenization.BPE).vocabulary(vocabulary), SplitShares.USUAL);
    }

    @Test
    void aTextTooShortForItsPartsIsRefused() {
        assertThatThrownBy(() -> corpus("abcdefgh", SplitShares.USUAL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 tokens")
                .hasMessageContaining("longer text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "90/5/6", "0/50/50", "100/0", "90/-5/15", "a/b/c", "90/10/"})
    void aSplitThatIsNoneIsRefused(String split) {
        assertThatThrownBy(() -> SplitShares.parse(split)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Corpus corpus(String text, SplitShares shares, long minCount) throws IOException {
        return Corpus.read(
                source(text), TokenizerConfig.of(Tokenization.CHARACTERS).minCount(minCount), shares);
    }

    private static TextSource source(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TextSource("text", "", "a text of this test", () -> new ByteArrayInputStream(bytes));
    }

    private static String text(Corpus corpus, TextPart part) {
        var text = new StringBuilder();
        for (long place = 0; place < part.tokens().length(); place++) {
            text.append(corpus.vocabulary().token(part.tokens().at(place)));
        }
        return text.toString();
    }
}
