package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.engine.MemoryPolling;

/** C3: in processes of their own, because JavaCPP reads only once whether it shall ask for the process's memory. */
class MemoryPollingTest {

    @Test
    void whoPreparesIsInTimeAndHearsNothing() throws Exception {
        assertThat(outputOf("prepare")).contains("limit 0").doesNotContain(MemoryPolling.OPTION);
    }

    @Test
    void whoInstallsIntoANetworkIsToldOnceThatItCameTooLate() throws Exception {
        String output = outputOf();
        assertThat(output).doesNotContain("limit 0").contains("FusedLayers.prepare()");
        assertThat(output).containsOnlyOnce("-D" + MemoryPolling.OPTION + "=0");
    }

    @Test
    void aLimitThatSomebodyHasSetIsNotSpokenOf() {
        String before = System.getProperty(MemoryPolling.OPTION, "0");
        try {
            System.setProperty(MemoryPolling.OPTION, "8g");
            MemoryPolling.turnOff();
            assertThat(System.getProperty(MemoryPolling.OPTION)).isEqualTo("8g");
            assertThat(MemoryPolling.wasTurnedOffTooLate(8L << 30)).isFalse();
        } finally {
            System.setProperty(MemoryPolling.OPTION, before);
        }
        assertThat(MemoryPolling.wasTurnedOffTooLate(0)).isFalse();
    }

    private static String outputOf(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddingProgram.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
