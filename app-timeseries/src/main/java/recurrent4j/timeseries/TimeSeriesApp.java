package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.RunFolder;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.cli.Version;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.DivergenceException;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/** Forecasts time series by recurrent networks, and says whether that was worth it. */
@Command(
        name = "timeseries",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Forecasts time series by recurrent networks, and compares them with honest baselines.",
        footer = {
            "",
            "Without a command, the course's experiment is run: train --preset COURSE.",
            "",
            "Examples:",
            "  timeseries train",
            "  timeseries train --cell LSTM --layers 2 --units 20 --epochs 60 --schedule ONE_CYCLE --learning-rate 0.01",
            "  timeseries train --csv sales.csv --target units --time month --window 24 --horizon 3",
            "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv",
            "  timeseries train --series all-shops.csv.gz --horizon 13",
            "  timeseries forecast --model runs/timeseries/all-shops/model --series all-shops.csv.gz",
            "  timeseries backtest --series all-shops.csv.gz --horizon 13 --folds 4",
            "  timeseries forecast --series all-shops.csv.gz --horizon 13 --by theta"
        })
public final class TimeSeriesApp {

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, the course's experiment. */
    public static void main(String... args) {
        Cli.run(new TimeSeriesApp(), args.length == 0 ? new String[] {"train"} : args);
    }

