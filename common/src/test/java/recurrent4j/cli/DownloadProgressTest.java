package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DownloadProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void elsewhereTwoLinesSuffice() {
        var progress = new DownloadProgress("corpus", Lines.on(bytes, 0));
        progress.bytes(0, 2_000_000);
        progress.bytes(1_000_000, 2_000_000);
        progress.bytes(2_000_000, 2_000_000);
        assertThat(text().lines()).containsExactly("corpus  fetching 2.0 MB", "corpus  2.0 MB fetched");
    }

    @Test
    void onATerminalOneLineIsDrawnOver() {
        var progress = new DownloadProgress("corpus", Lines.on(bytes, 80));
        progress.bytes(1_000_000, 2_000_000);
        progress.bytes(2_000_000, 2_000_000);
        assertThat(text())
                .startsWith("corpus  ━━━━━━━━────────  1.0 of 2.0 MB")
                .endsWith("\r\033[2Kcorpus  2.0 MB fetched" + System.lineSeparator());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
