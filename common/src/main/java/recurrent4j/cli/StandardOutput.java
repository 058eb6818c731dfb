package recurrent4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output that throws what {@link System#out} only remembers, and forgets the reason of. */
public final class StandardOutput extends OutputStream {

    private final PrintStream out = System.out;

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        if (out.checkError()) {
            // What cannot be written there fails here once more, and this time with its reason.
            new FileOutputStream(FileDescriptor.out).write(bytes, from, count);
            throw new IOException("Standard output could not be written as a whole.");
        }
    }
}
