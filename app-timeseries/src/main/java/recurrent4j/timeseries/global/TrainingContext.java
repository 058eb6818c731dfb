package recurrent4j.timeseries.global;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Ensemble;
import recurrent4j.train.EnsembleMember;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;
import recurrent4j.train.TrainingRun;

/**
 * What trainings need besides data.
 *
 * @param engine what computes networks
 * @param trainer where they are trained side by side
 * @param checkpoints from a name that the data decide to where a training is kept
 */
public record TrainingContext(Engine engine, EnsembleTrainer trainer, Function<String, Checkpoint> checkpoints) {

    /** Enough of a checksum to tell the data of one run apart. */
    private static final int KEPT_DIGITS = 12;

    /** Returns a context that computes in one thread, tells nobody and keeps nothing. */
    public static TrainingContext quiet(Engine engine) {
        return new TrainingContext(
                engine, new EnsembleTrainer(1, EnsembleProgress.Display.SILENT), name -> Checkpoint.none());
    }

    /**
     * Trains a network by itself, with all threads.
     *
     * @param name of its training, and of its checkpoint
     * @throws recurrent4j.train.DivergenceException as soon as the loss is infinite or no number
     * @throws UncheckedIOException if the checkpoint cannot be written, or belongs to another training
     */
    public TrainingRun train(String name, NetworkMember.Training training) {
        var member = new NetworkMember(name, training, engine, checkpoints.apply(name));
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
     * @param name what tables call them
     * @throws InputException if all of them diverge
     * @throws UncheckedIOException if a checkpoint cannot be written, or belongs to another training
     */
    public Ensemble<NetworkMember> train(String name, List<NetworkMember.Training> trainings) {
        List<NetworkMember> members = IntStream.range(0, trainings.size())
                .mapToObj(i -> {
                    String data = trainings.get(i).examples().fingerprint().substring(0, KEPT_DIGITS);
                    return new NetworkMember(
                            EnsembleMember.name(name, i, trainings.size()),
                            trainings.get(i),
                            engine,
                            checkpoints.apply("%s-%d".formatted(data, i + 1)));
                })
                .toList();
        try {
            Ensemble<NetworkMember> trained = trainer.train(name, members);
            if (trained.isEmpty()) {
                throw new InputException("Every training of " + name + " diverged; try a smaller --learning-rate.");
            }
            return trained;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
