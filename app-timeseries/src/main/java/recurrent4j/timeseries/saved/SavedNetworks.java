package recurrent4j.timeseries.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.esrnn.FittedEsRnn;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.forecast.Standing;
import recurrent4j.timeseries.global.FittedGlobalRecurrent;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Networks that have learned from many series, on disk, together with the baselines that they were compared with. The best of
 * them answers, unless another is chosen.
 *
 * @param card where they come from, and how they compare with baselines
 * @param networks trained on all that was known
 * @param answers who may answer
 * @param seen the series that they have learned from
 * @param name of the method that answers
 */
public record SavedNetworks(
        RunCard card, SeriesQuestion question, TrainedNetworks networks, Answers answers, Seen seen, String name)
        implements ForecastMethod, SavedModel {

    /** No model of one series has this part. */
    static final String MARGINS = "margins";

    private static final String QUESTION = "question";
    private static final String ANSWERS = "answers";
    private static final String SEEN = "seen";

    /** Networks whose best method answers. */
    public SavedNetworks(RunCard card, SeriesQuestion question, TrainedNetworks networks, Answers answers, Seen seen) {
        this(card, question, networks, answers, seen, answers.best());
    }

    /** Saves everything as one bundle. */
    public void save(Path folder) throws IOException {
        var bundle = new ModelBundle(card, networks.networks(), Map.of())
                .with(QUESTION, question)
                .with(MARGINS, answers.margins().get(question.network()))
                .with(ANSWERS, answers.without(question.network()))
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
        Answers answers = bundle.parts().containsKey(ANSWERS)
                ? bundle.part(ANSWERS, Answers.Saved.class).with(question.network(), margins)
                : Answers.of(question.network(), margins);
        if (!answers.fit(question.network(), question.framing().horizon())
                || margins.horizon() != question.framing().horizon()
                || !networks.framing().equals(question.framing())
                || question.network().isBlank()
                || Answers.baseline(question.network()).isPresent()) {
            throw new IOException(
                    "The parts of the bundle do not belong to one model; train and save the model again.");
        }
        bundle.requireNetworks(networks.reads(), networks.answers());
        return new SavedNetworks(bundle.card(), question, networks, answers, bundle.part(SEEN, Seen.class));
    }

    /**
     * Whether a network of a bundle is needed for an answer.
     *
     * @param by the name of whoever shall answer, or part of it; empty for the best
     * @throws InputException if nobody has the name, or several have
     */
    public static boolean needsNetwork(ModelBundle parts, Optional<String> by) throws IOException {
        if (!parts.parts().keySet().containsAll(Set.of(QUESTION, MARGINS, ANSWERS))) {
            return true;
        }
        String network = parts.part(QUESTION, SeriesQuestion.class).network();
        Answers answers = parts.part(ANSWERS, Answers.Saved.class).with(network, parts.part(MARGINS, Margins.class));
        List<String> methods = List.copyOf(answers.margins().keySet());
        String asked = by.map(name -> Standing.named(name, methods, Function.identity()))
                .orElse(answers.best());
        return asked.equals(network);
    }

    @Override
    public List<String> methods() {
        return List.copyOf(answers.margins().keySet());
    }

    @Override
    public SavedNetworks by(String method) {
        return new SavedNetworks(
                card, question, networks, answers, seen, Standing.named(method, methods(), Function.identity()));
    }

    @Override
    public Scoreboard scores() throws IOException {
        return card.scoreboard(BacktestResults.OWA);
    }

    @Override
    public boolean isNetwork() {
        return name.equals(question.network());
    }

    /** Returns the networks as they are: they have learned before. */
    @Override
    public SavedNetworks fit(SeriesSet known, int horizon) {
        return this;
    }

    @Override
    public List<Forecast> forecast(SeriesSet known) {
        Margins margins = answers.margins().get(name);
        if (!isNetwork()) {
            Baseline baseline = Answers.baseline(name).orElseThrow();
            return margins.around(baseline.fit(known, horizon()).forecast(known), known);
        }
        // What is smoothed by rates of its own is known by its name.
        SeriesSet asked = networks.kind() == TrainedNetworks.Kind.ES_RNN ? new Recognition(seen).named(known) : known;
        return margins.around(networks.forecast(asked), known);
    }

    @Override
    public long parameters() {
        return isNetwork() ? networks.parameters() : 0;
    }

    @Override
    public int horizon() {
        return question.framing().horizon();
    }

    @Override
    public List<Double> levels() {
        return answers.margins().get(name).levels();
    }

    @Override
    public int fewest() {
        return question.fewest();
    }

    @Override
    public Optional<SeriesColumns> columns() {
        return Optional.of(question.columns());
    }

    @Override
    public Optional<String> step() {
        return Optional.ofNullable(question.step());
    }

    @Override
    public Frequency frequency() {
        return question.frequency();
    }

    @Override
    public void requireFit(SeriesSet known) {
        question.requireFit(known, 0);
    }

    @Override
    public CovariateNames covariates() {
        return question.covariates();
    }

    @Override
    public SeriesSet known() {
        throw new InputException("There is nothing to forecast; name a file with --series (or --csv).");
    }

    @Override
    public List<String> remarks(SeriesSet known) throws IOException {
        Scoreboard board = scores();
        // Older models know their network alone.
        Optional<String> standing =
                answers.margins().size() == 1 ? board.remark(name) : Optional.of(Standing.of(board, name));
        return Stream.of(standing, question.remark(known))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Evaluation evaluate(Optional<SeriesSet> set) {
        SeriesSet given = set.orElseGet(this::known);
        question.requireFit(given, horizon());
        List<Recognition.Match> matches = new Recognition(seen).of(given);
        List<Series> unseen = IntStream.range(0, given.size())
                .filter(i -> matches.get(i).values() <= given.series().get(i).length() - horizon())
                .mapToObj(given.series()::get)
                .toList();
        // Where nothing is left, all of it is scored, with a warning.
        SeriesSet scored = unseen.isEmpty() ? given : given.with(unseen);
        SavedNetworks network = by(question.network());
        List<ForecastMethod> methods = new ArrayList<>(Baselines.of(scored));
        methods.replaceAll(method -> method.name().equals(name) ? this : method);
        methods.add(network);
        BacktestResults trials = new Backtest(scored, BacktestPlan.holdOut(horizon())).run(methods);
        var own = new BacktestResults(trials.backtest(), List.of(trials.of(name).orElseThrow()));
        Scoreboard scores = trials.scores(Set.of(network.name()));
        List<String> parts = new ArrayList<>();
        parts.add((unseen.isEmpty() ? trials : trials.ranked()).errors().toString());
        parts.add(own.coverage(List.of(0.8, 0.95)).toString());
        String remark = remark(given, matches, unseen.size());
        if (unseen.isEmpty()) {
            // Who is best at what it has seen before says nothing about forecasts.
            parts.add(remark);
        } else {
            parts.add(scores.verdict());
            parts.addAll(scores.remarks());
        }
        return new Evaluation(remark, String.join("\n", parts));
    }

    /** Says how far a set is known to the networks, so many series of which have values that they have not learned from. */
    private String remark(SeriesSet set, List<Recognition.Match> matches, int unseen) {
        if (unseen == 0) {
            return "The model has learned from the last %d values of every series here: this says how well it remembers, not how well it forecasts."
                    .formatted(horizon());
        }
        long known = matches.stream().filter(match -> match.values() > 0).count();
        if (known == 0) {
            return "No series here holds what the model has learned from; see to it that they don't overlap.";
        }
        return unseen == set.size()
                ? "The model has learned from the beginning of %d of these %d series, but not from the last %d values, on which it is scored."
                        .formatted(known, set.size(), horizon())
                : "The model has learned from the last %d values of %d of these %d series; they are left out."
                        .formatted(horizon(), set.size() - unseen, set.size());
    }
}
