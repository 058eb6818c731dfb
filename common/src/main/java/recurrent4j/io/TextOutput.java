package recurrent4j.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where text is shown while it is written: in UTF-8, whatever the platform prefers, and at once for human eyes, though not
 * token by token, which would cost more than to choose the tokens.
 */
public final class TextOutput {

    private static final long NANOS_UNSEEN = 30_000_000;

    private final Writer out;
    private long shown = System.nanoTime();

    /** Writes to a stream. */
    public TextOutput(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** The reader has closed the output, as {@code head} does when it has enough: no error, but no reason to go on. */
    public static final class ClosedException extends IOException {

        private static final long serialVersionUID = 1;

        ClosedException(IOException cause) {
            super("The reader has closed the output.", cause);
        }
    }

    /**
     * Writes text.
     *
     * @throws ClosedException if its reader has closed it
     * @throws IOException if it cannot be written for another reason, such as a full disk
     */
    public void write(String text) throws IOException {
        try {
            out.write(text);
        } catch (IOException e) {
            throw known(e);
        }
        if (System.nanoTime() - shown > NANOS_UNSEEN) {
            show();
        }
    }

    /** Shows everything that was written; the errors are those of {@link #write}. */
    public void show() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw known(e);
        }
        shown = System.nanoTime();
    }

    private static IOException known(IOException failure) {
        return isClosed(failure) ? new ClosedException(failure) : failure;
    }

    /**
     * Whether the reader has closed the output. Only the operating system's words tell it: "Broken pipe", or "The pipe is
     * being closed" on Windows.
     */
    public static boolean isClosed(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
