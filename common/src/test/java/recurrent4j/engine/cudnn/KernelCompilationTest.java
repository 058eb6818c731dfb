package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CUDA's own compiler takes the kernels, for GPUs from Turing to Blackwell; it needs none of them. It is the one that programs load
 * if that can be done here, or else nvcc, which is the same.
 */
@Tag("full")
class KernelCompilationTest {

    @TempDir
    private Path folder;

    private byte[] compile(int capability) throws IOException, InterruptedException {
        Optional<Cuda.Presets> presets = Cuda.presets();
        if (presets.isPresent()) {
            try {
                return presets.orElseThrow().compile(Optional.empty(), capability);
            } catch (IllegalStateException e) {
                assertThat(e.getMessage()).contains(" is missing here");
            }
        }
        return compileByNvcc(capability);
    }

    private byte[] compileByNvcc(int capability) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("kernels.cu"), Kernel.source());
        String[] command = {"nvcc", "-cubin", "-arch=sm_" + capability, "-Werror=all-warnings", "kernels.cu"};
        Process compiler = null;
        try {
            compiler = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "Neither CUDA's libraries nor nvcc are here to compile the kernels with.");
        }
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
        return Files.readAllBytes(folder.resolve("kernels.cubin"));
    }

    @ParameterizedTest
    @ValueSource(ints = {75, 80, 90, 100, 120})
    void everyKernelIsCompiledForAGpuOfCapability(int capability) throws IOException, InterruptedException {
        byte[] code = compile(capability);

        assertThat(code).startsWith(0x7F, 'E', 'L', 'F');
        String text = new String(code, StandardCharsets.ISO_8859_1);
        for (Kernel kernel : Kernel.values()) {
            assertThat(text).contains(".text." + kernel.symbol() + "\0");
        }
    }
}
