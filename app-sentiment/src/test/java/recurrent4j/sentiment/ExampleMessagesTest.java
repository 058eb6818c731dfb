package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleMessagesTest {

    /** {@code -Dexamples.write=true} writes it anew. */
    @Test
    void theFileIsWhatTheGeneratorMakes() throws IOException {
        Path file = Path.of("examples/messages.csv");
        if (Boolean.getBoolean("examples.write")) {
            Files.write(file, ExampleMessages.lines());
        }

        assertThat(Files.readAllLines(file)).isEqualTo(ExampleMessages.lines());
    }
}
