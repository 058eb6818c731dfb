package recurrent4j.charlm.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;

/** Saves a network after each epoch whose validation loss is the best so far, if the plan is to keep the best. */
public record BestModelSaver(Saving saving) implements Progress {

    /** Saves something. */
    @FunctionalInterface
    public interface Saving {
        void save() throws IOException;
    }

    @Override
    public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
        if (plan.keepBest() && epoch.equals(best)) {
            try {
                saving.save();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
