package recurrent4j.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleNamesTest {

    /** {@code -Dexamples.write=true} writes it anew. */
    @Test
    void theFileIsWhatTheGeneratorMakes() throws IOException {
        Path file = Path.of("examples/names.conll");
        if (Boolean.getBoolean("examples.write")) {
            Files.write(file, ExampleNames.lines());
        }

        assertThat(Files.readAllLines(file)).isEqualTo(ExampleNames.lines());
    }
}
