package recurrent4j.timeseries.recurrent;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import recurrent4j.model.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;

/**
 * What trainings need besides data.
 *
 * @param installed lets an engine compute a network
 * @param progress from the name of a training and the number of its examples to who is told
 * @param checkpoints from a name that the data decide to where a training is kept
 */
public record Workshop(
        UnaryOperator<Network> installed,
        BiFunction<String, Long, Progress> progress,
        Function<String, Checkpoint> checkpoints) {

    /** Returns a workshop that tells nobody and keeps nothing. */
    public static Workshop quiet(UnaryOperator<Network> installed) {
        return new Workshop(installed, (name, examples) -> Progress.SILENT, name -> Checkpoint.none());
    }
}
