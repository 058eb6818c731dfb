package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import recurrent4j.data.Split;
import recurrent4j.data.Window;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

/** Forecasters that are scored on the same windows, in the units of the data, in the order of their entry. */
final class Contest {

    private final Split<List<Window>> windows;
    private final Scoreboard scores = Scoreboard.of(Metrics.MSE);
    private final List<Forecaster> forecasters = new ArrayList<>();
    private final Map<String, List<Epoch>> epochs = new LinkedHashMap<>();

    private final Map<String, double[]> gradients = new LinkedHashMap<>();

    /** Prepares a contest on the validation and test parts of these windows. */
    Contest(Split<List<Window>> windows) {
        this.windows = windows;
    }

    /** Prepares a contest on windows that nobody was trained on or chosen by. */
    static Contest onTest(List<Window> windows) {
        return new Contest(new Split<>(List.of(), List.of(), windows));
    }

    /** Enters a fitted baseline. */
    void enter(Forecaster baseline) {
        var contestant = Entry.baseline(baseline.name(), baseline.parameters());
        enter(baseline, contestant, Effort.NONE, OptionalDouble.empty());
    }

    /** Enters a trained network. */
    void enter(RecurrentForecaster forecaster, Recipe recipe, TrainingRun run) {
        epochs.put(forecaster.name(), run.epochs());
        int passes = run.epochs().size();
        double examples = (double) passes * run.examples();
        var contestant = Entry.network(forecaster.name(), forecaster.parameters());
        enter(forecaster, contestant, new Effort(passes, run.seconds(), examples / run.seconds()), recipe.published());
    }

    /** Enters a network whose training came to nothing: it has no score. */
    void enterDiverged(Recipe recipe, long parameters) {
        var nothing = new Measured(Double.NaN, Double.NaN);
        scores.enter(Score.of(Entry.network(recipe.name(), parameters), Effort.NONE, Metrics.MSE, nothing)
                .with(Metrics.RMSE, nothing)
                .with(Metrics.MAE, nothing));
    }

    /**
     * Makes sure that there is a network to go on with.
     *
     * @throws InputException if all have diverged
     */
    void requireNetwork() {
        if (entered(RecurrentForecaster.class).findAny().isEmpty()) {
            throw new InputException(
                    "No network is left to save: every training diverged; try a smaller --learning-rate in another --out.");
        }
    }

    /** Shows how far back the loss of a network reaches: nothing without recurrent layers, both where it reads both ways. */
    void show(String network, List<StateGradients> layers) {
        for (StateGradients layer : layers) {
            String direction = layer.layer().replaceAll("\\d+$", "");
            gradients.put(layers.size() == 1 ? network : network + ", " + direction, layer.norms());
        }
    }

    /** Returns how far back the loss of each network reaches, by time step, if that was to be shown. */
    Map<String, double[]> gradients() {
        return gradients;
    }

    /** Enters a network that was trained before. */
    void enterSaved(RecurrentForecaster forecaster) {
        var contestant = Entry.network(forecaster.name(), forecaster.parameters());
        enter(forecaster, contestant, Effort.NONE, OptionalDouble.empty());
    }

    private void enter(Forecaster forecaster, Entry contestant, Effort effort, OptionalDouble published) {
        float[][][] truth = {truth(windows.validation()), truth(windows.test())};
        float[][][] forecasts = {forecaster.forecast(windows.validation()), forecaster.forecast(windows.test())};
        Score score = Score.of(contestant, effort, Metrics.MSE, measured(Metrics::mse, truth, forecasts))
                .with(Metrics.RMSE, measured(Metrics::rmse, truth, forecasts))
                .with(Metrics.MAE, measured(Metrics::mae, truth, forecasts));
        scores.enter(published.isPresent() ? score.withPublished(Metrics.MSE, published.getAsDouble()) : score);
        forecasters.add(forecaster);
    }

    private interface Error {
        double of(float[][] truth, float[][] forecasts);
    }

    private static Measured measured(Error error, float[][][] truth, float[][][] forecasts) {
        double validation = truth[0].length == 0 ? Double.NaN : error.of(truth[0], forecasts[0]);
        return new Measured(validation, error.of(truth[1], forecasts[1]));
    }

    private static float[][] truth(List<Window> windows) {
        return windows.stream().map(Window::future).toArray(float[][]::new);
    }

    /** Returns the scores so far. */
    Scoreboard scores() {
        return scores;
    }

    /** Returns everybody who entered. */
    List<Forecaster> forecasters() {
        return List.copyOf(forecasters);
    }

    /** Returns the epochs of each network. */
    Map<String, List<Epoch>> epochs() {
        return epochs;
    }

    /** Returns the network with the best score on the validation part. */
    RecurrentForecaster bestNetwork() {
        List<Score> networks = scores.scores().stream()
                .filter(score -> !score.contestant().isBaseline())
                .filter(score -> !Double.isNaN(score.measured(Metrics.MSE).validation()))
                .toList();
        Score best = Collections.min(
                networks,
                Comparator.comparingDouble(score -> score.measured(Metrics.MSE).validation()));
        return entered(RecurrentForecaster.class)
                .filter(forecaster -> forecaster.name().equals(best.contestant().name()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the forecasters of one kind. */
    <T extends Forecaster> Stream<T> entered(Class<T> kind) {
        return forecasters.stream().filter(kind::isInstance).map(kind::cast);
    }
}
