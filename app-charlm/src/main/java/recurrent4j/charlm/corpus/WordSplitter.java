package recurrent4j.charlm.corpus;

import java.io.IOException;

/** Splits code points into words, such as "don't", numbers and single signs, each with one space before it at most. */
final class WordSplitter {

    /** No word of a language is longer, but a file without spaces must not fill the memory. */
    private static final int LONGEST = 100;

    private enum Kind {
        NOTHING,
        SPACE,
        LETTERS,
        LETTERS_AND_APOSTROPHE,
        DIGITS
    }

    private final Tokenizer.Tokens to;
    private final StringBuilder token = new StringBuilder();
    private Kind kind = Kind.NOTHING;

    WordSplitter(Tokenizer.Tokens to) {
        this.to = to;
    }

    void read(int point) throws IOException {
        if (Character.isLetter(point) || isMark(point)) {
            extend(point, Kind.LETTERS, kind == Kind.LETTERS || kind == Kind.LETTERS_AND_APOSTROPHE);
        } else if (Character.isDigit(point)) {
            extend(point, Kind.DIGITS, kind == Kind.DIGITS);
        } else if (kind == Kind.LETTERS && (point == '\'' || point == '\u2019')) {
            token.appendCodePoint(point);
            kind = Kind.LETTERS_AND_APOSTROPHE;
        } else if (point == ' ') {
            end();
            token.append(' ');
            kind = Kind.SPACE;
        } else {
            sign(point);
        }
    }

    private void extend(int point, Kind next, boolean goesOn) throws IOException {
        if (kind != Kind.SPACE && !(goesOn && token.length() < LONGEST)) {
            end();
        }
        token.appendCodePoint(point);
        kind = next;
    }

    /** White space ends a space before it; every other sign takes that space along. */
    private void sign(int point) throws IOException {
        if (kind != Kind.SPACE || Character.isWhitespace(point)) {
            end();
        }
        token.appendCodePoint(point);
        kind = Kind.NOTHING;
        emit();
    }

    /** Gives away what has been read of a token; an apostrophe behind letters is a sign if no letter follows. */
    void end() throws IOException {
        if (kind == Kind.LETTERS_AND_APOSTROPHE) {
            String apostrophe = token.substring(token.length() - 1);
            token.setLength(token.length() - 1);
            emit();
            token.append(apostrophe);
        }
        if (!token.isEmpty()) {
            emit();
        }
        kind = Kind.NOTHING;
    }

    private void emit() throws IOException {
        to.add(token.toString());
        token.setLength(0);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
