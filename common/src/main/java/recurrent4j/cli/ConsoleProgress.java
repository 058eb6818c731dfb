package recurrent4j.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Progress for people, on standard error: one live line with rate and remaining time on a terminal, one line an epoch
 * elsewhere, or fewer where epochs are short.
 */
public final class ConsoleProgress implements Progress {

    private static final int BAR = 16;

    /** A line that wraps cannot be drawn over, and 80 columns are what a terminal has at least. */
    private static final int WIDTH = 79;

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    /** Hundreds of short epochs fill no file with lines. */
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();

    private final String name;
    private final long examples;
    private final PrintStream err;
    private final boolean live;
    private final boolean validated;
    private long started;
    private double startedAt = -1;
    private long drawn = System.nanoTime() - QUIET_NANOS;
    private String losses = "";

    ConsoleProgress(String name, long examples, PrintStream err, boolean live) {
        this(name, examples, err, live, true);
    }

    private ConsoleProgress(String name, long examples, PrintStream err, boolean live, boolean validated) {
        this.validated = validated;
        this.name = name;
        this.examples = examples;
        this.err = err;
        this.live = live;
    }

    /** Progress of one contestant's training on so many examples an epoch. */
    public static ConsoleProgress of(String name, long examples) {
        return new ConsoleProgress(name, examples, System.err, Terminal.showsStandardError());
    }

    /** Progress of a training by whose validation part nothing is decided, so that its loss is not shown. */
    public static ConsoleProgress withoutValidation(String name, long examples) {
        return new ConsoleProgress(name, examples, System.err, Terminal.showsStandardError(), false);
    }

    @Override
    public void batch(TrainingPlan plan, int epoch, double done) {
        double epochs = epoch - 1 + done;
        long now = System.nanoTime();
        if (startedAt < 0) {
            // Counted from the end of the first batch, which has to warm up.
            startedAt = epochs;
            started = now;
        } else if (live && now - drawn > REDRAW_NANOS) {
            drawn = now;
            draw(plan, epoch, epochs, (now - started) / 1e9);
        }
    }

    private void draw(TrainingPlan plan, int epoch, double epochs, double seconds) {
        double speed = (epochs - startedAt) / seconds;
        drawOver(
                err,
                String.format(
                        Locale.ROOT,
                        "%s  %s  epoch %d/%d  %,.0f/s  %s left%s",
                        name,
                        bar(epochs / plan.epochs()),
                        epoch,
                        plan.epochs(),
                        speed * examples,
                        duration((plan.epochs() - epochs) / speed),
                        losses));
    }

    /** Draws a line over the live one. */
    static void drawOver(PrintStream err, String line) {
        err.print("\r\033[2K" + line.substring(0, Math.min(line.length(), WIDTH)));
        err.flush();
    }

    /** Returns a bar, of which a part is filled. */
    static String bar(double done) {
        int filled = (int) (BAR * done);
        return "━".repeat(filled) + "─".repeat(BAR - filled);
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
        losses = losses(epoch);
        long now = System.nanoTime();
        if (!live && (now - drawn > QUIET_NANOS || epoch.number() == plan.epochs())) {
            drawn = now;
            err.println(String.format(
                    Locale.ROOT,
                    "%s  epoch %d/%d%s  %,.0f/s",
                    name,
                    epoch.number(),
                    plan.epochs(),
                    losses,
                    examples / epoch.seconds()));
        }
    }

    @Override
    public void finished(TrainingRun run) {
        if (live) {
            err.println("\r\033[2K" + ended(name, run) + losses(run.best()));
        }
    }

    /** Returns what remains to be seen of a training. */
    static String summary(String name, TrainingRun run) {
        return ended(name, run) + trained(run.best()) + validated(run.best());
    }

    private static String ended(String name, TrainingRun run) {
        return "%s  %d epochs in %s".formatted(name, run.epochs().size(), duration(run.seconds()));
    }

    /** Shows a few lines of text without disturbing the live line. */
    public void show(String lines) {
        err.println((live ? "\r\033[2K" : "") + lines);
    }

    private String losses(Epoch epoch) {
        return validated ? trained(epoch) + validated(epoch) : trained(epoch);
    }

    private static String trained(Epoch epoch) {
        return String.format(Locale.ROOT, "  train %.6g", epoch.trainLoss());
    }

    private static String validated(Epoch epoch) {
        return String.format(Locale.ROOT, "  validation %.6g", epoch.validationLoss());
    }

    @Override
    public void resumed(double epochs) {
        err.println(resumption(name, epochs));
    }

    /** Says where a training goes on. */
    static String resumption(String name, double epochs) {
        int percent = (int) (100 * (epochs % 1));
        return "%s  goes on after %s"
                .formatted(
                        name,
                        percent == 0
                                ? "epoch " + (int) epochs
                                : "%d %% of epoch %d".formatted(percent, (int) epochs + 1));
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                        : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole / 60 % 60);
    }
}
