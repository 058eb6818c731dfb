package recurrent4j.timeseries.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingRun;

/** The epochs of each training that has come to its end, by the training's name; of trainings of one name the last. */
public final class TrainingLog {

    private final Map<String, List<Epoch>> epochs = new ConcurrentHashMap<>();
    private final Map<String, double[]> gradients = new LinkedHashMap<>();

    /** Returns what tells others of trainings, and this of their ends. */
    public EnsembleProgress.Display beside(EnsembleProgress.Display others) {
        return (name, examples, passes, members) -> new Recording(others.open(name, examples, passes, members));
    }

    /** Returns what was noted, by the names of the trainings. */
    Map<String, List<Epoch>> epochs() {
        return new TreeMap<>(epochs);
    }

    /** Notes how far back the loss of each network reaches, by time step. */
    public void note(Map<String, double[]> stateGradients) {
        gradients.putAll(stateGradients);
    }

    /** Returns how far back the losses reach, if that was noted. */
    Map<String, double[]> gradients() {
        return gradients;
    }

    private final class Recording implements EnsembleProgress {

        private final EnsembleProgress told;

        Recording(EnsembleProgress told) {
            this.told = told;
        }

        @Override
        public Progress of(int number, String name) {
            return told.of(number, name).and(new Progress() {
                @Override
                public void finished(TrainingRun run) {
                    epochs.put(name, run.epochs());
                }
            });
        }

        @Override
        public void ended(int number, String remark) {
            told.ended(number, remark);
        }

        @Override
        public void close() {
            told.close();
        }
    }
}
