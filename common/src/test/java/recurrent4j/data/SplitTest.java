package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void mapWorksOnEachPartInItsPlace() {
        Split<List<Integer>> split = new Split<>(List.of(1, 2, 3), List.of(4, 5), List.of(6));

        assertThat(split.map(List::size)).isEqualTo(new Split<>(3, 2, 1));
    }

    @Test
    void aMissingPartIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Split<>(1, null, 3))
                .withMessage("validation");
    }
}
