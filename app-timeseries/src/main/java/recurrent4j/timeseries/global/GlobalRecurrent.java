package recurrent4j.timeseries.global;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import recurrent4j.data.Seeds;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * One recurrent network for all series: it learns from windows of each how they go on, and answers with all steps of the
 * horizon at once. Several networks from different seeds are averaged.
 *
 * @param plan the training; its seed is the first
 * @param windows to learn from in an epoch, of all series together, but at least one of each; where there are fewer, they
 *     are shown again, at most {@value #MOST_PASSES} times
 * @param steps of a window; several horizons and seasons if it is empty
 * @param calendar whether they read the hour, the weekday and the month, as far as the series tell
 */
public record GlobalRecurrent(
        RecurrentStack stack,
        TrainingPlan plan,
        int networks,
        int windows,
        OptionalInt steps,
        boolean calendar,
        TrainingContext context)
        implements NetworkMethod {

    /** The recurrent layers that backtests of training parts have chosen. */
    public static final RecurrentStack STACK = RecurrentStack.of(Cell.GRU, 40);

    /** The training that they have chosen, for {@value #WINDOWS} windows. */
    public static final TrainingPlan PLAN = TrainingPlan.plain(1, 32, 0.01, 42).along(Schedule.ONE_CYCLE, 1);

    private static final int NETWORKS = 2;
    private static final int WINDOWS = 80_000;
    private static final int MOST_PASSES = 60;

    /** Returns the forecaster of the usual size, to be trained {@link #in} a context. */
    public static GlobalRecurrent of(RecurrentStack stack, TrainingPlan plan) {
        return new GlobalRecurrent(
                stack, plan, NETWORKS, WINDOWS, OptionalInt.empty(), false, TrainingContext.quiet(Engine.usual()));
    }

    @Override
    public GlobalRecurrent in(TrainingContext other) {
        return new GlobalRecurrent(stack, plan, networks, windows, steps, calendar, other);
    }

    /** Returns the same, with or without the calendar, reading windows of so many steps if that is given. */
    public GlobalRecurrent reading(boolean calendarToo, OptionalInt window) {
        return new GlobalRecurrent(stack, plan, networks, windows, window, calendarToo, context);
    }

    /** Returns one network on a quarter of the windows, enough to compare settings. */
    public GlobalRecurrent smaller() {
        return new GlobalRecurrent(stack, plan, 1, windows / 4, steps, calendar, context);
    }

    /** Returns how many steps of the series of a set are read where nobody says. */
    public static int usualWindow(SeriesSet set, int horizon) {
        return Framing.of(set, horizon, OptionalInt.empty(), false).steps();
    }

    @Override
    public String name() {
        return stack.toString();
    }

    @Override
    public String settings() {
        return "%d times %s on %d windows%s, %s%s"
                .formatted(
                        networks,
                        stack,
                        windows,
                        steps.isPresent() ? " of " + steps.getAsInt() : "",
                        plan,
                        calendar ? ", with the calendar" : "");
    }

    /** Where training waits for better epochs, the last windows of each series judge them. */
    @Override
    public FittedGlobalRecurrent fit(SeriesSet known, int horizon) {
        Framing framing = Framing.of(known, horizon, steps, calendar);
        var all = FramedWindowBatches.of(known, framing, Math.max(1, windows / known.size()));
        FramedWindowBatches validation = plan.patience() > 0 ? all.latest() : all.none();
        FramedWindowBatches examples = plan.patience() > 0 ? all.before(validation) : all;
        var architecture = new Architecture(framing.reads(), stack, framing.answers());
        List<TrainingContext.Training> trainings = IntStream.range(0, networks)
                .mapToObj(i -> Seeds.ofMember(plan.seed(), i))
                .map(seed -> new TrainingContext.Training(
                        Network.of(architecture, plan.learningRate(), seed),
                        plan(seed, examples.examples()),
                        examples,
                        validation,
                        framing.objective()))
                .toList();
        return new FittedGlobalRecurrent(
                framing,
                examples.examples() == 0
                        ? trainings.stream()
                                .map(TrainingContext.Training::network)
                                .toList()
                        : context.train(name(), trainings).runs().stream()
                                .map(TrainingRun::network)
                                .toList());
    }

    private TrainingPlan plan(long seed, long examples) {
        int passes = (int) Math.max(1, Math.min(MOST_PASSES, windows / Math.max(1, examples)));
        return plan.lasting(plan.epochs() * passes).from(seed);
    }
}
