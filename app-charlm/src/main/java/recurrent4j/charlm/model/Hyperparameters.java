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

    /** Fewer tokens in the training part than this are few. */
    private static final long SHORT = 500_000;

    private static final double SHORT_DROPOUT = 0.3;

    /**
     * Returns those for any text. A short one is read more often, in smaller minibatches, so that there are a few thousand
     * steps, and with dropout, since it is soon known by heart.
     *
     * @param tokens of the training part
     */
    public static Hyperparameters ofText(long tokens, long seed) {
        boolean isShort = tokens < SHORT;
        int rows = isShort ? (int) Math.max(4, Math.min(50, tokens / 7_500)) : 50;
        int epochs = isShort ? (int) Math.max(8, Math.min(40, 2_000_000 / tokens)) : 8;
        return new Hyperparameters(
                RecurrentStack.of(Cell.LSTM, 128, 128).dropping(isShort ? SHORT_DROPOUT : 0),
                50,
                plan(epochs, rows, PEAK_RATE, seed));
    }

    /** Returns those for a network that has been trained before: the same, with smaller steps. */
    public static Hyperparameters ofTrained(long tokens, long seed) {
        Hyperparameters usual = ofText(tokens, seed);
        TrainingPlan plan = usual.plan();
        return new Hyperparameters(
                usual.stack(), usual.window(), plan(plan.epochs(), plan.batch(), PEAK_RATE / 5, seed));
    }

    private static TrainingPlan plan(int epochs, int rows, double rate, long seed) {
        return TrainingPlan.plain(epochs, rows, rate, seed)
                .along(Schedule.ONE_CYCLE, 1)
                .keepingBest(0)
                .carryingState();
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
