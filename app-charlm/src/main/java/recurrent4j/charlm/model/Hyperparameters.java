package recurrent4j.charlm.model;

import recurrent4j.charlm.corpus.Phrase;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/**
 * What a language model is trained with unless the user chooses otherwise.
 *
 * @param window tokens in a window of truncated back-propagation; the hidden state goes on further
 */
public record Hyperparameters(RecurrentStack stack, int window, TrainingPlan plan) {

    private static final double PEAK_RATE = 0.01;

    /** Returns those for any text. */
    public static Hyperparameters ofText(long seed) {
        return new Hyperparameters(
                RecurrentStack.of(Cell.LSTM, 128, 128),
                50,
                TrainingPlan.plain(8, 50, PEAK_RATE, seed)
                        .along(Schedule.ONE_CYCLE, 1)
                        .keepingBest(0)
                        .carryingState());
    }

    /** Returns those for a network that has been trained before: the same, with smaller steps. */
    public static Hyperparameters ofTrained(long seed) {
        Hyperparameters usual = ofText(seed);
        TrainingPlan plan = usual.plan();
        return new Hyperparameters(
                usual.stack(),
                usual.window(),
                TrainingPlan.plain(plan.epochs(), plan.batch(), PEAK_RATE / 5, seed)
                        .along(plan.schedule(), plan.clip())
                        .keepingBest(0)
                        .carryingState());
    }

    /** Returns those that memorize a phrase of the course. */
    public static Hyperparameters of(Phrase phrase, long seed) {
        return switch (phrase) {
            case HELLO -> new Hyperparameters(RecurrentStack.of(Cell.SIMPLE_RNN, 8), 4, memorizing(100, 1, seed));
            case HIHELLO -> new Hyperparameters(RecurrentStack.of(Cell.SIMPLE_RNN, 5), 6, memorizing(150, 1, seed));
            case CHARSEQ -> new Hyperparameters(RecurrentStack.of(Cell.SIMPLE_RNN, 10), 14, memorizing(100, 1, seed));
            // Ten rows read the sentence side by side, each beginning one character later: these are all its windows of
            // ten, and each goes on from the state that the characters before it left.
            case LONGSEQ ->
                new Hyperparameters(RecurrentStack.of(Cell.SIMPLE_RNN, 25, 25), 10, memorizing(80, 10, seed));
        };
    }

    private static TrainingPlan memorizing(int epochs, int rows, long seed) {
        return TrainingPlan.plain(epochs, rows, PEAK_RATE, seed)
                .along(Schedule.CONSTANT, 1)
                .carryingState();
    }
}
