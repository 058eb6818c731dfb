package recurrent4j.timeseries.global;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;

/**
 * What trainings need besides data.
 *
 * @param installed lets an engine compute a network
 * @param progress from the name of a training and the number of its examples to who is told
 * @param checkpoints from a name that the data decide to where a training is kept
 */
public record TrainingContext(
        UnaryOperator<Network> installed,
        BiFunction<String, Long, Progress> progress,
        Function<String, Checkpoint> checkpoints) {

    /** Returns a workshop that tells nobody and keeps nothing. */
    public static TrainingContext quiet(UnaryOperator<Network> installed) {
        return new TrainingContext(installed, (name, examples) -> Progress.SILENT, name -> Checkpoint.none());
    }
}
