package recurrent4j.sentiment.pretrain;

import java.util.Map;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.train.TrainingRun;

/**
 * What predicts the next word of a text, and how well.
 *
 * @param loss the mean of -log(probability of the word that follows), in nats, on the validation part
 */
public record NextWordModel(String name, long parameters, double loss) implements Contestant {

    /** The mean loss of a word, given all before it. */
    public static final Metric NATS_PER_WORD = new Metric("nats/word", true);

    /** A network after its training. */
    public static NextWordModel of(String name, TrainingRun run) {
        return new NextWordModel(name, run.network().parameters(), run.best().validationLoss());
    }

    /** Returns the loss; nothing is chosen by it, so that there is no need for a test part. */
    public Map<Metric, Measured> measured() {
        return Map.of(NATS_PER_WORD, new Measured(loss, Double.NaN));
    }
}
