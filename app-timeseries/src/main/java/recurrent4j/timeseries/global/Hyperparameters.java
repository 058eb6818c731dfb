package recurrent4j.timeseries.global;

import java.util.OptionalInt;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/**
 * What a network that reads windows is trained with unless the user chooses otherwise.
 *
 * @param stack the recurrent layers
 * @param window steps that are read
 * @param plan the training; where it waits for better epochs, all windows are learned for as many as were best
 */
public record Hyperparameters(RecurrentStack stack, int window, TrainingPlan plan) {

    /** Most windows of an epoch; of more, some are left out. */
    static final int MOST_WINDOWS = 80_000;

    /** So many windows are learned in a few epochs to the end; fewer are soon known by heart. */
    private static final int MANY = 20_000;

    /** Of fewer windows a small network makes small steps, and more of them. */
    private static final int FEW = 1_000;

    /** Of fewer windows the last tenth, a handful that hardly differ, can't tell when to stop. */
    private static final int FEWEST_JUDGED = 100;

    private static final int MOST_EPOCHS = 60;

    private static final int LEAST_PATIENCE = 3;

    /** Of the epochs, after which share without a better one nothing better is to be expected. */
    private static final int PATIENCE_SHARE = 4;

    private static final double DROPOUT = 0.3;

    /**
     * Returns those for any series.
     *
     * @param set to learn from
     * @param horizon steps to forecast
     */
    public static Hyperparameters ofSeries(SeriesSet set, int horizon, long seed) {
        return of(set, horizon, OptionalInt.empty(), seed);
    }

    /** Returns the same for windows of a given size, if there is one. */
    public static Hyperparameters of(SeriesSet set, int horizon, OptionalInt window, long seed) {
        Framing framing = Framing.of(set, horizon, window, false);
        return ofWindows(framing.windows(set), framing.steps(), seed);
    }

    static int epochs(long windows) {
        return (int) Math.max(1, Math.min(MOST_EPOCHS, MOST_WINDOWS / Math.max(1, windows)));
    }

    /**
     * Returns those for so many windows. Few are learned by a small network with dropout, in small minibatches; a tenth of
     * them tells when to stop, unless it is too small for that. Many are learned to the end.
     *
     * @param windows in all series together
     * @param steps of a window
     */
    public static Hyperparameters ofWindows(long windows, int steps, long seed) {
        RecurrentStack stack = RecurrentStack.of(Cell.GRU, windows < FEW ? 16 : 40);
        int epochs = epochs(windows);
        TrainingPlan plan = (windows < FEW
                        ? TrainingPlan.plain(epochs, 8, 0.005, seed)
                        : TrainingPlan.plain(epochs, 32, 0.01, seed))
                .along(Schedule.ONE_CYCLE, 1);
        boolean judged = windows >= FEWEST_JUDGED && windows < MANY;
        return new Hyperparameters(
                windows < MANY ? stack.dropping(DROPOUT) : stack,
                steps,
                judged ? plan.keepingBest(Math.max(LEAST_PATIENCE, epochs / PATIENCE_SHARE)) : plan);
    }
}
