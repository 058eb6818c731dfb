package recurrent4j.timeseries.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/** The epochs of each training that has come to its end, by the training's name; of trainings of one name the last. */
public final class TrainingLog {

    private final Map<String, List<Epoch>> epochs = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Returns who tells others of trainings, and this of their ends. */
    public BiFunction<String, Long, Progress> beside(BiFunction<String, Long, ? extends Progress> others) {
        return (name, examples) -> new Recording(name, others.apply(name, examples));
    }

    /** Returns what was noted, in the order of the trainings. */
    public Map<String, List<Epoch>> epochs() {
        return new LinkedHashMap<>(epochs);
    }

    private final class Recording implements Progress {

        private final String name;
        private final Progress told;

        Recording(String name, Progress told) {
            this.name = name;
            this.told = told;
        }

        @Override
        public void batch(TrainingPlan plan, int epoch, double done) {
            told.batch(plan, epoch, done);
        }

        @Override
        public void epoch(TrainingPlan plan, Epoch epoch, Epoch best) {
            told.epoch(plan, epoch, best);
        }

        @Override
        public void resumed(double done) {
            told.resumed(done);
        }

        @Override
        public void finished(TrainingRun run) {
            epochs.put(name, run.epochs());
            told.finished(run);
        }
    }
}
