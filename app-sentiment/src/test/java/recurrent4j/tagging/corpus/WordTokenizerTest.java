package recurrent4j.tagging.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTokenizerTest {

    private static final WordTokenizer TOKENIZER = new WordTokenizer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The dog barks. | The dog barks .",
                "I don't know, can't say, won't cannot | I do n't know , ca n't say , wo n't can not",
                "Bush's dogs' it’s I'd've they're | Bush 's dogs ' it ’s I 'd 've they 're",
                "gonna gotta wanna Gimme | gon na got ta wan na Gim me",
                "do n't 's 'em '80s 'hello' | do n't 's 'em '80s ' hello '",
                "O'Brien AT&T buy-out snake_case | O'Brien AT&T buy-out snake_case",
                "$1,000.50 10:30 1/2 5% -3 | $ 1,000.50 10:30 1/2 5 % - 3",
                "Mr. J. Smith of the U.S. is here, i.e. Corp. A. | Mr. J. Smith of the U.S. is here , i.e. Corp. A .",
                "It was I. | It was I .",
                "(yes) [no] \"so\" «oui» | ( yes ) [ no ] \" so \" « oui »",
                "wait... no -- what?! yes!!! a--b | wait ... no -- what ?! yes !!! a -- b",
                "see http://x.org/a?b=(c), or www.y.de. amazon.com/x, | see http://x.org/a?b=(c ) , or www.y.de . amazon.com/x ,",
                "mail a.b+c@x.co.uk. @paul #fun #1 | mail a.b+c@x.co.uk . @paul #fun # 1",
                "good :) bad :-( love <3 ;) ratio:(a) | good :) bad :-( love <3 ;) ratio : ( a )",
                "3:30pm end.Start | 3:30pm end . Start",
                "東京に住む | 東 京 に 住 む",
                "naïve Zoë привет cafe\u0301s | naïve Zoë привет cafe\u0301s",
                "a\u00a0b\u200bc | a b c"
            })
    void textsAreCutAsTaggersReadThem(String text, String tokens) {
        assertThat(texts(text)).isEqualTo(List.of(tokens.split(" ")));
    }

    @Test
    void emojiAreWholeWithAllThatTheyAreComposedOf() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        String flags = "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7";
        String hand = "\uD83D\uDC4D\uD83C\uDFFD";
        String heart = "\u2764\uFE0F";
        assertThat(texts("hi" + family + flags + hand + heart + heart))
                .containsExactly("hi", family, flags.substring(0, 4), flags.substring(4), hand, heart, heart);
    }

    @Test
    void placesAreThoseInTheText() {
        assertThat(TOKENIZER.tokens(" I don't."))
                .containsExactly(
                        new Token("I", 1, 2), new Token("do", 3, 5), new Token("n't", 5, 8), new Token(".", 8, 9));
        assertThat(TOKENIZER.tokens(" \t ")).isEmpty();
    }

    @Test
    void whateverIsNoBlankIsInOneToken() {
        var random = new Random(11);
        String signs = "ab.'’-:/@#!?)(n t3,_&\uD83D\uDE00\u200D\u0301東\uD83C\uDDE9wwom<> ";
        for (int i = 0; i < 3000; i++) {
            String text = random.ints(random.nextInt(30), 0, signs.length())
                    .mapToObj(place -> String.valueOf(signs.charAt(place)))
                    .collect(Collectors.joining());
            List<Token> tokens = TOKENIZER.tokens(text);
            int end = 0;
            for (Token token : tokens) {
                assertThat(text.substring(end, token.from())).isBlank();
                assertThat(token.text()).isNotEmpty().isEqualTo(text.substring(token.from(), token.to()));
                end = token.to();
            }
            assertThat(text.substring(end)).isBlank();
        }
    }

    @Test
    void longAndOddTextsTakeTimeInProportionToTheirLength() {
        for (String odd : List.of("a", ".-", "a@", "'s", "w.", "http://", "n't", "1,", "\u0301", "=)", "東")) {
            assertThat(TOKENIZER.tokens(odd.repeat(20_000))).isNotEmpty();
        }
    }

    private static List<String> texts(String text) {
        return TOKENIZER.tokens(text).stream().map(Token::text).toList();
    }
}
