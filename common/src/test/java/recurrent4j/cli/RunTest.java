package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunTest {

    @Test
    void namesOfContestantsBecomeNamesOfFilesThatDiffer() {
        Path run = Path.of("run");

        assertThat(Run.checkpoint(run, "SimpleRnn 20-20-1"))
                .isNotEqualTo(Run.checkpoint(run, "SimpleRnn 20-20 + Dense(1)"));
        assertThat(Run.checkpoint(run, "a/../b").getParent())
                .isEqualTo(Run.checkpoint(run, "c").getParent());
    }
}
