package recurrent4j.bundle;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.zip.ZipException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.shape.options.ArrayOptionsHelper;

/**
 * An array of floats as ND4J writes it, not trusted yet: a buffer of longs that describes the shape, then the buffer of
 * values. ND4J hands both to native code as they are, so a false description would read foreign memory.
 *
 * @param name of the entry, for messages
 * @param least how many values it must have
 * @param most how many values it may have
 */
record SavedArray(String name, long least, long most) {

    private static final String MODE = "MIXED_DATA_TYPES";
    private static final String LONGS = "LONG";
    private static final String FLOATS = "FLOAT";

    /** Rank, shape, strides, data type, stride between elements, order; this many longs for a row without and with rank 2. */
    private static final int VECTOR = 6;

    private static final int ROW = 8;

    /** Of a float; it is all ones in infinities and NaN alone. */
    private static final int EXPONENT = 0x7F800000;

    /**
     * Reads the array to its end without keeping it.
     *
     * @throws IOException if it is anything but that many floats in one row
     */
    void require(InputStream in) throws IOException {
        try {
            var data = new DataInputStream(in);
            long values = values(shape(data));
            if (values < least || values > most) {
                throw refused("claims " + values + " values, and the configuration needs "
                        + (least == most ? least : least + " to " + most));
            }
            requireBuffer(data, FLOATS, values, values);
            requireFinite(data, values);
            if (data.read() >= 0) {
                throw refused("goes on after its " + values + " values");
            }
        } catch (EOFException e) {
            ZipException failure = refused("ends too early");
            failure.initCause(e);
            throw failure;
        }
    }

    /** ND4J writes big-endian floats. */
    private void requireFinite(DataInputStream data, long values) throws IOException {
        var block = new byte[1 << 16];
        IntBuffer bits = ByteBuffer.wrap(block).asIntBuffer();
        for (long left = Float.BYTES * values; left > 0; ) {
            int length = (int) Math.min(block.length, left);
            data.readFully(block, 0, length);
            for (int i = 0; i < length / Float.BYTES; i++) {
                if ((bits.get(i) & EXPONENT) == EXPONENT) {
                    throw refused("holds values that are no finite numbers");
                }
            }
            left -= length;
        }
    }

    private long[] shape(DataInputStream data) throws IOException {
        var shape = new long[(int) requireBuffer(data, LONGS, VECTOR, ROW)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = data.readLong();
        }
        return shape;
    }

    /** The length of a row, if that is what the shape describes, whatever it says of strides that are never used. */
    private long values(long[] shape) throws ZipException {
        int rank = shape.length == VECTOR ? 1 : 2;
        long values = shape[rank];
        long stride = shape[2 * rank];
        long type = shape[2 * rank + 1];
        long order = shape[2 * rank + 3];
        boolean row = shape[0] == rank && (rank == 1 || shape[1] == 1 && shape[3] >= 1 && shape[3] <= values);
        boolean floats = type == ArrayOptionsHelper.setOptionBit(0L, DataType.FLOAT) && shape[2 * rank + 2] == 1;
        if (!row || !floats || stride != 1 || order != 'c' && order != 'f') {
            throw refused("is not described as one row of floats");
        }
        return values;
    }

    /** Reads the head of a buffer and returns its length. */
    private long requireBuffer(DataInputStream data, String type, long least, long most) throws IOException {
        String mode = data.readUTF();
        long length = data.readLong();
        String actual = data.readUTF();
        boolean possible = length == least || length == most;
        if (!mode.equals(MODE) || !actual.equals(type) || !possible) {
            throw refused("holds " + length + " numbers of type " + actual + " where " + least + " of type " + type
                    + " are needed");
        }
        return length;
    }

    private ZipException refused(String reason) {
        return new ZipException("its " + name + " " + reason);
    }
}
