package recurrent4j.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import recurrent4j.io.Download;

/** A download for people, on standard error: one live line on a terminal, a line at its beginning and end elsewhere. */
public final class DownloadProgress implements Download.Progress {

    private static final int BAR = 16;
    private static final double MEGABYTE = 1e6;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final String name;
    private final PrintStream err;
    private final boolean live;
    private long started;
    private long startedAt = -1;
    private long drawn;

    DownloadProgress(String name, PrintStream err, boolean live) {
        this.name = name;
        this.err = err;
        this.live = live;
    }

    /** Progress of the download of what people call by this name. */
    public static DownloadProgress of(String name) {
        return new DownloadProgress(name, System.err, Terminal.showsStandardError());
    }

    @Override
    public void bytes(long done, long of) {
        long now = System.nanoTime();
        if (startedAt < 0) {
            startedAt = done;
            started = now;
            if (!live) {
                err.println(name + "  fetching " + megabytes(of) + " MB");
            }
        }
        if (done == of) {
            err.println((live ? "\r\033[2K" : "") + name + "  " + megabytes(of) + " MB fetched");
        } else if (live && now - drawn > REDRAW_NANOS) {
            drawn = now;
            draw(done, of, (now - started) / 1e9);
        }
    }

    private void draw(long done, long of, double seconds) {
        int filled = (int) (BAR * done / of);
        double speed = (done - startedAt) / seconds;
        String left = speed > 0 ? String.format(Locale.ROOT, "  %.0f s left", (of - done) / speed) : "";
        err.print("\r\033[2K" + name + "  " + "━".repeat(filled) + "─".repeat(BAR - filled) + "  " + megabytes(done)
                + " of " + megabytes(of) + " MB" + left);
        err.flush();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
