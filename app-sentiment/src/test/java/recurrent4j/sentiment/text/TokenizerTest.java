package recurrent4j.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    private final Tokenizer tokenizer = new Tokenizer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            The film, the FILM.             | the film the film
            I don't like it                 | i don't like it
            Rock 'n' roll, the films' end   | rock n roll the films end
            a well-made film -- really      | a well made film really
            8/10, 3.5 of 5 or 1,000 at 9:30 | 8/10 3.5 of 5 or 1,000 at 9:30
            Good.Bad,ugly 2. Next           | good bad ugly 2 next
            What?! No!!                     | what ? ! no ! !
            _very_ *good* (sic)             | very good sic
            £5, $3 or 4€                    | £ 5 $ 3 or 4 €
            """)
    void wordsNumbersAndAFewMarksAreTokens(String text, String tokens) {
        assertThat(String.join(" ", tokenizer.tokens(text))).isEqualTo(tokens);
    }

    @Test
    void tagsPartWordsAndAreNoTokens() {
        assertThat(tokenizer.tokens("good<br /><br />bad <i>it</i><a href=\"x\">is</a>"))
                .containsExactly("good", "bad", "it", "is");
    }

    @Test
    void whatOnlyLooksLikeATagIsText() {
        assertThat(tokenizer.tokens("1 < 2 and 3 > 2, <3")).containsExactly("1", "2", "and", "3", "2", "3");
    }

    @Test
    void entitiesAreWhatTheyStandFor() {
        assertThat(tokenizer.tokens("don&#39;t &amp; won&#x27;t&nbsp;go &lt;b&gt;x&#99999999; caf&#233;"))
                .startsWith("don't", "won't", "go", "x")
                .endsWith("café");
    }

    @Test
    void controlCharactersAreTheLettersOfWindowsThatTheyWere() {
        assertThat(tokenizer.tokens("I don\u0092t\u0097no\u0085well")).containsExactly("i", "don't", "no", "well");
    }

    @Test
    void allApostrophesAreTheSame() {
        assertThat(tokenizer.tokens("don’t don‘t don`t don´t")).containsOnly("don't");
    }

    @Test
    void accentsAreOneWithTheirLettersAndHiddenSignsAreNot() {
        assertThat(tokenizer.tokens("cafe\u0301 co\u00ADop\u200B")).containsExactly("café", "coop");
    }

    @Test
    void lettersOfEveryScriptAreLowered() {
        assertThat(tokenizer.tokens("ЭТО ХОРОШО, ΚΑΛΌ; TITLE")).containsExactly("это", "хорошо", "καλό", "title");
    }

    @Test
    void scriptsWithoutBlanksArePartedLetterByLetter() {
        assertThat(tokenizer.tokens("很好 film かな")).containsExactly("很", "好", "film", "か", "な");
    }

    @Test
    void emojiAreTokens() {
        assertThat(tokenizer.tokens("great😀😀")).containsExactly("great", "😀", "😀");
    }

    @Test
    void emptyTextHasNoTokens() {
        assertThat(tokenizer.tokens("")).isEmpty();
        assertThat(tokenizer.tokens(" ,;-' <br>")).isEmpty();
    }

    @Test
    void equalTokensAreTheSameObject() {
        assertThat(tokenizer.tokens("Film").get(0))
                .isSameAs(tokenizer.tokens("the film").get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ไม่ดีเลย 10/10   | ไ ม่ ดี เ ล ย 10/10
            ບໍ່ດີ            | ບໍ່ ດີ
            မကောင်းဘူး      | မ ကော င်း ဘူး
            မန္တလေး         | မ န္တ လေး
            មិនល្អ           | មិ ន ល្អ
            不好 スーパー    | 不 好 ス ー パ ー
            """)
    void lettersOfScriptsWithoutBlanksAreTokensWithTheirMarks(String text, String tokens) {
        assertThat(String.join(" ", tokenizer.tokens(text))).isEqualTo(tokens);
    }

    @Test
    void howASignIsDrawnIsNoPartOfTheNextWord() {
        assertThat(tokenizer.tokens("\u2764\uFE0Flovely \u2600\uFE0E 葛\uDB40\uDD00城"))
                .containsExactly("\u2764", "lovely", "\u2600", "葛", "城");
    }
}
