package recurrent4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import recurrent4j.io.Text;

/** A line on a terminal that is drawn over and over, and lines that stay above it; elsewhere there are only these. */
final class LiveLine {

    private static final String CLEAR = "\r\033[2K";
    private static final int BAR = 16;

    /** A line that wraps cannot be drawn over, and 80 columns are what a terminal has at least. */
    private static final int WIDTH = 79;

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintStream err;
    private final boolean live;
    private long drawn = System.nanoTime() - REDRAW_NANOS;

    LiveLine(PrintStream err, boolean live) {
        this.err = err;
        this.live = live;
    }

    static LiveLine onStandardError() {
        String kind = System.getenv("TERM");
        return new LiveLine(System.err, kind != null && !kind.equals("dumb") && isStandardErrorTerminal());
    }

    /** Java tells this of standard input and output only, and each version in its own way; the shell knows. */
    private static boolean isStandardErrorTerminal() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t 2")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isLive() {
        return live;
    }

    /** Draws the line on a terminal, unless it was drawn just now. */
    synchronized void draw(Supplier<String> line) {
        long now = System.nanoTime();
        if (live && now - drawn > REDRAW_NANOS) {
            drawn = now;
            String text = line.get();
            err.print(CLEAR + text.substring(0, Math.min(text.length(), WIDTH)));
            err.flush();
        }
    }

    /** Prints lines that stay. */
    synchronized void say(String lines) {
        err.println((live ? CLEAR : "") + lines);
    }

    /** Returns a bar, of which a part is filled. */
    static String bar(double done) {
        int filled = (int) (BAR * done);
        return "━".repeat(filled) + "─".repeat(BAR - filled);
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? Text.of("%d:%02d min", whole / 60, whole % 60)
                        : Text.of("%d:%02d h", whole / 3600, whole / 60 % 60);
    }

    /** How much of something is done, and how fast it goes on; what comes before the first note of it has to warm up. */
    static final class Pace {

        private double startedAt = -1;
        private double done;
        private long started;

        /** Notes how much is done, and returns whether that is the first note. */
        synchronized boolean note(double now) {
            boolean first = startedAt < 0;
            if (first) {
                startedAt = now;
                started = System.nanoTime();
            }
            done = now;
            return first;
        }

        /** Notes how much was done before. */
        synchronized void before(double earlier) {
            done = earlier;
        }

        synchronized double done() {
            return done;
        }

        /** Returns how much is done in a second; 0 if that is not known yet. */
        synchronized double perSecond() {
            return startedAt < 0 || done == startedAt ? 0 : (done - startedAt) * 1e9 / (System.nanoTime() - started);
        }
    }
}
