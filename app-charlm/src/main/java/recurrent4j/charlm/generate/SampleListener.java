package recurrent4j.charlm.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/** Lets a network show what it can say while it learns, and keeps what it said. */
public final class SampleListener implements Progress {

    private final ConsoleProgress console;
    private final double every;
    private final Supplier<String> sample;
    private final Keeping keeping;
    private final List<Sample> samples = new ArrayList<>();
    private double last;

    /**
     * What a network said.
     *
     * @param epochs how many it had learned
     * @param text what it said
     */
    record Sample(double epochs, String text) {

        @Override
        public String toString() {
            String when = String.format(
                    Locale.ROOT,
                    "After %s epoch%s:",
                    epochs == Math.rint(epochs) ? (long) epochs : String.format(Locale.ROOT, "%.2f", epochs),
                    epochs == 1 ? "" : "s");
            return when + (text.contains("\n") ? "\n" : " ") + text;
        }
    }

    /**
     * Prepares to show samples.
     *
     * @param console where they are shown, and the progress too
     * @param every so many epochs
     * @param sample lets the network of this moment speak
     * @param keeping is told when the network is the best so far, if the best is to be kept
     */
    public SampleListener(ConsoleProgress console, double every, Supplier<String> sample, Keeping keeping) {
        this.console = console;
        this.every = every;
        this.sample = sample;
        this.keeping = keeping;
    }

    /** Keeps the network of this moment. */
    @FunctionalInterface
    public interface Keeping {
        void keep() throws IOException;
    }

    @Override
    public void batch(TrainingPlan plan, int epoch, double done) {
        console.batch(plan, epoch, done);
        if (done < 1) {
            sampleIfDue(epoch - 1 + done);
        }
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
        console.epoch(plan, epoch, best);
        if (plan.keepBest() && epoch.equals(best)) {
            try {
                keeping.keep();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sampleIfDue(epoch.number());
    }

    private void sampleIfDue(double epochs) {
        if (Math.floor(epochs / every) > Math.floor(last / every)) {
            last = epochs;
            samples.add(new Sample(epochs, sample.get()));
            console.show(samples.get(samples.size() - 1).toString());
        }
    }

    @Override
    public void resumed(double epochs) {
        last = epochs;
        console.resumed(epochs);
    }

    @Override
    public void finished(TrainingRun run) {
        console.finished(run);
    }

    /** Returns all that was said in its order, and a last word. */
    public List<String> said(String last) {
        return Stream.concat(samples.stream().map(Sample::toString), Stream.of("At last: " + last))
                .toList();
    }
}
