package recurrent4j.charlm.spark;

import recurrent4j.data.Batches;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.spark.AveragedTraining;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/**
 * A GRU that learns the next character of a text, of which the last tenth is validation.
 *
 * @param characters that there are, in the order of their numbers
 * @param epochs over its part that a worker trains in a round
 */
public record CharacterLearner(String text, String characters, int units, int epochs)
        implements AveragedTraining.Learner {

    private static final int WINDOW = 50;
    private static final int BATCH = 32;
    private static final double RATE = 0.005;
    private static final double CLIP = 5;
    private static final long SEED = 42;

    /** Returns a learner of a text. */
    public static CharacterLearner of(String text, int units, int epochs) {
        String characters = text.chars()
                .distinct()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new CharacterLearner(text, characters, units, epochs);
    }

    @Override
    public Network network() {
        int size = characters.length();
        var architecture = new Architecture(
                new Input.OneHot(size), RecurrentStack.of(Cell.GRU, units), new Readout.NextToken(size));
        return Network.of(architecture, RATE, SEED);
    }

    private int learned() {
        return text.length() / 10 * 9;
    }

    @Override
    public Batches part(int number, int parts) {
        int size = learned() / parts;
        return batches(number * size, (number + 1) * size);
    }

    @Override
    public Batches validation() {
        return batches(learned(), text.length());
    }

    private Batches batches(int from, int to) {
        int[] tokens = text.substring(from, to).chars().map(characters::indexOf).toArray();
        return TokenStreamBatches.of(TokenSequence.of(tokens), characters.length(), WINDOW, true);
    }

    @Override
    public TrainingPlan plan(int round) {
        return TrainingPlan.plain(epochs, BATCH, RATE, SEED + round).along(Schedule.CONSTANT, CLIP);
    }
}
