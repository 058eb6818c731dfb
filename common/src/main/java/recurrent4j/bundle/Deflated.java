package recurrent4j.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import recurrent4j.io.InputException;

/**
 * Long rows of small numbers, and many texts, as few bytes: numbers of seven bits a byte, texts as UTF-8 after their lengths,
 * all deflated, in pieces that JSON can hold as Base64.
 */
public final class Deflated {

    /** What would be larger inflated is refused: it is no baseline, but a bomb. */
    private static final long LARGEST = 1L << 28;

    private static final int BITS = 7;

    private Deflated() {}

    /**
     * Returns numbers as bytes.
     *
     * @param numbers 0 and more
     */
    public static List<byte[]> ofNumbers(int... numbers) {
        return written(out -> {
            for (int number : numbers) {
                write(number, out);
            }
        });
    }

    /** Returns texts as bytes. */
    public static List<byte[]> ofTexts(List<String> texts) {
        return written(out -> {
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                write(bytes.length, out);
                out.write(bytes);
            }
        });
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static List<byte[]> written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing but memory is written to.", e);
        }
        byte[] all = bytes.toByteArray();
        List<byte[]> pieces = new ArrayList<>();
        for (int first = 0; first < all.length; first += Packed.PIECE_BYTES) {
            pieces.add(Arrays.copyOfRange(all, first, Math.min(all.length, first + Packed.PIECE_BYTES)));
        }
        return pieces;
    }

    private static void write(int number, OutputStream out) throws IOException {
        if (number < 0) {
            throw new IllegalArgumentException(number + " is negative.");
        }
        int left = number;
        for (; left >= 1 << BITS; left >>>= BITS) {
            out.write(left & (1 << BITS) - 1 | 1 << BITS);
        }
        out.write(left);
    }

    /**
     * Returns the numbers that were made bytes.
     *
     * @throws InputException if the bytes were damaged, or hold unreasonably many
     */
    public static int[] numbers(List<byte[]> pieces) {
        byte[] bytes = inflated(pieces);
        int count = 0;
        for (byte each : bytes) {
            count += each >= 0 ? 1 : 0;
        }
        int[] numbers = new int[count];
        var place = new Place(bytes);
        for (int i = 0; i < count; i++) {
            numbers[i] = place.number();
        }
        place.requireEnd();
        return numbers;
    }

    /**
     * Returns the texts that were made bytes.
     *
     * @throws InputException if the bytes were damaged, or hold unreasonably many
     */
    public static List<String> texts(List<byte[]> pieces) {
        var place = new Place(inflated(pieces));
        List<String> texts = new ArrayList<>();
        while (place.next < place.bytes.length) {
            texts.add(place.text());
        }
        return texts;
    }

    private static byte[] inflated(List<byte[]> pieces) {
        List<InputStream> streams = new ArrayList<>();
        pieces.forEach(piece -> streams.add(new ByteArrayInputStream(piece)));
        try (var in = new InflaterInputStream(new SequenceInputStream(Collections.enumeration(streams)))) {
            byte[] bytes = in.readNBytes((int) LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InputException(
                        "Some packed bytes hold more than %,d; train and save the model again.", LARGEST);
            }
            return bytes;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static InputException damaged(Exception cause) {
        return new InputException("Some packed bytes of the model are damaged; train and save it again.", cause);
    }

    /** How far bytes are read. */
    private static final class Place {

        private final byte[] bytes;
        private int next;

        Place(byte... bytes) {
            this.bytes = bytes;
        }

        int number() {
            long number = 0;
            for (int shift = 0; shift < Integer.SIZE && next < bytes.length; shift += BITS) {
                byte read = bytes[next++];
                number |= (long) (read & (1 << BITS) - 1) << shift;
                if (read >= 0 && number <= Integer.MAX_VALUE) {
                    return (int) number;
                }
            }
            throw damaged(null);
        }

        String text() {
            int length = number();
            if (length > bytes.length - next) {
                throw damaged(null);
            }
            next += length;
            return new String(bytes, next - length, length, StandardCharsets.UTF_8);
        }

        void requireEnd() {
            if (next < bytes.length) {
                throw damaged(null);
            }
        }
    }
}
