package recurrent4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.Checksum;
import recurrent4j.io.Json;

class ProvenanceTest {

    /** The example of FIPS 180-2, appendix B.1. */
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void aFileIsRecognizedByItsChecksum(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("letters.txt"), "abc");
        assertThat(DataSource.file("letters", file, 1).sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(Checksum.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(SHA256_OF_ABC);
    }

    @Test
    void aFileIsFoundAgainOnlyIfItIsTheSame(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("letters.txt"), "abc");
        DataSource source = DataSource.file("letters", file, 1);
        assertThat(source.bytes()).isEqualTo(3);
        assertThat(source.again()).contains(file);
        assertThat(new DataSource("letters", file.toString(), "", SHA256_OF_ABC, 1).again())
                .contains(file);
        assertThat(new DataSource("letters", file.toString(), "", SHA256_OF_ABC, 1, 4, "").again())
                .isEmpty();
        for (String other : List.of("", "/", "/dev/zero", "/proc/kmsg", folder.toString(), file + "x")) {
            assertThat(new DataSource("letters", other, "", SHA256_OF_ABC, 1).again())
                    .isEmpty();
        }
        Files.writeString(file, "abd");
        assertThat(source.again()).isEmpty();
    }

    @Test
    void dataHaveEitherAPathOrAGenerator() {
        JsonNode generated = Json.mapper().valueToTree(DataSource.generated("waves", "two sines", "00", 10));
        assertThat(generated.has("path")).isFalse();
        assertThat(generated.get("generator").asText()).isEqualTo("two sines");
    }

    @Test
    void thisMachineNamesItself() {
        Environment here = Environment.here("stock", 2);
        assertThat(here.dl4j()).startsWith("1.0.0-");
        assertThat(here.java()).startsWith(String.valueOf(Runtime.version().feature()));
        assertThat(here.cpu() + here.gpu()).isNotBlank();
        assertThat(here.backend()).isIn("CPU", "CUDA");
        assertThat(here.sentence()).contains("stock layers, 2 threads on ").doesNotContain("null");
    }

    @Test
    void provenanceReturnsFromJsonAsItWas() throws IOException {
        var before = new Provenance(
                "app",
                "app train --csv \"ä.csv\"",
                42,
                DataSource.generated("waves", "two sines", "00", 10),
                new Environment("17", "1", "CPU", "stock", 1, "a processor", ""));
        String json = Json.mapper().writeValueAsString(before);
        assertThat(Json.mapper().readValue(json, Provenance.class)).isEqualTo(before);
    }

    @Test
    void dataSayWhatTheyCount() {
        assertThat(DataSource.generated("waves", "two sines", "00", 1).extent()).isEqualTo("1 row");
        assertThat(DataSource.generated("waves", "two sines", "00", 1440).extent())
                .isEqualTo("1,440 rows");
        assertThat(new DataSource("novel", "", "", "00", 133_465, 0, "characters").extent())
                .isEqualTo("133,465 characters");
    }

    @Test
    void aScoreThatIsNoNumberIsNullInJsonAndReturnsAsNaN() throws IOException {
        String json = Json.mapper().writeValueAsString(new Measured(Double.NaN, Double.NEGATIVE_INFINITY));
        assertThat(json).doesNotContain("NaN", "Inf").contains("null");
        assertThat(Json.mapper().readValue(json, Measured.class)).isEqualTo(new Measured(Double.NaN, Double.NaN));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> Json.mapper().readValue("{\"test\":1,\"test\":2}", Measured.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("Duplicate");
    }
}
