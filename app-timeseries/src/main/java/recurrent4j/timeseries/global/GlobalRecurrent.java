package recurrent4j.timeseries.global;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingPlan;

/**
 * One recurrent network for all series: it learns from windows of each how they go on, and answers with all steps of the
 * horizon at once. Several networks from different seeds are averaged.
 *
 * @param stack the recurrent layers
 * @param plan the training; its seed is the first
 * @param networks how many
 * @param windows to learn from in an epoch, of all series together, but at least one of each; where there are fewer, they
 *     are shown again, at most {@value #MOST_PASSES} times
 * @param calendar whether they read the hour, the weekday and the month, as far as the series tell
 * @param workshop what the trainings need besides data
 */
public record GlobalRecurrent(
        RecurrentStack stack, TrainingPlan plan, int networks, int windows, boolean calendar, TrainingContext workshop)
        implements ForecastMethod {

    private static final int NETWORKS = 2;
    private static final int WINDOWS = 80_000;
    private static final int MOST_PASSES = 60;

    /** Seeds of neighbouring networks would be those of neighbouring experiments. */
    private static final long APART = 1000;

    /** Enough of a checksum to tell the data of one run apart. */
    private static final int KEPT_DIGITS = 12;

    /** Returns the forecaster that the options describe; what they don't say was chosen by backtests of training parts. */
    public static GlobalRecurrent of(StackOptions stack, TrainingOptions training, UnaryOperator<Network> installed) {
        TrainingPlan usual = TrainingPlan.plain(1, 32, 0.01, training.seed()).along(Schedule.ONE_CYCLE, 1);
        return new GlobalRecurrent(
                stack.stack(RecurrentStack.of(Cell.GRU, 40)),
                training.plan(usual),
                NETWORKS,
                WINDOWS,
                false,
                TrainingContext.quiet(installed));
    }

    /** Returns the same, trained in another workshop. */
    public GlobalRecurrent in(TrainingContext other) {
        return new GlobalRecurrent(stack, plan, networks, windows, calendar, other);
    }

    /** Returns the same, with or without the calendar. */
    public GlobalRecurrent calendar(boolean read) {
        return new GlobalRecurrent(stack, plan, networks, windows, read, workshop);
    }

    @Override
    public String name() {
        return stack + ", all series";
    }

    /** Returns what decides the result, in one line. */
    public String settings() {
        return "%d times %s on %d windows, %s%s"
                .formatted(networks, stack, windows, plan, calendar ? ", with the calendar" : "");
    }

    /** Returns how many weights the networks have together. */
    public long parameters(SeriesSet known, int horizon) {
        return networks
                * Network.of(architecture(Framing.of(known, horizon, calendar)), 1, 0)
                        .parameters();
    }

    @Override
    public FittedGlobalRecurrent fit(SeriesSet known, int horizon) {
        Framing framing = Framing.of(known, horizon, calendar);
        var examples = FramedWindowBatches.of(known, framing, Math.max(1, windows / known.size()));
        return new FittedGlobalRecurrent(
                framing,
                IntStream.range(0, networks)
                        .mapToObj(i -> trained(examples, framing, i))
                        .toList());
    }

    private Architecture architecture(Framing framing) {
        return new Architecture(new Input.Values(framing.inputs()), stack, new Readout.Medians(framing.horizon()));
    }

    private Network trained(FramedWindowBatches examples, Framing framing, int number) {
        long seed = plan.seed() + APART * number;
        Network network = workshop.installed().apply(Network.of(architecture(framing), plan.learningRate(), seed));
        if (examples.examples() == 0) {
            return network;
        }
        String title = networks == 1 ? name() : "%s, %d of %d".formatted(name(), number + 1, networks);
        String kept = "%s-%d".formatted(examples.fingerprint().substring(0, KEPT_DIGITS), number + 1);
        var trainer = new Trainer(
                plan(seed, examples.examples()),
                workshop.progress().apply(title, examples.examples()),
                workshop.checkpoints().apply(kept));
        try {
            // The last weights are kept, so that nothing is judged by the validation part; one window costs nothing.
            return trainer.train(network, examples, examples.first()).network();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrainingPlan plan(long seed, long examples) {
        int passes = (int) Math.max(1, Math.min(MOST_PASSES, windows / examples));
        return plan.lasting(plan.epochs() * passes).from(seed);
    }
}
