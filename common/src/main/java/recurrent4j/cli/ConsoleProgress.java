package recurrent4j.cli;

import java.time.Duration;
import java.util.function.Supplier;
import recurrent4j.io.Text;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Progress for people, on standard error: one live line with rate and remaining time on a terminal, one line an epoch
 * elsewhere, or fewer where epochs are short.
 */
public final class ConsoleProgress implements Progress {

    /** Hundreds of short epochs fill no file with lines. */
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();

    private final String name;
    private final long examples;
    private final LiveLine line;
    private final boolean validated;
    private final Supplier<String> shared;
    private final LiveLine.Pace pace = new LiveLine.Pace();
    private long printed = System.nanoTime() - QUIET_NANOS;
    private String losses = "";
    private volatile boolean finished;

    /** Its validation loss is shown if anything is decided by it; a shared line, or null, is drawn in place of its own. */
    ConsoleProgress(String name, long examples, LiveLine line, boolean validated, Supplier<String> shared) {
        this.name = name;
        this.examples = examples;
        this.line = line;
        this.validated = validated;
        this.shared = shared;
    }

    /** Progress of one contestant's training on so many examples an epoch. */
    public static ConsoleProgress of(String name, long examples) {
        return new ConsoleProgress(name, examples, LiveLine.onStandardError(), true, null);
    }

    /** Returns how many epochs are done, and how fast they go. */
    LiveLine.Pace pace() {
        return pace;
    }

    /** Whether the training has come to its end. */
    boolean isFinished() {
        return finished;
    }

    @Override
    public void batch(TrainingPlan plan, int epoch, double done) {
        if (!pace.note(epoch - 1 + done) || shared != null) {
            line.draw(shared != null ? shared : () -> drawn(plan, epoch));
        }
    }

    private String drawn(TrainingPlan plan, int epoch) {
        return Text.of(
                "%s  %s  epoch %d/%d  %,.0f/s  %s left%s",
                name,
                LiveLine.bar(pace.done() / plan.epochs()),
                epoch,
                plan.epochs(),
                pace.perSecond() * examples,
                LiveLine.duration((plan.epochs() - pace.done()) / pace.perSecond()),
                losses);
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
        losses = losses(epoch);
        long now = System.nanoTime();
        if (!line.isLive() && (now - printed > QUIET_NANOS || epoch.number() == plan.epochs())) {
            printed = now;
            String format = "%s  epoch %d/%d%s  %,.0f/s";
            double speed = examples / epoch.seconds();
            line.say(Text.of(format, name, epoch.number(), plan.epochs(), losses, speed));
        }
    }

    private String losses(Epoch epoch) {
        return Text.of("  train %.6g", epoch.trainLoss())
                + (validated ? Text.of("  validation %.6g", epoch.validationLoss()) : "");
    }

    @Override
    public void finished(TrainingRun run) {
        finished = true;
        if (line.isLive()) {
            String seconds = LiveLine.duration(run.seconds());
            line.say("%s  %d epochs in %s%s".formatted(name, run.epochs().size(), seconds, losses(run.best())));
        }
    }

    @Override
    public void resumed(double epochs) {
        pace.before(epochs);
        int whole = (int) epochs;
        int percent = (int) (100 * (epochs - whole));
        line.say(name + "  goes on after "
                + (percent == 0 ? "epoch " + whole : "%d %% of epoch %d".formatted(percent, whole + 1)));
    }

    /** Shows a few lines of text without disturbing the live line. */
    public void show(String lines) {
        line.say(lines);
    }
}
