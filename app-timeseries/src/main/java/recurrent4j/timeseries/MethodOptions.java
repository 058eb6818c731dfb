package recurrent4j.timeseries;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.backtest.Conformal;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.Standing;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.Hyperparameters;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.report.ForecastOutput;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;

/** The options that say how far series are to be forecast, by a saved model or by a method without one. */
@Heading("Method")
final class MethodOptions {

    @Bounds(max = 100_000)
    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "Steps to forecast; with a model at most those it was trained for (default: all of them).")
    private Integer horizon;

    /** Whether a method is to forecast, rather than a saved model; refuses neither. */
    boolean givenWithout(ModelOptions model) {
        if (!model.given() && model.by().isEmpty()) {
            throw new InputException(
                    "A forecast is made by a saved model, --model with --series or --csv, or by a method,"
                            + " --by with --series; give one of the two.");
        }
        return !model.given();
    }

    /** Returns the steps that a saved model is to forecast; refuses more than it was trained for. */
    int steps(int trained) {
        if (horizon != null && (horizon > trained || horizon < 1)) {
            throw new InputException(
                    "The model was trained to forecast %d step(s), not %d; choose 1 to %d, or train one for more.",
                    trained, horizon, trained);
        }
        return horizon == null ? trained : horizon;
    }

    /** Forecasts series by the method, with intervals of 80 and 95 %. */
    ForecastOutput forecast(String by, SeriesOptions series, TrainingContext context) throws IOException {
        if (horizon == null) {
            throw new InputException("--by needs --horizon, the number of steps to forecast.");
        }
        SeriesSet all = series.read();
        if (horizon < 1) {
            throw new InputException("A horizon of %d steps forecasts nothing; choose 1 or more.".formatted(horizon));
        }
        List<ForecastMethod> methods = new ArrayList<>(Baselines.every());
        methods.add(GlobalRecurrent.of(all, horizon, Forecaster.SEED).in(context));
        methods.add(EsRnn.of(EsRnn.STACK, EsRnn.PLAN).in(context));
        ForecastMethod method = Standing.named(by, methods, ForecastMethod::name);
        SeriesSet known = series.shorts.enough(all, horizon + 1L);
        known.requireLength(horizon + 1L, "A horizon of %d, held out once to learn intervals from,".formatted(horizon));
        List<Integer> lengths = known.series().stream().map(Series::length).toList();
        var calibrated = new Conformal(method, Conformal.calibration(horizon, lengths), List.of(0.8, 0.95));
        return series.shorts.output(
                method.name(), all, known, calibrated.fit(known, horizon).forecast(known));
    }

    /**
     * Returns all networks that learn from series, as options describe them.
     *
     * @param usual what the network of windows is where they don't
     */
    static List<NetworkMethod> networks(
            StackOptions stack, TrainingOptions training, Hyperparameters usual, boolean calendar) {
        var windows = GlobalRecurrent.of(described(stack, training, usual)).reading(calendar);
        return List.of(
                training.hasEpochs() ? windows : windows.adaptingEpochs(),
                EsRnn.of(stack.stack(EsRnn.STACK), training.plan(EsRnn.PLAN)));
    }

    /** Returns what options describe; where they don't, it is as usual. */
    static Hyperparameters described(StackOptions stack, TrainingOptions training, Hyperparameters usual) {
        return new Hyperparameters(stack.stack(usual.stack()), usual.window(), training.plan(usual.plan()));
    }

    /** Returns what trainings need besides data: the engine and its threads, who is told of them, and where they are kept. */
    static TrainingContext context(
            EngineOptions engines, EnsembleProgress.Display progress, Function<String, Checkpoint> checkpoints) {
        return new TrainingContext(engines.engine(), new EnsembleTrainer(engines.sideBySide(), progress), checkpoints);
    }
}
