package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FullRowsTest {

    @Test
    void theLastIsRepeatedUpToAMultipleOfEight() {
        List<Integer> nine = IntStream.range(0, 9).boxed().toList();

        assertThat(FullRows.of(List.of("a"))).isEqualTo(Collections.nCopies(8, "a"));
        assertThat(FullRows.of(nine)).hasSize(16).startsWith(0, 1, 2).endsWith(8, 8, 8);
        assertThat(FullRows.of(nine.subList(0, 8))).isEqualTo(nine.subList(0, 8));
        assertThat(FullRows.of(List.of())).isEmpty();
    }
}
