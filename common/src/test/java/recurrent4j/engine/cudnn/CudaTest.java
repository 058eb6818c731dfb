package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.engine.Accelerator;
import recurrent4j.engine.Accelerator.Precision;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Answer;
import recurrent4j.engine.NetworkShape.Dense;
import recurrent4j.engine.NetworkShape.Layer;
import recurrent4j.engine.NetworkShape.SquaredError;
import recurrent4j.engine.NetworkShape.Tower;
import recurrent4j.engine.Recurrence;

class CudaTest {

    @TempDir
    private Path folder;

    private static NetworkShape of(Recurrence recurrence) {
        var answer = new Answer(List.of(), 0, new Dense(1, -1, -1), new SquaredError());
        var layer = new Layer(recurrence, 1, 1, 0, List.of(new Tower(0, 1, 2)));
        return new NetworkShape(new NetworkShape.Values(1), List.of(layer), answer, 3);
    }

    @Test
    void whatIsMissingIsASentenceAndNothingCanBeComputed() {
        Accelerator gpu = new Cuda.Absent("There is no GPU here.");

        assertThat(gpu.missing()).contains("There is no GPU here.");
        assertThat(gpu.refusal(of(Recurrence.LSTM))).contains("There is no GPU here.");
        assertThatThrownBy(gpu::description)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no GPU here.");
        assertThatThrownBy(() -> gpu.network(of(Recurrence.LSTM), Precision.FLOAT32))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no GPU here.");
    }

    @Test
    void lookingForAGpuEndsWithOneOrWithASentence() {
        Accelerator gpu = Cuda.find(Optional.of(folder));

        assertThat(gpu.missing().orElse("It is there.")).endsWith(".");
        if (Cuda.presets().isEmpty()) {
            assertThat(gpu.missing()).contains(Reasons.NOT_BUILT);
        }
    }

    /** As after a build with CUDA and one without it, without cleaning in between. */
    @Test
    void aClassThatAnEarlierBuildHasLeftNamedIsNotMissed() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Cuda.Presets.class.getName()), "recurrent4j.engine.cudnn.Gone\n");
        try (var classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(Cuda.presets(classes)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "GRU", "SIMPLE_RNN", "SIMPLE_RNN_RELU"})
    void cudnnHasTheUsualCells(Recurrence recurrence) {
        assertThat(Reasons.refusal(of(recurrence))).isEmpty();
    }

    @Test
    void cudnnHasNoOtherCells() {
        assertThat(Reasons.refusal(of(Recurrence.COUPLED_LSTM)))
                .contains(
                        "cuDNN has no LSTM with coupled gates; choose LSTM, GRU, SIMPLE_RNN or RELU_RNN, or another engine.");
        assertThat(Reasons.refusal(of(Recurrence.PEEPHOLE_LSTM)).orElseThrow()).contains("peepholes");
        assertThat(Reasons.refusal(of(Recurrence.GRU_RESET_BEFORE)).orElseThrow())
                .contains("resets before");
    }

    @Test
    void driversAndGpusThatAreTooOldAreToldApart() {
        assertThat(Reasons.noDevice(35, 0, "").orElseThrow()).contains("driver here is too old");
        assertThat(Reasons.noDevice(100, 0, "no device").orElseThrow()).contains("no GPU here (no device)");
        assertThat(Reasons.noDevice(0, 0, "").orElseThrow()).contains("CUDA_VISIBLE_DEVICES");
        assertThat(Reasons.noDevice(0, 1, "")).isEmpty();
        assertThat(Reasons.tooOld("GTX 1080", 61).orElseThrow()).contains("GTX 1080", "6.1", "7.5");
        assertThat(Reasons.tooOld("H100", 90)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyLibraryThatIsMissingIsNamedWithTheWayOut(CudaLibrary library) {
        assertThat(Reasons.missing(library, library.file(false)))
                .contains(library.file(false))
                .contains("install")
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lib64",
                "lib",
                "targets/x86_64-linux/lib",
                "cudnn/lib",
                "nvidia/cu13/lib",
                "lib/python3.12/site-packages/nvidia/cudnn/lib"
            })
    void librariesAreFoundInTheLayoutsOfNvidiaAndOfPython(String layout) throws IOException {
        Path file = Files.createDirectories(folder.resolve(layout)).resolve("libcudnn.so.9");
        Files.createFile(file);

        assertThat(CudaFolders.named(Optional.of(folder), Map.of()).find("libcudnn.so.9"))
                .contains(file);
        assertThat(CudaFolders.named(Optional.empty(), Map.of("CUDA_HOME", folder.toString()))
                        .find("libcudnn*"))
                .contains(file);
        assertThat(CudaFolders.usual(Map.of("VIRTUAL_ENV", folder.toString())).find("libcudnn.so.9"))
                .contains(file);
    }

    @Test
    void theFolderThatIsNamedComesFirstAndOneThatIsNotThereIsPassedOver() throws IOException {
        Path named = Files.createFile(
                Files.createDirectories(folder.resolve("a/lib64")).resolve("libcudart.so.13"));
        Files.createFile(Files.createDirectories(folder.resolve("b/lib64")).resolve("libcudart.so.13"));
        Map<String, String> variables = Map.of("CUDA_HOME", folder.resolve("b").toString(), "CUDA_PATH", " ");

        assertThat(CudaFolders.named(Optional.of(folder.resolve("a")), variables)
                        .find("libcudart.so.13"))
                .contains(named);
        assertThat(CudaFolders.named(Optional.of(folder.resolve("c")), Map.of()).find("libcudart.so.13"))
                .isEmpty();
    }
}
