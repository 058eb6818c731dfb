package recurrent4j.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Progress of several networks that are trained side by side, for people, on standard error: one live line for all of them on
 * a terminal, one line an epoch and network elsewhere.
 */
public final class JointProgress implements AutoCloseable {

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final String name;
    private final long examples;
    private final int epochs;
    private final PrintStream err;
    private final boolean live;
    private final Part[] parts;
    private long drawn = System.nanoTime() - REDRAW_NANOS;

    JointProgress(String name, long examples, int epochs, int networks, PrintStream err, boolean live) {
        this.name = name;
        this.examples = examples;
        this.epochs = epochs;
        this.err = err;
        this.live = live;
        parts = IntStream.range(0, networks).mapToObj(any -> new Part()).toArray(Part[]::new);
    }

    /**
     * Progress of networks of one kind.
     *
     * @param examples how many each is trained on in an epoch
     * @param epochs of each
     * @param networks how many there are
     */
    public static JointProgress of(String name, long examples, int epochs, int networks) {
        return new JointProgress(name, examples, epochs, networks, System.err, Terminal.showsStandardError());
    }

    /**
     * Returns who is to be told how the training of one of them goes, from any thread.
     *
     * @param network its number, from 0
     * @param title its name
     */
    public Progress of(int network, String title) {
        parts[network].title = title;
        return live ? parts[network] : new ConsoleProgress(title, examples, err, false);
    }

    /** Says why the training of one of them has come to an early end. */
    public synchronized void end(int network, String remark) {
        parts[network].ended = true;
        say(remark);
    }

    private void say(String text) {
        err.println((live ? "\r\033[2K" : "") + text);
    }

    /** Ends the line. */
    @Override
    public synchronized void close() {
        if (live) {
            draw(System.nanoTime());
            err.println();
        }
    }

    private synchronized void show(Part part, double done) {
        long now = System.nanoTime();
        part.note(done, now);
        if (now - drawn > REDRAW_NANOS) {
            drawn = now;
            draw(now);
        }
    }

    private void draw(long now) {
        double done = 0;
        double speed = 0;
        int trained = 0;
        double total = 0;
        for (Part part : parts) {
            done += part.done;
            speed += part.speed(now);
            trained += part.done == epochs ? 1 : 0;
            total += part.ended ? part.done : epochs;
        }
        String rest = speed == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  %,.0f/s  %s left",
                        speed * examples,
                        ConsoleProgress.duration((total - done) / speed));
        ConsoleProgress.drawOver(
                err,
                String.format(
                        Locale.ROOT,
                        "%s  %s  %d/%d trained%s",
                        name,
                        ConsoleProgress.bar(done / total),
                        trained,
                        parts.length,
                        rest));
    }

    /** One network's share of the line. */
    private final class Part implements Progress {

        private String title = "";
        private boolean ended;
        private double done;
        private double startedAt = -1;
        private long started;

        private void note(double now, long time) {
            if (startedAt < 0) {
                // Counted from the end of the first batch, which has to warm up.
                startedAt = now;
                started = time;
            }
            done = now;
        }

        /** Epochs a second, while it is trained. */
        private double speed(long now) {
            return ended || done == epochs || done == startedAt || startedAt < 0
                    ? 0
                    : (done - startedAt) * 1e9 / (now - started);
        }

        @Override
        public void batch(TrainingPlan plan, int epoch, double share) {
            show(this, epoch - 1 + share);
        }

        @Override
        public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
            show(this, epoch.number());
        }

        @Override
        public void resumed(double learned) {
            synchronized (JointProgress.this) {
                done = learned;
                say(ConsoleProgress.resumption(title, learned));
            }
        }

        @Override
        public void finished(TrainingRun run) {
            synchronized (JointProgress.this) {
                say(ConsoleProgress.summary(title, run));
            }
            show(this, epochs);
        }
    }
}
