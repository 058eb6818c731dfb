package recurrent4j.timeseries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import recurrent4j.data.Split;
import recurrent4j.data.Window;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.train.Epoch;
import recurrent4j.train.TrainingRun;

/** Forecasters that are scored on the same windows, in the units of the data, in the order of their entry. */
final class Contest {

    private final Split<List<Window>> windows;
    private final Scoreboard scores = Scoreboard.of(Metrics.MSE);
    private final List<Forecaster> forecasters = new ArrayList<>();
    private final Map<String, List<Epoch>> epochs = new LinkedHashMap<>();

    /** Prepares a contest on the validation and test parts of these windows. */
    Contest(Split<List<Window>> windows) {
        this.windows = windows;
    }

    /** Enters a fitted baseline. */
    void enter(Forecaster baseline) {
        var contestant = Contestant.baseline(baseline.name(), baseline.parameters());
        enter(baseline, contestant, Effort.NONE, OptionalDouble.empty());
    }

    /** Enters a trained network. */
    void enter(RecurrentForecaster forecaster, Recipe recipe, TrainingRun run) {
        epochs.put(forecaster.name(), run.epochs());
        int passes = run.epochs().size();
        double examples = (double) passes * windows.training().size();
        var contestant = Contestant.network(forecaster.name(), forecaster.parameters());
        enter(forecaster, contestant, new Effort(passes, run.seconds(), examples / run.seconds()), recipe.published());
    }

    private void enter(Forecaster forecaster, Contestant contestant, Effort effort, OptionalDouble published) {
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
        return new Measured(error.of(truth[0], forecasts[0]), error.of(truth[1], forecasts[1]));
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
        return forecasters.stream()
                .filter(RecurrentForecaster.class::isInstance)
                .map(RecurrentForecaster.class::cast)
                .min(java.util.Comparator.comparingDouble(forecaster ->
                        Metrics.mse(truth(windows.validation()), forecaster.forecast(windows.validation()))))
                .orElseThrow(() -> new IllegalStateException("No network has entered the contest."));
    }
}
