package recurrent4j.timeseries.esrnn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.Seeds;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Ensemble;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;
import recurrent4j.train.TrainingRun;

/**
 * Exponential smoothing and a recurrent network in one (S. Smyl, A hybrid method of exponential smoothing and recurrent
 * neural networks for time series forecasting, International Journal of Forecasting 36, 2020): level and seasons of each
 * series are smoothed at rates of its own, one network for all series reads what is left and answers at every value with
 * the horizon that follows, and all of it is learned together. What is forecast are medians and intervals; networks from
 * different seeds are averaged.
 *
 * <p>Unlike Smyl's, level and seasons are those of logarithms, or of the values themselves where not all of them are
 * positive, and distances from them are in units of an ordinary change of the series.
 *
 * @param stack the recurrent layers, which read forward
 * @param plan the training; its seed is the first
 * @param steps of a training, at least
 */
public record EsRnn(RecurrentStack stack, TrainingPlan plan, int networks, int steps, TrainingContext context)
        implements NetworkMethod {

    /** The recurrent layers that backtests of training parts have chosen. */
    public static final RecurrentStack STACK = RecurrentStack.of(Cell.GRU, 40);

    /** The training that they have chosen. */
    public static final TrainingPlan PLAN = TrainingPlan.plain(8, 8, 0.01, 42).along(Schedule.ONE_CYCLE, 1);

    private static final int NETWORKS = 3;
    private static final int STEPS = 400;

    /** Returns the forecaster of the usual size, to be trained {@link #in} a context; its layers read forward. */
    public static EsRnn of(RecurrentStack stack, TrainingPlan plan) {
        return new EsRnn(
                stack.reading(Direction.FORWARD), plan, NETWORKS, STEPS, TrainingContext.quiet(Engine.ofProcessor()));
    }

    @Override
    public EsRnn in(TrainingContext other) {
        return new EsRnn(stack, plan, networks, steps, other);
    }

    @Override
    public String name() {
        return "ES-RNN (" + stack + ")";
    }

    @Override
    public String settings() {
        return "%d times %s, %s".formatted(networks, name(), plan);
    }

    /** Where training waits for better epochs, the last horizon of each series judges them. */
    @Override
    public FittedEsRnn fit(SeriesSet known, int horizon) {
        List<NormalizedHistory> whole = histories(known, 0);
        EsRnnSetup setup = EsRnnSetup.of(known, whole, horizon);
        boolean judged = plan.patience() > 0;
        List<NormalizedHistory> histories = judged ? histories(known, horizon) : whole;
        String fingerprint = known.fingerprint(setup + " " + judged);
        var examples = new EsRnnBatches(lengths(histories), fingerprint);
        var validation = new EsRnnBatches(judged ? lengths(whole) : new int[0], fingerprint);
        Ensemble<TrainingContext.Member> trained = context.train(
                name(),
                IntStream.range(0, networks)
                        .mapToObj(i -> {
                            TrainingPlan own = plan(Seeds.ofMember(plan.seed(), i), known.size());
                            return new TrainingContext.Training(
                                    Network.of(setup.architecture(stack), own.learningRate(), own.seed()),
                                    own,
                                    examples,
                                    validation,
                                    new EsRnnObjective(setup, histories, whole));
                        })
                        .toList());
        List<double[]> vectors = trained.members().stream()
                .map(member -> ((EsRnnObjective) member.training().objective()).vectors())
                .toList();
        return new FittedEsRnn(
                setup,
                trained.runs().stream().map(TrainingRun::network).toList(),
                new SavedSmoothing(
                        setup.seasons(),
                        known.series().stream().map(SavedSmoothing::key).toList(),
                        vectors));
    }

    private static int[] lengths(List<NormalizedHistory> histories) {
        return histories.stream().mapToInt(NormalizedHistory::length).toArray();
    }

    /** @param heldOut values at the end of each that are left out, unless there are hardly more */
    private static List<NormalizedHistory> histories(SeriesSet known, int heldOut) {
        return known.series().stream()
                .map(series -> NormalizedHistory.of(
                        Arrays.copyOf(
                                series.values(),
                                series.length() > 2 * heldOut ? series.length() - heldOut : series.length()),
                        known.season()))
                .toList();
    }

    /** The plan of a network; where few series make few steps, there are more epochs. */
    private TrainingPlan plan(long seed, int series) {
        int batches = (series + plan.batch() - 1) / plan.batch();
        int passes = Math.max(1, steps / (batches * plan.epochs()));
        return plan.lasting(plan.epochs() * passes).from(seed);
    }
}
