package recurrent4j.timeseries.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.Text;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Baselines and networks that a backtest has compared, and the networks trained on all values.
 *
 * @param network what tables call the networks
 * @param all the series that they have learned from
 * @param trials of all methods, on the last values
 */
public record TrainedModel(String network, SeriesSet all, BacktestResults trials, TrainedNetworks networks) {

    /** Levels of the intervals that a model has. */
    public static final List<Double> LEVELS = List.of(0.8, 0.95);

    /**
     * Compares a network with all baselines on the last values, and trains it on all of them.
     *
     * @param backtest of the last values, as {@link Backtest#ofTraining} has it
     * @param told hears what is being done
     */
    public static TrainedModel of(Backtest backtest, SeriesSet all, NetworkMethod network, Consumer<String> told) {
        List<ForecastMethod> methods = new ArrayList<>(Baselines.of(all));
        methods.add(network);
        BacktestResults trials = backtest.run(methods);
        told.accept(Text.of("%s now learns from all values of %,d series, and is saved.", network.name(), all.size()));
        TrainedNetworks networks = network.fit(all, backtest.plan().horizon());
        return new TrainedModel(network.name(), all, trials, networks);
    }

    /** Returns the scores by which the best method is chosen. */
    public Scoreboard scores() {
        return trials.choice(Set.of(network));
    }

    /**
     * Returns what can be saved, of which the best method answers.
     *
     * @param card where it comes from
     * @param columns how a file holds such series
     */
    public SavedNetworks saved(RunCard card, SeriesColumns columns) {
        String best = scores().winner().contestant().name();
        return new SavedNetworks(
                card,
                SeriesQuestion.of(network, networks, all, columns),
                networks,
                Answers.of(trials, best, LEVELS),
                Seen.of(all));
    }
}
