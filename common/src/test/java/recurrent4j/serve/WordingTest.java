package recurrent4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            It is too long; choose less, or leave it out with --short skip.   | It is too long; choose less.
            It can be read in two ways; say --date-format M/d or --form d/M.  | It can be read in two ways.
            It is unknown; leave it out (by --skip-unknown; or in a file).    | It is unknown; leave it out.
            It names "a, --b" as its id; rename it.                           | It names "a, --b" as its id; rename it.
            A text - or two -- is missing; send it.                           | A text - or two -- is missing; send it.
            """)
    void adviceAboutOptionsIsLeftOut(String sentence, String said) {
        assertThat(Wording.usual().of(sentence)).isEqualTo(said);
    }

    @Test
    void optionsBecomeFields() {
        Wording wording = Wording.usual().saying("give --season (\\d+)", "set \"season\" to $1");
        assertThat(wording.of("It has none; give --season 12, or --by another."))
                .isEqualTo("It has none; set \"season\" to 12.");
    }

    @Test
    void aRouteRefusesInItsWords() throws Exception {
        JsonNode example = Json.mapper().createObjectNode();
        Schema empty = Schema.object("Nothing.");
        Route route = new Route("/ask", "Asks.", empty, empty, example, request -> {
                    throw new InputException("That is too much; choose a smaller --size.");
                })
                .in(Wording.usual().saying("choose a smaller --size", "send a smaller \"size\""));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> route.answer().to(example))
                .withMessage("That is too much; send a smaller \"size\".");
    }
}
