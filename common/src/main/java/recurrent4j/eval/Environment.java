package recurrent4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a run took place, as far as it changes speed or the last digits of a score.
 *
 * @param backend of ND4J: {@code CPU} or {@code CUDA}
 * @param engine which implementation of the recurrent layers ran
 * @param threads that computed at the same time
 * @param cpu the processor, or empty where a GPU computed
 * @param gpu the graphics processor, or empty where the CPU computed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Environment(
        String java, String dl4j, String backend, String engine, int threads, String cpu, String gpu) {

    /** Takes an absent processor for an empty one. */
    public Environment {
        cpu = Objects.requireNonNullElse(cpu, "");
        gpu = Objects.requireNonNullElse(gpu, "");
    }

    /** This machine, with the engine and the number of threads that the run was given. */
    public static Environment here(String engine, int threads) {
        Properties nd4j = Nd4j.getExecutioner().getEnvironmentInformation();
        String backend = String.valueOf(nd4j.get(Nd4jEnvironment.BACKEND_KEY));
        String gpu = gpuName(nd4j);
        String cpu = gpu.isEmpty() ? cpuName() : "";
        return new Environment(Runtime.version().toString(), dl4jVersion(), backend, engine, threads, cpu, gpu);
    }

    /** Everything above in one line for people. */
    public String sentence() {
        return "Java " + java + ", Deeplearning4j " + dl4j + " (" + backend + "), " + engine + " layers, " + threads
                + (threads == 1 ? " thread" : " threads") + " on " + (gpu.isEmpty() ? cpu : gpu);
    }

    private static String gpuName(Properties nd4j) {
        if (nd4j.get(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY) instanceof List<?> devices
                && !devices.isEmpty()
                && devices.get(0) instanceof Map<?, ?> first) {
            return String.valueOf(first.get(Nd4jEnvironment.CUDA_DEVICE_NAME_KEY));
        }
        return "";
    }

    /** Java does not know the name of its processor, so the system is asked, and its kind must do where it is silent. */
    private static String cpuName() {
        String kind = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(kind);
        } catch (IOException | UncheckedIOException e) {
            return Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), kind);
        }
    }

    private static String dl4jVersion() {
        String file = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
        var properties = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream(file)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Deeplearning4j's own jar file cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
