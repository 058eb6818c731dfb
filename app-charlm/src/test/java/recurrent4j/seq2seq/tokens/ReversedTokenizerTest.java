package recurrent4j.seq2seq.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.corpus.Pair;

class ReversedTokenizerTest {

    @Test
    void sourcesAreReadFromTheirEndsAndTargetsAreNot() throws IOException {
        Tokenization characters = Tokenization.of(TokenUnit.CHARACTERS);
        PairTokenizer forward = PairTokenizer.fit(List.of(Pair.of("12+3", "15")), characters, characters);

        PairTokenizer reversed = PairTokenizer.ofJson(forward.reversingSources().json());

        assertThat(reversed.source().tokens("12+3")).containsExactly("3", "+", "2", "1");
        assertThat(reversed.source().text(List.of("3", "+"))).isEqualTo("+3");
        assertThat(reversed.target().tokens("15")).containsExactly("1", "5");
        assertThat(reversed.source().numbers("1")).isEqualTo(forward.source().numbers("1"));
        assertThat(PairTokenizer.ofJson(forward.json()).source().tokens("12")).containsExactly("1", "2");
    }
}
