package recurrent4j.tagging.crf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.tagging.scheme.TagScheme;

class TagConstraintsTest {

    private static final List<String> TAGS = List.of("O", "B-PER", "I-PER", "I-LOC");

    @Test
    void inIob2ASpanGoesOnOnlyAfterOneOfItsKind() {
        TagConstraints constraints = TagConstraints.of(TagScheme.IOB2, TAGS);

        assertThat(constraints.begins()).containsExactly(true, true, false, false);
        assertThat(constraints.ends()).containsExactly(true, true, true, true);
        assertThat(constraints.mayFollow(1, 2)).isTrue();
        assertThat(constraints.mayFollow(2, 2)).isTrue();
        assertThat(constraints.mayFollow(0, 2)).isFalse();
        assertThat(constraints.mayFollow(1, 3)).isFalse();
    }

    @Test
    void plainTagsMayStandAnywhere() {
        TagConstraints constraints = TagConstraints.of(TagScheme.NONE, List.of("NOUN", "VERB"));

        assertThat(constraints.begins()).containsExactly(true, true);
        assertThat(constraints.follows()).isDeepEqualTo(new boolean[][] {{true, true}, {true, true}});
    }
}
