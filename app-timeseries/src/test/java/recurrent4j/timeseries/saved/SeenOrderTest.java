package recurrent4j.timeseries.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D6: the same run leaves the same bytes, in another process, too. */
class SeenOrderTest {

    @Test
    void seriesAreKeptInTheOrderOfTheirNames() {
        Map<String, Seen.Beginning> series = IntStream.range(10, 50)
                .boxed()
                .collect(Collectors.toMap(i -> "series-" + i, i -> new Seen.Beginning(i, "checksum")));

        assertThat(List.copyOf(new Seen(series).series().keySet())).isSorted().hasSize(40);
    }
}
