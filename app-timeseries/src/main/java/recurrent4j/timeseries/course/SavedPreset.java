package recurrent4j.timeseries.course;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Standardizer;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Metrics;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.network.Network;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.baseline.LinearAutoregression;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * A network that was trained on the data of a preset, on disk, together with the linear autoregression that it was
 * compared with.
 *
 * @param card where it comes from, and how it compares with baselines
 * @param preset whose data it was trained on
 * @param name what the scoreboard calls the network
 * @param network the trained network with its scaling
 * @param linear fitted to the same training part
 */
public record SavedPreset(
        RunCard card, Preset preset, String name, RecurrentForecaster network, LinearAutoregression linear)
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

    /** Saves the best network of a contest. */
    static void save(Path folder, Contest<CourseTask.Trial> contest, int horizon, RunCard card) throws IOException {
        CourseTask.Trial best = contest.bestNetwork();
        var network = (RecurrentForecaster) best.fitted();
        ModelBundle.of(card, network.network())
                .with(QUESTION, new Question(best.name(), network.window(), horizon, network.flat()))
                .with(STANDARDIZER, network.scaling())
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
            throw new IOException(
                    "The parts of the bundle do not belong to one model; train and save the model again.");
        }
        var network =
                new RecurrentForecaster(installed.apply(bundle.network()), scaling, question.window(), question.flat());
        return Optional.of(new SavedPreset(bundle.card(), preset.get(), question.network(), network, linear));
    }

    @Override
    public int horizon() {
        return linear.constants().length;
    }

    @Override
    public long parameters() {
        return network.parameters();
    }

    @Override
    public List<Forecast> forecast(SeriesSet known) {
        return network.forecast(known);
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
        return network.window();
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
        return card.scoreboard(Metrics.MSE).remark(name).stream().toList();
    }

    @Override
    public Evaluation evaluate(Optional<SeriesSet> set) {
        CourseTask task = CourseTask.of(preset, Optional.of(network.window()), Optional.of(horizon()));
        Contest<CourseTask.Trial> contest = CourseTask.contest();
        Baseline naive = Baselines.naive();
        contest.enterBaseline(
                task.testTrial(naive.name(), naive.fit(task.parts().training(), horizon())));
        contest.enterBaseline(task.testTrial(LinearAutoregression.NAME, linear));
        contest.enter(task.testTrial(name, network), Effort.NONE);
        return new Evaluation(
                "The model is scored on the test part of the preset that it was trained on.",
                contest.scores().toString());
    }
}
