package recurrent4j.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or error. What is printed as a line is for people: on a terminal it is laid out for its width, see
 * {@link Layout}, and a line that only says what goes on gives way to it. What is printed or written otherwise stays as it is,
 * as does everything in a file or a pipe.
 */
final class TerminalStream extends PrintStream {

    private static final byte[] CLEAR = "\r\033[2K".getBytes(StandardCharsets.US_ASCII);

    private final Terminal terminal;
    private final Cursor cursor;

    TerminalStream(OutputStream bytes, Terminal terminal, Charset charset) {
        this(new Cursor(bytes), terminal, charset);
    }

    private TerminalStream(Cursor cursor, Terminal terminal, Charset charset) {
        super(cursor, true, charset);
        this.cursor = cursor;
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Returns this stream, before whose output the passing line of another, on the same screen, is erased. */
    TerminalStream after(TerminalStream other) {
        cursor.other = other.cursor;
        return this;
    }

    /** Shows a line that the next output replaces, where lines can be replaced. */
    synchronized void pass(String line) {
        if (terminal.redrawn()) {
            int room = terminal.width().getAsInt() - 1;
            print(line.length() > room ? line.substring(0, room) : line);
            flush();
            cursor.passing = true;
        }
    }

    @Override
    public synchronized void println(String lines) {
        super.println(terminal.present() ? new Layout(terminal).lines(String.valueOf(lines)) : lines);
    }

    @Override
    public synchronized void println(Object lines) {
        println(String.valueOf(lines));
    }

    /** Says the last that is said here: a passing line stays above it, and whatever is printed later is lost. */
    synchronized void end(String lines) {
        cursor.passing = false;
        if (terminal.present()) {
            // A terminal has shown ^C where the cursor was.
            super.println("");
        }
        if (!lines.isEmpty()) {
            println(lines);
        }
        flush();
        cursor.ended = true;
    }

    /** Where the next character goes, as far as it matters. */
    private static final class Cursor extends FilterOutputStream {

        private volatile boolean passing;
        private volatile boolean ended;
        private Cursor other;

        Cursor(OutputStream bytes) {
            super(bytes);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (other != null && count > 0) {
                other.erase();
            }
            if (count > 0 && !ended) {
                erase();
                out.write(bytes, from, count);
            }
        }

        private void erase() throws IOException {
            if (passing) {
                passing = false;
                out.write(CLEAR);
                out.flush();
            }
        }
    }
}
