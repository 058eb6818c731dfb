package recurrent4j.seq2seq.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.seq2seq.evaluate.Hypothesis;

class CopySourceTest {

    @Test
    void itAnswersWhatItIsAsked() {
        assertThat(new CopySource().rewrite(List.of("a b", " c")))
                .containsExactly(Hypothesis.of("a b"), Hypothesis.of(" c"));
    }
}
