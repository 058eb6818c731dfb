package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemoryGrowthTest {

    /** 400 bytes a step: a leak of one array of a batch in every step would be larger. */
    private static final long TOLERATED_BYTES = 8_000_000;

    /** In a process of its own, whose Java heap has all its memory from the start: what grows is native. */
    @Test
    @Tag("full")
    void twentyThousandTrainingStepsDoNotMakeTheProcessGrow() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManySteps.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        long growth = output.lines()
                .filter(line -> line.startsWith("grown by "))
                .mapToLong(line -> Long.parseLong(line.substring("grown by ".length())))
                .findFirst()
                .orElseThrow();
        assertThat(growth).isLessThan(TOLERATED_BYTES);
    }
}
