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

    private static final String EXACTLY = "%.6g";

    private final String name;
    private final long examples;
    private final LiveLine line;
    private final boolean validated;
    private final Supplier<LiveLine.Content> shared;
    private final LiveLine.Pace pace = new LiveLine.Pace();
    private long printed = System.nanoTime() - QUIET_NANOS;
    private String losses = "";
    private volatile double loss = Double.NaN;
    private volatile boolean finished;

    /** Its validation loss is shown if anything is decided by it; a shared line, or null, is drawn in place of its own. */
    ConsoleProgress(String name, long examples, LiveLine line, boolean validated, Supplier<LiveLine.Content> shared) {
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

    /** Returns the loss of the last epoch, by which networks are compared; no number before the first. */
    double loss() {
        return loss;
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

    private LiveLine.Content drawn(TrainingPlan plan, int epoch) {
        double speed = pace.perSecond();
        return new LiveLine.Content(
                name,
                pace.done() / plan.epochs(),
                "epoch %d/%d".formatted(epoch, plan.epochs()),
                losses,
                speed == 0 ? "" : LiveLine.duration((plan.epochs() - pace.done()) / speed) + " left",
                speed == 0 ? "" : Text.of("%,.0f/s", speed * examples));
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
        losses = losses(epoch, "%.4g");
        loss = validated ? epoch.validationLoss() : epoch.trainLoss();
        long now = System.nanoTime();
        if (!line.isLive() && (now - printed > QUIET_NANOS || epoch.number() == plan.epochs())) {
            printed = now;
            String format = "%s  epoch %d/%d  %s  %,.0f/s";
            double speed = examples / epoch.seconds();
            line.say(Text.of(format, name, epoch.number(), plan.epochs(), losses(epoch, EXACTLY), speed));
        }
    }

    private String losses(Epoch epoch, String figure) {
        return Text.of("loss: train " + figure, epoch.trainLoss())
                + (validated ? Text.of(", validation " + figure, epoch.validationLoss()) : "")
                + (epoch.error() == epoch.validationLoss() ? "" : Text.of("; error " + figure, epoch.error()));
    }

    @Override
    public void finished(TrainingRun run) {
        finished = true;
        if (line.isLive()) {
            int epochs = run.epochs().size();
            line.say("%s  %d %s in %s  %s"
                    .formatted(
                            name,
                            epochs,
                            epochs == 1 ? "epoch" : "epochs",
                            LiveLine.duration(run.seconds()),
                            losses(run.best(), EXACTLY)));
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
