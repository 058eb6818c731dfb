package recurrent4j.timeseries.saved;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;

/**
 * Who answers for a saved model, and how wide the intervals of each method are; {@code answers.json} in its bundle. Baselines
 * are fitted to the series that they are asked about, so that nothing else of them needs to be kept.
 *
 * @param best the method that had the best score in the backtest of the training
 * @param margins of the intervals of each method, by its name, from the errors that it made there
 */
public record Answers(String best, Map<String, Margins> margins) {

    /** @throws InputException if the best method has no margins */
    public Answers {
        margins = Collections.unmodifiableMap(new LinkedHashMap<>(margins));
        if (!margins.containsKey(best)) {
            throw new InputException("The best method, %s, is none of those that answer: %s.", best, margins.keySet());
        }
    }

    /** Returns the answers of all methods of a backtest, with intervals of some levels. */
    public static Answers of(BacktestResults trials, String best, List<Double> levels) {
        Map<String, Margins> margins = new LinkedHashMap<>();
        for (BacktestResult trial : trials.trials()) {
            margins.put(trial.name(), Margins.of(trial, levels));
        }
        return new Answers(best, margins);
    }

    /** Returns those of one method alone, as older models know no other. */
    static Answers of(String name, Margins margins) {
        return new Answers(name, Map.of(name, margins));
    }

    /** Returns the same without a method, whose margins are kept elsewhere. */
    Saved without(String name) {
        Map<String, Margins> others = new LinkedHashMap<>(margins);
        others.remove(name);
        return new Saved(best, others);
    }

    /** What a bundle keeps beside the margins of the network, which older programs know, too. */
    record Saved(String best, Map<String, Margins> margins) {

        Answers with(String name, Margins own) {
            Map<String, Margins> all = new LinkedHashMap<>(margins);
            all.put(name, own);
            return new Answers(best, all);
        }
    }

    /** Returns the baseline of a name, if it is one. */
    static Optional<Baseline> baseline(String name) {
        return Baselines.every().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Whether each method has margins for so many steps, and is known, or is the one of the network. */
    boolean fit(String network, int horizon) {
        return margins.keySet().stream()
                        .allMatch(name -> name.equals(network) || baseline(name).isPresent())
                && margins.values().stream().allMatch(margin -> margin.horizon() == horizon);
    }
}
