package recurrent4j.charlm.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import recurrent4j.io.Text;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;

/** Lets a network write samples while it is trained, shows them, and keeps them. */
public final class SampleListener implements Progress {

    private final double every;
    private final Supplier<String> writer;
    private final Consumer<String> console;
    private final List<String> samples = new ArrayList<>();
    private double last;

    /**
     * Prepares to show samples.
     *
     * @param every how many epochs lie between two of them, such as 1 or 0.25
     */
    public SampleListener(double every, Supplier<String> writer, Consumer<String> console) {
        this.every = every;
        this.writer = writer;
        this.console = console;
    }

    @Override
    public void batch(TrainingPlan plan, int epoch, double done) {
        if (done < 1) {
            sampleIfDue(epoch - 1 + done);
        }
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
        // The sample of the trained network comes anyway.
        if (epoch.number() < plan.epochs()) {
            sampleIfDue(epoch.number());
        }
    }

    @Override
    public void resumed(double epochs) {
        last = epochs;
    }

    private void sampleIfDue(double epochs) {
        if (Math.floor(epochs / every) > Math.floor(last / every)) {
            last = epochs;
            String text = writer.get();
            String when = epochs == Math.rint(epochs) ? "%.0f" : "%.2f";
            samples.add(Text.of("After " + when + " epoch%s:", epochs, epochs == 1 ? "" : "s")
                    + (text.contains("\n") ? "\n" : " ")
                    + text);
            console.accept(samples.get(samples.size() - 1));
        }
    }

    /** Returns all samples in their order, and a last one. */
    public List<String> with(String last) {
        List<String> all = new ArrayList<>(samples);
        all.add(last);
        return all;
    }
}
