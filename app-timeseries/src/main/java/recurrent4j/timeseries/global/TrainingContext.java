package recurrent4j.timeseries.global;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.data.Batches;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.Epoch;
import recurrent4j.train.Objective;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * What trainings need besides data.
 *
 * @param checkpoints from a name that the data decide to where a training is kept
 * @param epochs notes those of networks that answer together, by the training's name; of trainings of one name the last
 */
public record TrainingContext(
        Engine engine,
        EnsembleTrainer trainer,
        Function<String, Checkpoint> checkpoints,
        Map<String, List<Epoch>> epochs) {

    /** Enough of a checksum to tell the data of one run apart. */
    private static final int KEPT_DIGITS = 12;

    /**
     * What decides the course of a training.
     *
     * @param validation what epochs are judged by; without examples, by their own loss
     */
    public record Training(
            Network network, TrainingPlan plan, Batches examples, Batches validation, Objective objective) {}

    /** A network of an ensemble. */
    public record Member(String name, Training training, Engine engine, Checkpoint checkpoint)
            implements EnsembleMember {

        @Override
        public TrainingPlan plan() {
            return training.plan();
        }

        @Override
        public long examples() {
            return training.examples().examples();
        }

        @Override
        public TrainingRun train(Progress progress, int threads) throws IOException {
            return new Trainer(plan(), progress, checkpoint, training.objective())
                    .train(engine.install(training.network(), threads), training.examples(), training.validation());
        }
    }

    /** A context that has noted nothing yet. */
    public TrainingContext(Engine engine, EnsembleTrainer trainer, Function<String, Checkpoint> checkpoints) {
        this(engine, trainer, checkpoints, new TreeMap<>());
    }

    /** Returns a context that computes in one thread, tells nobody and keeps nothing. */
    public static TrainingContext quiet(Engine engine) {
        return new TrainingContext(
                engine, new EnsembleTrainer(1, EnsembleProgress.Display.SILENT), name -> Checkpoint.none());
    }

    /** Returns the same context, whose checkpoints lie beside those of other trainings on the same data. */
    public TrainingContext keepingApart(String other) {
        return new TrainingContext(engine, trainer, name -> checkpoints.apply(name + "-" + other), epochs);
    }

    /**
     * Trains a network by itself, with all threads.
     *
     * @throws recurrent4j.train.DivergenceException as soon as the loss is infinite or no number
     * @throws UncheckedIOException if the checkpoint cannot be written, or belongs to another training
     */
    public TrainingRun train(String name, Training training) {
        var member = new Member(name, training, engine, checkpoints.apply(name));
        try (EnsembleProgress progress =
                trainer.display().open(name, member.examples(), training.plan().epochs(), 1)) {
            return member.train(progress.of(0, name), trainer.threads());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Trains networks that answer together.
     *
     * @throws InputException if all of them diverge
     * @throws UncheckedIOException if a checkpoint cannot be written, or belongs to another training
     */
    public Ensemble<Member> train(String name, List<Training> trainings) {
        String data = trainings.get(0).examples().fingerprint().substring(0, KEPT_DIGITS);
        List<Member> members = IntStream.range(0, trainings.size())
                .mapToObj(i -> new Member(
                        EnsembleMember.name(name, i, trainings.size()),
                        trainings.get(i),
                        engine,
                        checkpoints.apply("%s-%d".formatted(data, i + 1))))
                .toList();
        try {
            Ensemble<Member> ensemble = trainer.train(name, members);
            if (ensemble.isEmpty()) {
                throw new InputException("Every training of " + name + " diverged; try a smaller --learning-rate.");
            }
            for (int i = 0; i < ensemble.members().size(); i++) {
                epochs.put(
                        ensemble.members().get(i).name(), ensemble.runs().get(i).epochs());
            }
            return ensemble;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
