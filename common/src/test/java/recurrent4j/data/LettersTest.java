package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void wordsAreOfLettersDigitsAndTheirMarks() {
        assertThat("aZ9éйß\u0301\u0935\u093F".codePoints()).allMatch(Letters::isWord);
        assertThat(" -'.,!€\u00a0😀".codePoints()).noneMatch(Letters::isWord);
    }

    @Test
    void lettersOfScriptsWithoutBlanksStandAlone() {
        assertThat("東のカไທကខ".codePoints()).allMatch(Letters::standsAlone).noneMatch(Letters::isWord);
        assertThat("aй9한\u0e48".codePoints()).noneMatch(Letters::standsAlone);
    }

    @Test
    void aLetterEndsBehindItsMarksAndWhatTheyStackBelow() {
        assertThat(Letters.end("กิ่ก", 1)).isEqualTo(3);
        assertThat(Letters.end("က္ကက", 1)).isEqualTo(3);
        assertThat(Letters.end("東京", 1)).isEqualTo(1);
    }
}
