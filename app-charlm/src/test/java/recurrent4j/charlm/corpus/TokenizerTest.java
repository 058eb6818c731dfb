package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.data.BytePairs;
import recurrent4j.data.BytePairs.Merge;
import recurrent4j.io.Utf8Reader;

class TokenizerTest {

    private static final String TEXT =
            " It's   \"odd\", isn't it?\n\n\tEnd' x1 22,5 — Straße 日本 e\u0301te\u0301 \uD83D\uDE00\uD83D\uDE00 ";

    @ParameterizedTest
    @MethodSource
    void theTokensPutTogetherAreTheText(Tokenizer tokenization) throws IOException {
        assertThat(String.join("", tokens(tokenization, TEXT))).isEqualTo(TEXT);
    }

    @Test
    void aCharacterIsACodePoint() throws IOException {
        assertThat(tokens(Tokenizer.CHARACTERS, "a\uD83D\uDE00ü")).containsExactly("a", "\uD83D\uDE00", "ü");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "to be, or|to_ be_,_ or",
                "don't stop|don't_ stop",
                "'tis the dogs' bone|'_tis_ the_ dogs_'_ bone",
                "a  b|a_ _ b",
                "in 1984 x2|in_ 1984_ x_2"
            })
    void wordsTakeTheSpaceBeforeThemAlong(String text, String expected) throws IOException {
        assertThat(tokens(Tokenizer.WORDS, text)).containsExactly(expected.split("_"));
    }

    @Test
    void aLineEndIsATokenOfItsOwn() throws IOException {
        assertThat(tokens(Tokenizer.WORDS, "one \n\ntwo")).containsExactly("one", " ", "\n", "\n", "two");
    }

    @Test
    void aTextWithoutSpacesIsCutSomewhere() throws IOException {
        List<String> tokens = tokens(Tokenizer.WORDS, "x".repeat(1_000));

        assertThat(tokens).hasSizeGreaterThan(5).allMatch(token -> token.length() <= 100);
    }

    @Test
    void bytePairsAreMergedInsideOfWords() throws IOException {
        var pairs = BytePairs.of(List.of(new Merge("a", "b"), new Merge(" ", "ab"), new Merge("b", " ")));
        assertThat(tokens(Tokenizer.of(pairs), "ab ab b aab")).containsExactly("ab", " ab", " ", "b", " ", "a", "ab");
    }

    static List<Tokenizer> theTokensPutTogetherAreTheText() {
        return List.of(
                Tokenizer.CHARACTERS,
                Tokenizer.WORDS,
                Tokenizer.of(BytePairs.of(List.of(new Merge("t", "h"), new Merge("th", "e")))));
    }

    private static List<String> tokens(Tokenizer tokenization, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (var reader = new Utf8Reader("text", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            tokenization.split(reader, tokens::add);
        }
        return tokens;
    }
}
