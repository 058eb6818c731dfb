package recurrent4j.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The numbers of the tokens of a text, which may be longer than memory: one, two or four bytes each, on the heap as long
 * as they are few, else mapped from a temporary file that goes when the process ends; see {@link TokenSequenceWriter}.
 */
public final class TokenSequence {

    /** Tokens that stand on the heap at most, and in one mapped piece. */
    static final int PIECE = 1 << 26;

    private final List<ByteBuffer> pieces;
    private final int width;
    private final long from;
    private final long length;

    TokenSequence(List<ByteBuffer> pieces, int width, long from, long length) {
        this.pieces = pieces;
        this.width = width;
        this.from = from;
        this.length = length;
    }

    /** Returns a short sequence of these numbers, none negative. */
    public static TokenSequence of(int... tokens) {
        try (var writer = new TokenSequenceWriter(Integer.MAX_VALUE, tokens.length)) {
            for (int token : tokens) {
                writer.add(token);
            }
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("A sequence on the heap touches no file, but this one.", e);
        }
    }

    /** How many tokens there are. */
    public long length() {
        return length;
    }

    /** Returns the number of the token at a place, counted from 0. */
    public int at(long index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("Token %d of a sequence of %d".formatted(index, length));
        }
        long at = from + index;
        ByteBuffer piece = pieces.get((int) (at / PIECE));
        int offset = (int) (at % PIECE) * width;
        return switch (width) {
            case 1 -> piece.get(offset) & 0xFF;
            case 2 -> piece.getShort(offset) & 0xFFFF;
            default -> piece.getInt(offset);
        };
    }

    /**
     * Where stretches of equal length begin that are read side by side.
     *
     * @param first where the first row begins
     * @param apart how much later each next row begins
     */
    public record Rows(int count, long first, long apart) {}

    /**
     * Returns rows of so many steps as an array {@code [rows, width, steps]} in order 'f'; behind the end stands the last token.
     *
     * @param vocabulary 0 for the numbers of tokens, or the width of vectors with a single one at their place
     */
    public INDArray rows(Rows rows, int steps, int vocabulary) {
        return array(numbers(rows, steps), rows.count, vocabulary);
    }

    /** Returns rows of so many steps as numbers {@code [steps][rows]}; behind the end stands the last token. */
    int[] numbers(Rows rows, int steps) {
        int[] numbers = new int[rows.count * steps];
        for (int row = 0; row < rows.count; row++) {
            long start = rows.first + row * rows.apart;
            for (int step = 0; step < steps; step++) {
                numbers[step * rows.count + row] = at(Math.min(start + step, length - 1));
            }
        }
        return numbers;
    }

    /** Returns numbers {@code [steps][rows]} as {@link #rows} does. */
    static INDArray array(int[] numbers, int rows, int vocabulary) {
        int width = Math.max(1, vocabulary);
        float[] values = new float[numbers.length * width];
        for (int i = 0; i < numbers.length; i++) {
            if (vocabulary == 0) {
                values[i] = numbers[i];
            } else {
                values[(i / rows * vocabulary + numbers[i]) * rows + i % rows] = 1;
            }
        }
        return Nd4j.create(values, new long[] {rows, width, numbers.length / rows}, 'f');
    }

    /** Returns the part from a place up to, but without, another: a view, not a copy. */
    public TokenSequence part(long start, long end) {
        if (start < 0 || end < start || end > length) {
            throw new IndexOutOfBoundsException("Part %d to %d of a sequence of %d".formatted(start, end, length));
        }
        return new TokenSequence(pieces, width, from + start, end - start);
    }
}
