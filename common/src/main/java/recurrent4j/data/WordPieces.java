package recurrent4j.data;

import java.io.IOException;

/**
 * Cuts a text into the words across whose borders byte pairs are not merged: letters with the space before them, digits and
 * signs likewise, and runs of white space. Put together, they are the text.
 */
public final class WordPieces {

    /** No word of a language is longer, but a file without spaces must not fill the memory. */
    private static final int LONGEST = 100;

    private enum Kind {
        NOTHING,
        WHITE,
        LETTERS,
        DIGITS,
        SIGNS
    }

    private final Taker to;
    private final StringBuilder piece = new StringBuilder();
    private Kind kind = Kind.NOTHING;

    /** Takes pieces in the order of the text. */
    @FunctionalInterface
    public interface Taker {
        void add(String piece) throws IOException;
    }

    /** Prepares to pass on pieces. */
    public WordPieces(Taker to) {
        this.to = to;
    }

    /** Reads the next code point. */
    public void read(int point) throws IOException {
        Kind next = kind(point);
        boolean apostrophe = kind == Kind.LETTERS && (point == '\'' || point == '\u2019');
        if (apostrophe || next == kind) {
            if (piece.length() >= LONGEST) {
                emit(piece.length());
            }
        } else {
            boolean space = kind == Kind.WHITE && piece.charAt(piece.length() - 1) == ' ';
            emit(piece.length() - (space ? 1 : 0));
            kind = next;
        }
        piece.appendCodePoint(point);
    }

    /** Passes on the last piece. */
    public void end() throws IOException {
        emit(piece.length());
    }

    private void emit(int length) throws IOException {
        if (length > 0) {
            to.add(piece.substring(0, length));
            piece.delete(0, length);
        }
    }

    private static Kind kind(int point) {
        if (Character.isWhitespace(point)) {
            return Kind.WHITE;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> Kind.LETTERS;
            case Character.DECIMAL_DIGIT_NUMBER -> Kind.DIGITS;
            default -> Character.isLetter(point) ? Kind.LETTERS : Kind.SIGNS;
        };
    }
}
