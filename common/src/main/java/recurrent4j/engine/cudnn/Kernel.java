package recurrent4j.engine.cudnn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kernels of {@code kernels.cu}, where each is defined. */
enum Kernel {
    ONE_HOT,
    LOOK_UP,
    SUM_LISTED,
    SUM_PARTS,
    TRANSPOSE,
    DROP,
    DROP_FEATURES,
    CLEAR_PADDING,
    POOL,
    POOL_BACK,
    ADD_BIAS,
    SOFTMAX,
    SOFTMAX_SLOPES,
    SIGMOID,
    SIGMOID_SLOPES,
    SOFTMAX_LOSS,
    VALUE_LOSS,
    SUM_COLUMNS,
    SUM,
    SUM_SQUARES,
    ADAM;

    private static final String SOURCE = "kernels.cu";

    /** The name of the function. */
    String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The text of all kernels, in CUDA's C++. */
    static String source() {
        try (InputStream source = Kernel.class.getResourceAsStream(SOURCE)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