    @Command(
            description =
                    "Train networks and score them beside baselines. Named network options train that one network;"
                            + " none train the standard contestants. With --series, one network learns from many series.",
            footer = {
                "",
                "Examples:",
                "  timeseries train --budget FULL",
                "  timeseries train --cell GRU --layers 2 --units 32 --dropout 0.1",
                "  timeseries train --csv sales.csv --target units --features price,ads --time month --horizon 3",
                "  timeseries train --series shops.csv.gz --horizon 13",
                "  timeseries train --resume --out runs/timeseries/course"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin SourceOptions source,
            @Mixin StackOptions stack,
            @Mixin TrainingOptions training,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs,
            @Option(
                            names = "--budget",
                            defaultValue = "QUICK",
                            description = "Time for the course's experiment: ${COMPLETION-CANDIDATES} (default:"
                                    + " ${DEFAULT-VALUE}).")
                    Lineup.Budget budget,
            @Option(
                            names = "--show-gradients",
                            description = "Show in the report how far back each network's loss reaches.")
                    boolean showGradients)
            throws IOException {

        if (source.isMany()) {
            new ManySeriesApp(spec, engines).train(source, stack, training, runs);
            return;
        }
        Task task = source.task();
        List<Recipe> recipes = stack.given()
                ? Lineup.named(task, stack, budget, training)
                : Lineup.standard(source.preset(), task, budget, training);
        checkEngine(engines, recipes, showGradients);
        engines.start();
        LinearAutoregression linear = LinearAutoregression.fit(task.windows().training());
        RunFolder run = runs.open(Path.of("runs", "timeseries", task.shortName()), settings(task, recipes, engines));

        var contest = new Contest(task.windows());
        contest.enter(new LastValue(task.horizon()));
        contest.enter(linear);
        for (Recipe recipe : recipes) {
            Network network = engines.install(recipe.network());
            WindowBatches examples = recipe.training(task);
            var progress = ConsoleProgress.of(recipe.name(), examples.examples());
            var trainer = new Trainer(recipe.plan(), progress, Checkpoint.at(run.checkpoint(recipe.name())));
            try {
                TrainingRun trained = trainer.train(network, examples, recipe.validation(task));
                contest.enter(RecurrentForecaster.of(recipe, network, task.scaling()), recipe, trained);
            } catch (DivergenceException e) {
                System.err.println(recipe.name() + ": " + e.getMessage());
                contest.enterDiverged(recipe, network.parameters());
                continue;
            }
            if (showGradients) {
                contest.show(recipe.name(), recipe.stateGradients(network, task));
            }
        }
        contest.requireNetwork();
        System.out.println(contest.scores());

        Provenance provenance = provenance(task.source(), training, engines);
        SavedForecaster.save(run.bundle(), contest, task, provenance);
        new ForecastReport(task, contest, provenance).write(run.path(), "model");
        System.out.println("The report is " + run.path().resolve("report.html"));
    }

    @Command(
            description =
                    "Score a saved model beside baselines: on a file, or on the test part of what it was trained on.",
            footer = {
                "",
                "Examples:",
                "  timeseries evaluate --model runs/timeseries/course/model",
                "  timeseries evaluate --model runs/timeseries/sales/model --csv sales-until-today.csv",
                "  timeseries evaluate --model runs/timeseries/shops/model --series shops-until-today.csv.gz"
            },
            mixinStandardHelpOptions = true)
    void evaluate(
            @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
                    Path model,
            @Mixin FileOptions file,
            @Mixin EngineOptions engines)
            throws IOException {

        engines.start();
        if (file.many().given()) {
            new ManySeriesApp(spec, engines).evaluate(model, file);
            return;
        }
        SavedForecaster saved = SavedForecaster.load(model, engines);
        System.err.println(
                file.isKnownTo(saved)
                        ? "The model has been trained on the beginning of this data, so it is scored on the rest alone."
                        : "This data does not begin with what the model was trained on; see to it that they don't overlap.");
        var contest = Contest.onTest(file.unseenWindows(saved));
        contest.enter(new LastValue(saved.question().horizon()));
        contest.enter(saved.linear());
        contest.enterSaved(saved.network());
        System.out.println(contest.scores());
    }

    @Command(
            description =
                    "Forecast the past of one series or many from rolling origins by every method, with intervals, and"
                            + " tell who is best.",
            footer = {
                "",
                "Examples:",
                "  timeseries backtest --series shops.csv.gz --horizon 13 --folds 4",
                "  timeseries backtest --series air.csv --ds month --y passengers --horizon 12 --folds 24 --step 1",
                "  timeseries backtest --series Weekly-train.csv.gz --test Weekly-test.csv"
            },
            mixinStandardHelpOptions = true)
    void backtest(
            @Mixin BacktestOptions options,
            @Mixin StackOptions stack,
            @Mixin TrainingOptions training,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {

        new ManySeriesApp(spec, engines).backtest(options, stack, training, runs);
    }

    @Command(
            description = "Continue one series or many by a saved model, or by a method of backtest: CSV on standard"
                    + " output, or a CSV file and a plot beside it.",
            footer = {
                "",
                "Examples:",
                "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv",
                "  timeseries forecast --model runs/timeseries/shops/model --series shops.csv.gz",
                "  timeseries forecast --series shops.csv.gz --horizon 13 --by es-rnn",
                "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv --out next.csv"
            },
            mixinStandardHelpOptions = true)
    void forecast(
            @Option(names = "--model", paramLabel = "DIR", description = "A run's model folder.") Path model,
            @Option(names = "--out", paramLabel = "FILE", description = "The CSV file; the plot's name ends in .png.")
                    Path out,
            @Mixin FileOptions file,
            @Mixin MethodOptions methods,
            @Mixin EngineOptions engines)
            throws IOException {

        if (out != null) {
            ForecastPlot.requireFree(out);
        }
        if ((model == null) != methods.given()) {
            throw new InputException(
                    "A forecast is made by a saved network, --model with --series or --csv, or by a method,"
                            + " --by with --series; give one of the two.");
        }
        engines.start();
        var many = new ManySeriesApp(spec, engines);
        if (methods.given()) {
            many.forecast(file, methods, out);
            return;
        } else if (file.many().given()) {
            many.forecast(model, file, methods, out);
            return;
        }
        SavedForecaster saved = SavedForecaster.load(model, engines);
        saved.remark().ifPresent(System.err::println);
        TimeSeries series = file.series(saved);
        Window latest = series.latest(saved.question().window());
        String csv = ForecastCsv.text(series, saved.network().forecast(List.of(latest))[0]);
        if (out == null) {
            System.out.print(csv);
        } else {
            AtomicFile.write(out, csv);
            ForecastPlot.of(saved, series).write(out);
        }
    }

    private Provenance provenance(DataSource data, TrainingOptions training, EngineOptions engines) {
        var environment = Environment.here(engines.engine().description(), engines.threads());
        return new Provenance("timeseries", Cli.commandLine(spec), training.seed(), data, environment);
    }

    private static void checkEngine(EngineOptions engines, List<Recipe> recipes, boolean showGradients) {
        if (engines.engine() == Engine.STOCK
                && recipes.stream().anyMatch(recipe -> recipe.plan().carryState())) {
            System.err.println(
                    "Deeplearning4j's own layers ignore a carried state in the backward pass, so that the network"
                            + " with a carried state learns from wrong gradients; leave out --engine STOCK.");
        }
        if (showGradients && engines.engine() == Engine.STOCK) {
            throw new InputException(
                    "--show-gradients looks into the backward pass of our own layers; leave out --engine STOCK.");
        }
    }

    private static String settings(Task task, List<Recipe> recipes, EngineOptions engines) {
        return "data %s, %s, window %d, horizon %d%nengine %s, threads %d%n"
                        .formatted(
                                task.source().sha256(),
                                task.series().map(TimeSeries::columns).orElse(List.of()),
                                task.steps(),
                                task.horizon(),
                                engines.engine(),
                                engines.threads())
                + String.join("\n", recipes.stream().map(Recipe::settings).toList());
    }
}
