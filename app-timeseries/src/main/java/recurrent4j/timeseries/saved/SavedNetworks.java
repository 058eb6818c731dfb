package recurrent4j.timeseries.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;
import recurrent4j.timeseries.backtest.BacktestScores;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.esrnn.FittedEsRnn;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.global.FittedGlobalRecurrent;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.series.SeriesColumns;
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
public record SavedNetworks(RunCard card, SeriesQuestion question, TrainedNetworks networks, Margins margins, Seen seen)
        implements ForecastMethod, SavedModel {

    /** No model of one series has this part. */
    static final String MARGINS = "margins";

    private static final String QUESTION = "question";
    private static final String SEEN = "seen";

    /** Saves everything as one bundle. */
    public void save(Path folder) throws IOException {
        var bundle = new ModelBundle(card, networks.networks(), Map.of())
                .with(QUESTION, question)
                .with(MARGINS, margins)
                .with(SEEN, seen);
        for (Map.Entry<String, Object> part : networks.parts().entrySet()) {
            bundle = bundle.with(part.getKey(), part.getValue());
        }
        bundle.save(folder);
    }

    /**
     * Returns the networks in a bundle that {@link #save} has saved.
     *
     * @param installed lets an engine compute them
     * @throws IOException if the bundle holds no such networks
     */
    public static SavedNetworks in(ModelBundle bundle, UnaryOperator<Network> installed) throws IOException {
        if (!bundle.parts().containsKey(MARGINS)) {
            throw new IOException("The model is one that earlier versions trained with --csv on one series, without"
                    + " intervals; train it again with: timeseries train --csv FILE --target COLUMN.");
        }
        var question = bundle.part(QUESTION, SeriesQuestion.class);
        var margins = bundle.part(MARGINS, Margins.class);
        List<Network> all = bundle.networks().stream().map(installed).toList();
        TrainedNetworks networks = switch (question.kind()) {
            case WINDOWS -> new FittedGlobalRecurrent(question.framing(), all);
            case ES_RNN -> FittedEsRnn.of(bundle, all);
        };
        if (margins.horizon() != question.framing().horizon()
                || !networks.framing().equals(question.framing())
                || all.stream().anyMatch(network -> network.outputs() != networks.answers())) {
            throw new IOException(
                    "The parts of the bundle do not belong to one model; train and save the model again.");
        }
        return new SavedNetworks(bundle.card(), question, networks, margins, bundle.part(SEEN, Seen.class));
    }

    @Override
    public String name() {
        return question.network();
    }

    /** Returns the networks as they are: they have learned before. */
    @Override
    public SavedNetworks fit(SeriesSet known, int horizon) {
        return this;
    }

    /** Returns what follows each series, with intervals. */
    @Override
    public List<Forecast> forecast(SeriesSet known) {
        return margins.around(networks.forecast(known), known);
    }

    @Override
    public long parameters() {
        return networks.parameters();
    }

    @Override
    public int horizon() {
        return question.framing().horizon();
    }

    @Override
    public Optional<SeriesColumns> columns() {
        return Optional.of(question.columns());
    }

    @Override
    public SeriesSet known() {
        throw new InputException("There is nothing to forecast; name a file with --series (or --csv).");
    }

    @Override
    public List<String> remarks(SeriesSet known) {
        question.requireFit(known, 0);
        Scoreboard scores = new Scoreboard(BacktestScores.OWA);
        card.scores().forEach(scores::enter);
        return Stream.of(scores.remark(name()), question.remark(known))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Evaluation evaluate(Optional<SeriesSet> set) {
        SeriesSet given = set.orElseGet(this::known);
        question.requireFit(given, horizon());
        return UnseenValues.of(this, given).evaluate(this);
    }
}
