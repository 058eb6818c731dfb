package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aShortValueIsWhole() {
        assertThat(Excerpt.of("ไม่ดี 😀")).isEqualTo("ไม่ดี 😀");
    }

    @Test
    void aLongValueIsCutAfterTwoHundredCharacters() {
        assertThat(Excerpt.of("😀".repeat(201))).isEqualTo("😀".repeat(200) + "…");
    }

    @Test
    void controlCharactersAreNumbers() {
        assertThat(Excerpt.of("\u001b[31mred\u0000\u202eder")).isEqualTo("\\u001b[31mred\\u0000\\u202eder");
    }

    @Test
    void aSentenceIsOneLineWithShortQuotations() {
        assertThat(Excerpt.sentence("The label \"" + "a".repeat(1000) + "\"\n is \"odd\"\r\n."))
                .isEqualTo("The label \"" + "a".repeat(200) + "…\" is \"odd\" .");
    }
}
