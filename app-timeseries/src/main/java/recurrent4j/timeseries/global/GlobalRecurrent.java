package recurrent4j.timeseries.global;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import recurrent4j.data.Seeds;
import recurrent4j.io.Text;
import recurrent4j.model.Architecture;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * One recurrent network for all series: it learns from windows of each how they go on, and answers with all steps of the
 * horizon at once. Several networks from different seeds are averaged.
 *
 * @param plan the training; its seed is the first
 * @param windows to learn from in an epoch at most, of all series together, but at least one of each
 * @param steps of a window; several horizons and seasons if it is empty
 * @param adapting whether each fit chooses the number of epochs by the number of its windows, at most
 * @param calendar whether they read the hour, the weekday and the month, as far as the series tell
 */
public record GlobalRecurrent(
        RecurrentStack stack,
        TrainingPlan plan,
        int networks,
        int windows,
        OptionalInt steps,
        boolean adapting,
        boolean calendar,
        TrainingContext context)
        implements NetworkMethod {

    private static final int NETWORKS = 2;
    private static final int QUARTER = 4;
    private static final String EARLY_STOPPING = ", early stopping";

    /** A forecaster whose plan says the number of epochs. */
    public GlobalRecurrent(
            RecurrentStack stack,
            TrainingPlan plan,
            int networks,
            int windows,
            OptionalInt steps,
            boolean calendar,
            TrainingContext context) {
        this(stack, plan, networks, windows, steps, false, calendar, context);
    }

    /**
     * Returns the forecaster for a set, of a size and with a training that suit it, to be trained {@link #in} a context.
     *
     * @param horizon steps to forecast
     */
    public static GlobalRecurrent of(SeriesSet set, int horizon, long seed) {
        return of(Hyperparameters.ofSeries(set, horizon, seed)).adaptingEpochs();
    }

    /** Returns the forecaster that is described, to be trained {@link #in} a context. */
    public static GlobalRecurrent of(Hyperparameters described) {
        return new GlobalRecurrent(
                described.stack(),
                described.plan(),
                NETWORKS,
                Hyperparameters.MOST_WINDOWS,
                OptionalInt.of(described.window()),
                false,
                TrainingContext.quiet(Engine.ofProcessor()));
    }

    @Override
    public GlobalRecurrent in(TrainingContext other) {
        return new GlobalRecurrent(stack, plan, networks, windows, steps, adapting, calendar, other);
    }

    /** Returns the same, with or without the calendar. */
    public GlobalRecurrent reading(boolean calendarToo) {
        return new GlobalRecurrent(stack, plan, networks, windows, steps, adapting, calendarToo, context);
    }

    /** Returns the same, which makes as many epochs of the windows of each fit as is usual for their number. */
    public GlobalRecurrent adaptingEpochs() {
        return new GlobalRecurrent(stack, plan, networks, windows, steps, true, calendar, context);
    }

    /** Returns one network trained on about a quarter of the windows, enough to compare settings. */
    public GlobalRecurrent smaller() {
        TrainingPlan shorter = plan.lasting(Math.max(1, plan.epochs() / QUARTER));
        return new GlobalRecurrent(stack, shorter, 1, windows / QUARTER, steps, false, calendar, context);
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

    @Override
    public Optional<String> reason(SeriesSet known, int horizon) {
        Framing framing = Framing.of(known, horizon, steps, calendar);
        return Optional.of(Text.of(
                "%,d windows of %d steps to learn from: %s, minibatches of %d, peak rate %s, %s%s. Options choose otherwise.",
                framing.windows(known),
                framing.steps(),
                stack,
                plan.batch(),
                plan.learningRate(),
                plan.epochs() == 1 ? "1 epoch" : plan.epochs() + " epochs",
                plan.patience() == 0 || plan.epochs() == 1
                        ? ""
                        : " at most, as many as are best on the last windows (patience %d)"
                                .formatted(plan.patience())));
    }

    /**
     * Where training waits for better epochs, the last windows of each series judge them; then all windows are learned from,
     * those too, for as many epochs as were best on average.
     */
    @Override
    public FittedGlobalRecurrent fit(SeriesSet known, int horizon) {
        Framing framing = Framing.of(known, horizon, steps, calendar);
        var all = FramedWindowBatches.of(known, framing, Math.max(1, windows / known.size()));
        List<TrainingContext.Training> trainings = trainings(framing, planned(framing, all), all, all.none());
        return new FittedGlobalRecurrent(
                framing,
                all.examples() == 0
                        ? trainings.stream()
                                .map(TrainingContext.Training::network)
                                .toList()
                        : networks(context.train(name(), trainings).runs()));
    }

    /** Returns the training on all windows, with the number of epochs that the last of them have found best. */
    private TrainingPlan planned(Framing framing, FramedWindowBatches all) {
        TrainingPlan most = adapting ? plan.lasting(Hyperparameters.epochs(all.examples())) : plan;
        FramedWindowBatches judging = plan.patience() > 0 ? all.latest() : all.none();
        FramedWindowBatches earlier = all.before(judging);
        if (judging.examples() == 0 || earlier.examples() == 0 || most.epochs() == 1) {
            return most.keepingLast();
        }
        double best = context
                .keepingApart("early-stopping")
                .train(name() + EARLY_STOPPING, trainings(framing, most, earlier, judging))
                .runs()
                .stream()
                .mapToInt(run -> run.best().number())
                .average()
                .orElseThrow();
        return most.lasting((int) Math.round(best)).keepingLast();
    }

    private List<TrainingContext.Training> trainings(
            Framing framing, TrainingPlan training, FramedWindowBatches examples, FramedWindowBatches judging) {
        var architecture = new Architecture(framing.reads(), stack, framing.answers());
        return IntStream.range(0, networks)
                .mapToObj(i -> Seeds.ofMember(training.seed(), i))
                .map(seed -> new TrainingContext.Training(
                        Network.of(architecture, training.learningRate(), seed),
                        training.from(seed),
                        examples,
                        judging,
                        framing.objective()))
                .toList();
    }

    private static List<Network> networks(List<TrainingRun> runs) {
        return runs.stream().map(TrainingRun::network).toList();
    }
}
