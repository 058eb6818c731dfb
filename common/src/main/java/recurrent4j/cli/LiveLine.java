package recurrent4j.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import recurrent4j.io.Text;

/** A line on a terminal that is drawn over and over, and lines that stay above it; elsewhere there are only these. */
final class LiveLine {

    private static final int BAR = 16;
    private static final int SHORTEST_BAR = 6;
    private static final int SHORTEST_NAME = 12;
    private static final String GAP = "  ";
    private static final String CUT = "…";

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final TerminalStream err;
    private long drawn = System.nanoTime() - REDRAW_NANOS;

    LiveLine(TerminalStream err) {
        this.err = err;
    }

    /** A line on standard error, which is no terminal if it was redirected within the program. */
    static LiveLine onStandardError() {
        return on(System.err);
    }

    static LiveLine on(PrintStream err) {
        return new LiveLine(
                err instanceof TerminalStream known
                        ? known
                        : new TerminalStream(err, Terminal.NONE, StandardCharsets.UTF_8));
    }

    boolean isLive() {
        return err.terminal().redrawn();
    }

    /** How many characters the line may have; in the last column it might wrap. */
    int width() {
        return err.terminal().width().getAsInt() - 1;
    }

    /**
     * What the line tells, the more important first except for the rate, which is left out first where there is no room.
     *
     * @param name of what goes on
     * @param done which part of it, from 0 to 1
     * @param step such as {@code epoch 3/20}
     * @param result such as a loss; may be empty
     * @param left the time that is left; may be empty
     * @param rate how much is done in a second; may be empty
     */
    record Content(String name, double done, String step, String result, String left, String rate) {

        /** Returns what there is room for. */
        String within(int width) {
            String all = line(name, bar(done, BAR), step, result, left, rate);
            if (all.length() <= width) {
                return all;
            }
            int without = line(name, "", step, result, left, "").length() + GAP.length();
            if (width - without >= SHORTEST_BAR) {
                return line(name, bar(done, Math.min(BAR, width - without)), step, result, left, "");
            }
            String shorter = shortened(name, Math.max(SHORTEST_NAME, name.length() - (without - GAP.length() - width)));
            String most = line(shorter, "", step, result, left, "");
            return most.length() <= width ? most : line(shortened(name, SHORTEST_NAME), "", step, result, "", "");
        }

        private static String line(String... parts) {
            return String.join(
                    GAP, Stream.of(parts).filter(part -> !part.isEmpty()).toList());
        }
    }

    /** Draws the line on a terminal, unless it was drawn just now. */
    synchronized void draw(Supplier<Content> content) {
        long now = System.nanoTime();
        if (isLive() && now - drawn > REDRAW_NANOS) {
            drawn = now;
            err.pass(content.get().within(width()));
        }
    }

    /** Prints lines that stay. */
    void say(String lines) {
        err.println(lines);
    }

    /** Returns a bar, of which a part is filled. */
    static String bar(double done) {
        return bar(done, BAR);
    }

    private static String bar(double done, int length) {
        int filled = (int) (length * done);
        return "━".repeat(filled) + "─".repeat(length - filled);
    }

    /** Returns a name, or where it is too long its beginning and its end. */
    static String shortened(String name, int room) {
        if (name.length() <= room) {
            return name;
        }
        int kept = Math.max(0, room - CUT.length());
        return name.substring(0, kept - kept / 2) + CUT + name.substring(name.length() - kept / 2);
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
