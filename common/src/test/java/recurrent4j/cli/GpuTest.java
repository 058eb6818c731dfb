package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GpuTest {

    @Test
    void aGpuThatIsNewerThanTheBackendIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gpu.requireCapability(9, 0))
                .withMessage(
                        "This GPU has compute capability 9.0, and ND4J's code for CUDA ends with 8.x; build with -Pcuda.");
    }

    @Test
    void aGpuOfTheBackendsTimeIsTaken() {
        assertThatCode(() -> Gpu.requireCapability(8, 9)).doesNotThrowAnyException();
    }

    @Test
    void cudaWithoutAGpuIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gpu.requireCapability(0, 0))
                .withMessageContaining("no GPU");
    }

    @Test
    void theReasonNamesTheLibraryThatIsMissing() {
        var error = new UnsatisfiedLinkError("no jnicudart in java.library.path: /usr/lib");
        error.initCause(new UnsatisfiedLinkError(
                "/home/ada/.javacpp/cache/libjnicudart.so: libcuda.so.1: cannot open shared object file"));

        assertThat(Gpu.reason(error)).isEqualTo("libcuda.so.1: cannot open shared object file");
    }
}
