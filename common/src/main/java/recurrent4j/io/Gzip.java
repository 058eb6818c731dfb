package recurrent4j.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Gzipped files, recognised by their content and not by their name. */
final class Gzip {

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private Gzip() {}

    /** Returns the content of what is gzipped, and anything else as it is. */
    static InputStream unzipped(InputStream in) throws IOException {
        var start = new BufferedInputStream(in);
        start.mark(2);
        // The second only after the first: a terminal may have sent no more than an empty line so far.
        boolean zipped = start.read() == FIRST && start.read() == SECOND;
        start.reset();
        return zipped ? new GZIPInputStream(start, 1 << 16) : start;
    }
}
