package recurrent4j.timeseries.recurrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.data.SequenceBatches;
import recurrent4j.data.Window;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Input;
import recurrent4j.model.Network;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;
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
 * @param windows to learn from in an epoch, of all series together; where there are fewer, they are shown again, at most
 *     {@value #MOST_PASSES} times
 * @param installed lets an engine compute a network
 */
public record GlobalRecurrent(
        RecurrentStack stack, TrainingPlan plan, int networks, int windows, UnaryOperator<Network> installed)
        implements ForecastMethod {

    private static final int NETWORKS = 2;
    private static final int WINDOWS = 80_000;
    private static final int HORIZONS = 5;
    private static final int SEASONS = 2;
    private static final int FEWEST_STEPS = 20;
    private static final int MOST_STEPS = 200;
    private static final int FEWEST_WINDOWS = 10;
    private static final int MOST_PASSES = 60;

    /** Seeds of neighbouring networks would be those of neighbouring experiments. */
    private static final long APART = 1000;

    /** Returns the forecaster that the options describe; what they don't say was chosen by backtests of training parts. */
    public static GlobalRecurrent of(StackOptions stack, TrainingOptions training, UnaryOperator<Network> installed) {
        TrainingPlan usual = TrainingPlan.plain(1, 32, 0.01, training.seed()).along(Schedule.ONE_CYCLE, 1);
        return new GlobalRecurrent(
                stack.stack(RecurrentStack.of(Cell.GRU, 40)), training.plan(usual), NETWORKS, WINDOWS, installed);
    }

    @Override
    public String name() {
        return stack + ", all series";
    }

    /** Returns what decides the result, in one line. */
    public String settings() {
        return "%d times %s on %d windows, %s".formatted(networks, stack, windows, plan);
    }

    /** Returns how many weights the networks have together. */
    public long parameters(int season, int horizon) {
        return networks * architecture(season, horizon).network(1, 0).parameters();
    }

    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        int season = known.season();
        int steps = Math.min(MOST_STEPS, Math.max(Math.max(HORIZONS * horizon, SEASONS * season), FEWEST_STEPS));
        int most = Math.max(FEWEST_WINDOWS, windows / known.size());
        List<Window> examples = new ArrayList<>();
        for (Series series : known.series()) {
            examples.addAll(new NormalHistory(series.values(), season, steps).windows(horizon, most));
        }
        List<Member> members = IntStream.range(0, networks)
                .mapToObj(i -> trained(examples, architecture(season, horizon), plan.seed() + APART * i))
                .toList();
        return later -> {
            List<NormalHistory> histories = later.series().stream()
                    .map(series -> new NormalHistory(series.values(), season, steps))
                    .toList();
            List<Window> latest = histories.stream().map(NormalHistory::latest).toList();
            List<float[][]> answers =
                    members.stream().map(member -> member.answers(latest)).toList();
            return IntStream.range(0, histories.size())
                    .mapToObj(i -> Forecast.of(histories.get(i).undo(mean(answers, i))))
                    .toList();
        };
    }

    private Architecture architecture(int season, int horizon) {
        return new Architecture(new Input.Values(NormalHistory.features(season)), stack, new Readout.Medians(horizon));
    }

    private Member trained(List<Window> examples, Architecture architecture, long seed) {
        Network network = installed.apply(architecture.network(plan.learningRate(), seed));
        if (!examples.isEmpty()) {
            // The last weights are kept, so that nothing is judged by the validation part; one window costs nothing.
            var training = SequenceBatches.of(examples, false);
            var validation = SequenceBatches.of(examples.subList(0, 1), false);
            try {
                new Trainer(plan(seed, examples.size()), Progress.SILENT, Checkpoint.none())
                        .train(network, training, validation);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Member(network);
    }

    private TrainingPlan plan(long seed, int examples) {
        int passes = Math.max(1, Math.min(MOST_PASSES, windows / examples));
        return new TrainingPlan(
                plan.epochs() * passes,
                plan.batch(),
                plan.learningRate(),
                plan.schedule(),
                plan.clip(),
                plan.patience(),
                plan.keepBest(),
                plan.carryState(),
                seed);
    }

    private static float[] mean(List<float[][]> answers, int series) {
        float[] mean = new float[answers.get(0)[series].length];
        for (float[][] answer : answers) {
            for (int step = 0; step < mean.length; step++) {
                mean[step] += answer[series][step] / answers.size();
            }
        }
        return mean;
    }
}
