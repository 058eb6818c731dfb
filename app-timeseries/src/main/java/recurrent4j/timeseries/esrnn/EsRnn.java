package recurrent4j.timeseries.esrnn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

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
 * @param plan the training; its seed is the first, and where few series make few steps, there are more epochs
 * @param networks how many
 * @param workshop what the trainings need besides data
 */
public record EsRnn(RecurrentStack stack, TrainingPlan plan, int networks, TrainingContext workshop)
        implements ForecastMethod {

    private static final int NETWORKS = 3;
    private static final int EPOCHS = 8;
    private static final int FEWEST_STEPS = 400;

    /** Seeds of neighbouring networks would be those of neighbouring experiments. */
    private static final long APART = 1000;

    /** Returns the forecaster that the options describe; what they don't say was chosen by backtests of training parts. */
    public static EsRnn of(StackOptions stack, TrainingOptions training, UnaryOperator<Network> installed) {
        TrainingPlan usual =
                TrainingPlan.plain(EPOCHS, 8, 0.01, training.seed()).along(Schedule.ONE_CYCLE, 1);
        return new EsRnn(
                stack.stack(RecurrentStack.of(Cell.GRU, 40)).reading(Direction.FORWARD),
                training.plan(usual),
                NETWORKS,
                TrainingContext.quiet(installed));
    }

    /** Returns the same, trained in another workshop, of which the checkpoints are not used. */
    public EsRnn in(TrainingContext other) {
        return new EsRnn(stack, plan, networks, other);
    }

    @Override
    public String name() {
        return "ES-RNN, " + stack;
    }

    /** Returns what decides the result, in one line. */
    public String settings() {
        return "%d times %s, %s".formatted(networks, name(), plan);
    }

    /** Returns how many weights the networks have together, and numbers of single series. */
    public long parameters(SeriesSet known, int horizon) {
        EsRnnSetup subject = EsRnnSetup.of(known, pasts(known), horizon);
        long weights = Network.of(subject.architecture(stack), 1, 0).parameters();
        long learning = known.series().stream()
                .filter(series -> series.length() >= SeriesParameters.FEWEST_VALUES)
                .count();
        return networks * (weights + learning * subject.seasons().parameters());
    }

    @Override
    public FittedEsRnn fit(SeriesSet known, int horizon) {
        List<NormalizedHistory> pasts = pasts(known);
        EsRnnSetup subject = EsRnnSetup.of(known, pasts, horizon);
        return new FittedEsRnn(
                subject,
                IntStream.range(0, networks)
                        .mapToObj(i -> trained(subject, known, pasts, i))
                        .toList());
    }

    private static List<NormalizedHistory> pasts(SeriesSet known) {
        return known.series().stream()
                .map(series -> new NormalizedHistory(series.values(), known.season()))
                .toList();
    }

    private FittedEsRnn.Member trained(EsRnnSetup subject, SeriesSet known, List<NormalizedHistory> pasts, int number) {
        TrainingPlan own = plan(plan.seed() + APART * number, known.size());
        Network network =
                workshop.installed().apply(Network.of(subject.architecture(stack), own.learningRate(), own.seed()));
        String title = networks == 1 ? name() : "%s, %d of %d".formatted(name(), number + 1, networks);
        long values = pasts.stream().mapToLong(NormalizedHistory::length).sum();
        var tuition = new EsRnnTrainer(subject, pasts, own, workshop.progress().apply(title, values));
        SeriesParameters learned = tuition.train(network);
        Map<String, double[]> parameters = new HashMap<>();
        double[] rates = new double[subject.seasons().rates()];
        for (int i = 0; i < known.size(); i++) {
            Series series = known.series().get(i);
            parameters.put(FittedEsRnn.key(series), learned.of(i));
            for (int rate = 0; rate < rates.length; rate++) {
                rates[rate] += learned.of(i)[rate] / known.size();
            }
        }
        return new FittedEsRnn.Member(network, Map.copyOf(parameters), rates);
    }

    private TrainingPlan plan(long seed, int series) {
        int batches = (series + plan.batch() - 1) / plan.batch();
        int passes = Math.max(1, FEWEST_STEPS / (batches * plan.epochs()));
        return plan.lasting(plan.epochs() * passes).from(seed);
    }
}
