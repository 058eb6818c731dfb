package recurrent4j.bundle;

import static recurrent4j.bundle.BundleRefusalTest.change;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Changes to the weights of a saved network, and to what its updater keeps, that make native code read what it must not. */
final class DamagedArrays {

    private static final String WEIGHTS = "coefficients.bin";
    private static final String STATES = "updaterState.bin";

    private DamagedArrays() {}

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "one weight is missing",
                        "ends too early",
                        t -> t.entry(WEIGHTS, bytes -> Arrays.copyOf(bytes, bytes.length - 4))),
                change(
                        "the weights are cut within their description",
                        "ends too early",
                        t -> t.entry(WEIGHTS, bytes -> Arrays.copyOf(bytes, 40))),
                change(
                        "a weight is not a number",
                        "its coefficients.bin holds values that are no finite numbers",
                        t -> t.entry(WEIGHTS, bytes -> last(bytes, Float.NaN))),
                change(
                        "what the updater keeps is infinite",
                        "its updaterState.bin holds values that are no finite numbers",
                        t -> t.entry(STATES, bytes -> last(bytes, Float.NEGATIVE_INFINITY))),
                change(
                        "zeros without end follow the weights",
                        "goes on after its 216 values",
                        t -> t.entry(WEIGHTS, bytes -> Arrays.copyOf(bytes, 100_000_000))),
                change(
                        "there are more weights than the layers have",
                        "claims 1000000 values, and the configuration needs 216",
                        t -> t.entry(
                                WEIGHTS,
                                bytes -> Tampering.array(bytes, shape -> length(shape, 1_000_000), 1_000_000))),
                change(
                        "the description promises more than follows",
                        "holds 216 numbers of type FLOAT where 1000210",
                        t -> t.configuration("\"nin\" : 3", "\"nin\" : 500000"),
                        t -> t.entry(WEIGHTS, bytes -> Tampering.array(bytes, shape -> length(shape, 1_000_210), 216))),
                change(
                        "the values promise more than the description",
                        "holds 9999 numbers of type FLOAT",
                        t -> t.entry(WEIGHTS, bytes -> Tampering.array(bytes, shape -> shape, 9999))),
                change(
                        "the description calls floats doubles",
                        "not described as one row of floats",
                        t -> t.entry(WEIGHTS, bytes -> Tampering.array(bytes, shape -> at(shape, 3, 16_384), 216))),
                change(
                        "the description strides over foreign memory",
                        "not described as one row of floats",
                        t -> t.entry(WEIGHTS, bytes -> Tampering.array(bytes, shape -> at(shape, 2, 1_000_000), 216))),
                change(
                        "the description has a false rank",
                        "not described as one row of floats",
                        t -> t.entry(WEIGHTS, bytes -> Tampering.array(bytes, shape -> at(shape, 0, 5), 216))),
                change(
                        "the description is endless",
                        "holds 2000000 numbers of type LONG",
                        t -> t.entry(WEIGHTS, bytes -> Tampering.array(bytes, shape -> new long[2_000_000], 216))),
                change(
                        "the updater keeps more than any updater",
                        "and the configuration needs 1 to 648",
                        t -> t.entry(STATES, bytes -> Tampering.array(bytes, shape -> length(shape, 649), 649))),
                change(
                        "the updater keeps less than Adam",
                        "Deeplearning4j cannot build it (",
                        t -> t.entry(
                                STATES,
                                bytes -> Arrays.copyOf(
                                        Tampering.array(bytes, shape -> length(shape, 216), 216),
                                        bytes.length - 4 * 216))));
    }

    private static long[] length(long[] shape, long values) {
        return at(shape, 1, values);
    }

    private static long[] at(long[] shape, int place, long number) {
        shape[place] = number;
        return shape;
    }

    private static byte[] last(byte[] array, float value) {
        ByteBuffer.wrap(array).putFloat(array.length - Float.BYTES, value);
        return array;
    }
}
