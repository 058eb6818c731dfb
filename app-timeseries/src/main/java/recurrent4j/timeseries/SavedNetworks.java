package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.EngineOptions;
import recurrent4j.eval.Scoreboard;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.FittedGlobalRecurrent;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Networks that have learned from many series, on disk.
 *
 * @param card where they come from, and how they compare with baselines
 * @param question what they answer
 * @param networks trained on all that was known
 * @param margins of their intervals, from what was held out before
 * @param seen the series that they have learned from
 */
record SavedNetworks(RunCard card, SeriesQuestion question, FittedGlobalRecurrent networks, Margins margins, Seen seen)
        implements ForecastMethod {

    /** No model of one series has this part. */
    static final String MARGINS = "margins";

    private static final String QUESTION = "question";
    private static final String SEEN = "seen";

    /** Saves everything as one bundle. */
    void save(Path folder) throws IOException {
        new ModelBundle(card, networks.networks(), Map.of())
                .with(QUESTION, question)
                .with(MARGINS, margins)
                .with(SEEN, seen)
                .save(folder);
    }

    /**
     * Loads what {@link #save} has saved, and lets an engine compute it.
     *
     * @throws IOException if the folder holds no such model
     */
    static SavedNetworks load(Path folder, EngineOptions engines) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, SavedForecaster.APP);
        if (!bundle.parts().containsKey(MARGINS)) {
            throw new IOException("The model in " + folder
                    + " was trained with --csv on one series; give --csv here too, or train one with --series.");
        }
        var question = bundle.part(QUESTION, SeriesQuestion.class);
        var margins = bundle.part(MARGINS, Margins.class);
        int horizon = question.framing().horizon();
        if (margins.horizon() != horizon
                || bundle.networks().stream().anyMatch(network -> network.outputs() != horizon)) {
            throw new IOException("The parts of the bundle " + folder
                    + " do not belong to one model; train and save the model again.");
        }
        var networks = bundle.networks().stream().map(engines::install).toList();
        return new SavedNetworks(
                bundle.card(),
                question,
                new FittedGlobalRecurrent(question.framing(), networks),
                margins,
                bundle.part(SEEN, Seen.class));
    }

    @Override
    public String name() {
        return question.network();
    }

    /** Returns the networks as they are: they have learned before. */
    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        return this::forecast;
    }

    /** Returns what follows each series, with intervals. */
    List<Forecast> forecast(SeriesSet known) {
        return margins.around(networks.forecast(known), known);
    }

    /** Returns the sentence that says so, if the networks lost to a baseline when they were trained. */
    Optional<String> remark() {
        Scoreboard scores = Scoreboard.of(BacktestScores.OWA);
        card.scores().forEach(scores::enter);
        return scores.remarks().stream()
                .filter(remark -> remark.startsWith(name() + " loses ") || remark.startsWith(name() + " only "))
                .findFirst();
    }
}
