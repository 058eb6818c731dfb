package recurrent4j.timeseries.course;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Standardizer;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.network.Network;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.LinearAutoregression;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.forecast.Standing;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * A network that was trained on the data of a preset, on disk, together with the linear autoregression that it was
 * compared with. The better of them answers, unless another is chosen.
 *
 * @param card where it comes from, and how it compares with baselines
 * @param preset whose data it was trained on
 * @param fitted who can answer, by the names that the scoreboard has for them: the baselines and a network with its scaling,
 *     all of them fitted to the same training part
 * @param name of the method that answers
 */
public record SavedPreset(RunCard card, Preset preset, Map<String, FittedMethod> fitted, String name)
        implements SavedModel {

    /** What a saved network was trained to answer; {@code question.json} in its bundle. */
    @JsonIgnoreProperties(ignoreUnknown = true) // earlier versions named columns, too
    private record Question(String network, int window, int horizon, boolean flat) {

        Optional<Input> reads() {
            return Optional.of(new Input.Values(flat ? window : 1));
        }
    }

    /** Single precision, in which networks compute, ends a little later. */
    private static final double FARTHEST = 1e30;

    private static final String QUESTION = "question";
    private static final String STANDARDIZER = "standardizer";
    private static final String LINEAR = "linear";
    private static final String ANSWERS = "answers";

    /** The naive forecast, linear autoregression, and the network. */
    private static final int ANSWERING = 3;

    /** Who answers, by name; models from before there was a choice do not say, and their network does. */
    private record Answers(String best) {}

    public SavedPreset {
        fitted = Collections.unmodifiableMap(new LinkedHashMap<>(fitted));
    }

    /** Saves the best network of a contest, and what else may answer. */
    static void save(Path folder, Contest<CourseTask.Trial> contest, int horizon, RunCard card) throws IOException {
        CourseTask.Trial best = contest.bestNetwork();
        var network = (RecurrentForecaster) best.fitted();
        ModelBundle.of(card, network.network())
                .with(QUESTION, new Question(best.name(), network.window(), horizon, network.flat()))
                .with(STANDARDIZER, network.scaling())
                .with(ANSWERS, new Answers(contest.best().name()))
                .with(
                        LINEAR,
                        contest.contestants().stream()
                                .map(CourseTask.Trial::fitted)
                                .filter(LinearAutoregression.class::isInstance)
                                .findFirst()
                                .orElseThrow())
                .save(folder);
    }

    /**
     * Returns the network in a bundle, if it was trained on the data of such a preset.
     *
     * @param installed lets an engine compute it
     * @throws IOException if the parts of the bundle do not fit each other
     */
    public static Optional<SavedPreset> in(ModelBundle bundle, UnaryOperator<Network> installed) throws IOException {
        String generator = bundle.card().provenance().data().generator();
        Optional<Preset> preset = Stream.of(Preset.values())
                .filter(one -> one.isSplitBySeries() && one.description().equals(generator))
                .findFirst();
        if (preset.isEmpty()) {
            return Optional.empty();
        }
        var question = bundle.part(QUESTION, Question.class);
        var linear = bundle.part(LINEAR, LinearAutoregression.class);
        var scaling = bundle.part(STANDARDIZER, Standardizer.class);
        if (question.network().isBlank()
                || linear.steps() != question.window()
                || linear.weights()[0].length != question.window()
                || linear.constants().length != question.horizon()
                || scaling.means().length != 1
                || Math.abs(scaling.means()[0]) > FARTHEST
                || scaling.deviations()[0] > FARTHEST
                || scaling.deviations()[0] < 1 / FARTHEST
                || !question.reads().equals(bundle.network().input())
                || bundle.network().outputs() != question.horizon()) {
            throw notOneModel();
        }
        var network =
                new RecurrentForecaster(installed.apply(bundle.network()), scaling, question.window(), question.flat());
        Map<String, FittedMethod> fitted = new LinkedHashMap<>();
        fitted.put(
                Baselines.naive().name(),
                known -> Baselines.naive().fit(known, question.horizon()).forecast(known));
        fitted.put(LinearAutoregression.NAME, linear);
        fitted.put(question.network(), network);
        String best = bundle.parts().containsKey(ANSWERS)
                ? bundle.part(ANSWERS, Answers.class).best()
                : question.network();
        if (fitted.size() != ANSWERING || !fitted.containsKey(best)) {
            throw notOneModel();
        }
        return Optional.of(new SavedPreset(bundle.card(), preset.get(), fitted, best));
    }

    private static IOException notOneModel() {
        return new IOException("The parts of the bundle do not belong to one model; train and save the model again.");
    }

    @Override
    public List<String> methods() {
        return List.copyOf(fitted.keySet());
    }

    @Override
    public SavedPreset by(String method) {
        return new SavedPreset(card, preset, fitted, Standing.named(method, methods(), Function.identity()));
    }

    @Override
    public Scoreboard scores() throws IOException {
        return card.scoreboard(Metrics.MSE);
    }

    @Override
    public boolean isNetwork() {
        return fitted.get(name) instanceof RecurrentForecaster;
    }

    private LinearAutoregression linear() {
        return (LinearAutoregression) fitted.get(LinearAutoregression.NAME);
    }

    @Override
    public int horizon() {
        return linear().constants().length;
    }

    @Override
    public long parameters() {
        return fitted.get(name).parameters();
    }

    @Override
    public List<Forecast> forecast(SeriesSet known) {
        return fitted.get(name).forecast(known);
    }

    @Override
    public Optional<SeriesColumns> columns() {
        return Optional.empty();
    }

    @Override
    public Frequency frequency() {
        return new Frequency("step", 1);
    }

    @Override
    public int fewest() {
        return linear().steps();
    }

    @Override
    public void requireFit(SeriesSet known) {
        known.requireLength(fewest(), "The model reads windows, and each");
    }

    @Override
    public SeriesSet known() {
        return preset.series()
                .orElseThrow(
                        () -> new InputException("The course's series are not to go on with, and the model knows no"
                                + " others; train one with --series (or --csv)."));
    }

    @Override
    public List<String> remarks(SeriesSet known) throws IOException {
        return List.of(Standing.of(scores(), name));
    }

    @Override
    public Evaluation evaluate(Optional<SeriesSet> set) {
        CourseTask task = CourseTask.of(preset, Optional.of(fewest()), Optional.of(horizon()));
        Contest<CourseTask.Trial> contest = CourseTask.contest();
        fitted.forEach((method, one) -> {
            CourseTask.Trial trial = task.testTrial(method, one);
            if (one instanceof RecurrentForecaster) {
                contest.enter(trial, Effort.NONE);
            } else {
                contest.enterBaseline(trial);
            }
        });
        return new Evaluation(
                "The model is scored on the test part of the preset that it was trained on.",
                contest.scores().toString());
    }
}
