package recurrent4j.bundle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import recurrent4j.io.InputException;

/** Long rows of numbers as bytes, in pieces that JSON can hold as Base64: 1.4 million weights in 7.5 MB. */
public final class Packed {

    /** As Base64 a piece has 11 million characters; Jackson reads strings of up to 20 million. */
    public static final int PIECE_BYTES = 1 << 23;

    private Packed() {}

    /** Returns longs as bytes. */
    public static List<byte[]> longs(long... numbers) {
        return pieces(Long.BYTES * (long) numbers.length, (bytes, place) -> bytes.putLong(numbers[place]));
    }

    /** Returns floats as bytes. */
    public static List<byte[]> floats(float... numbers) {
        return pieces(Float.BYTES * (long) numbers.length, (bytes, place) -> bytes.putFloat(numbers[place]));
    }

    /** Returns doubles as bytes. */
    public static List<byte[]> doubles(double... numbers) {
        return pieces(Double.BYTES * (long) numbers.length, (bytes, place) -> bytes.putDouble(numbers[place]));
    }

    private interface Putting {
        void put(ByteBuffer bytes, int place);
    }

    private static List<byte[]> pieces(long size, Putting putting) {
        List<byte[]> pieces = new ArrayList<>();
        int place = 0;
        for (long done = 0; done < size; done += PIECE_BYTES) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, size - done));
            while (piece.hasRemaining()) {
                putting.put(piece, place++);
            }
            pieces.add(piece.array());
        }
        return pieces;
    }

    /**
     * Returns the longs that were made bytes.
     *
     * @throws InputException if a piece ends within one
     */
    public static long[] longs(List<byte[]> pieces) {
        long[] numbers = new long[count(pieces, Long.BYTES)];
        each(pieces, place -> bytes -> numbers[place] = bytes.getLong());
        return numbers;
    }

    /**
     * Returns the floats that were made bytes.
     *
     * @throws InputException if one is not finite, or a piece ends within one
     */
    public static float[] floats(List<byte[]> pieces) {
        float[] numbers = new float[count(pieces, Float.BYTES)];
        each(pieces, place -> bytes -> numbers[place] = (float) finite(bytes.getFloat()));
        return numbers;
    }

    /**
     * Returns the doubles that were made bytes.
     *
     * @throws InputException if one is not finite, or a piece ends within one
     */
    public static double[] doubles(List<byte[]> pieces) {
        double[] numbers = new double[count(pieces, Double.BYTES)];
        each(pieces, place -> bytes -> numbers[place] = finite(bytes.getDouble()));
        return numbers;
    }

    private interface Taking {
        void take(ByteBuffer bytes);
    }

    private static void each(List<byte[]> pieces, IntFunction<Taking> taking) {
        int place = 0;
        for (byte[] piece : pieces) {
            ByteBuffer bytes = ByteBuffer.wrap(piece);
            while (bytes.hasRemaining()) {
                taking.apply(place++).take(bytes);
            }
        }
    }

    private static int count(List<byte[]> pieces, int bytes) {
        long count = 0;
        for (byte[] piece : pieces) {
            if (piece.length % bytes != 0) {
                throw new InputException("%d bytes are no row of numbers of %d bytes each.", piece.length, bytes);
            }
            count += piece.length / bytes;
        }
        return Math.toIntExact(count);
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new InputException("Among the weights is %s, which is no finite number.", number);
        }
        return number;
    }
}
