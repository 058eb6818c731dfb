package recurrent4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import recurrent4j.io.TextOutput;

/** Standard output that throws what {@link System#out} only remembers, and forgets the reason of. */
public final class StandardOutput extends OutputStream {

    /** That of a terminal which knows more than ASCII, or else UTF-8: files and pipes have the same bytes everywhere. */
    static final Charset CHARSET =
            System.console() == null || System.console().charset().equals(StandardCharsets.US_ASCII)
                    ? StandardCharsets.UTF_8
                    : System.console().charset();

    private final PrintStream out = System.out;

    /** That standard output cannot be written. {@link Cli#run} says so in the end, whoever wrote there. */
    static final class IncompleteException extends IOException {

        private static final long serialVersionUID = 1;

        IncompleteException(String reason, IOException cause) {
            super(reason, cause);
        }
    }

    static TerminalStream stream(FileDescriptor file, Terminal terminal) {
        return new TerminalStream(new BufferedOutputStream(new FileOutputStream(file)), terminal, CHARSET);
    }

    /**
     * Throws what has kept {@link System#out} from writing everything, unless it is that its reader has closed it, as
     * {@code head} does when it has enough.
     */
    static void requireComplete() throws IOException {
        try {
            new StandardOutput().write(new byte[0], 0, 0);
        } catch (IOException e) {
            if (!TextOutput.isClosed(e)) {
                throw e;
            }
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        if (out.checkError()) {
            // What cannot be written there fails here once more, and this time with its reason.
            try {
                var again = new FileOutputStream(FileDescriptor.out);
                again.write(bytes, from, count);
                again.write('\n');
            } catch (IOException e) {
                throw new IncompleteException(e.getMessage(), e);
            }
            throw new IncompleteException("it could not be written as a whole", null);
        }
    }
}
