package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Run;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.cli.Version;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.BacktestScores;
import recurrent4j.timeseries.backtest.BacktestTask;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.course.CourseResults;
import recurrent4j.timeseries.course.CourseTask;
import recurrent4j.timeseries.course.NetworkSpec;
import recurrent4j.timeseries.course.SavedPreset;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.global.FittedGlobalRecurrent;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.report.BacktestSections;
import recurrent4j.timeseries.report.ForecastOutput;
import recurrent4j.timeseries.report.ForecastReport;
import recurrent4j.timeseries.report.TrainingLog;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;

/** Forecasts time series by recurrent networks, and says whether that was worth it. */
@Command(
        name = TimeSeriesApp.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Forecasts time series by recurrent networks, and compares them with honest baselines.",
        footer = {
            "",
            "Without a command, the course's experiment is run: train --preset COURSE.",
            "",
            "Examples:",
            "  timeseries train",
            "  timeseries train --csv sales.csv --target units --time month --horizon 3",
            "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv",
            "  timeseries train --series all-shops.csv.gz --horizon 13",
            "  timeseries backtest --series all-shops.csv.gz --horizon 13 --folds 4",
            "  timeseries forecast --series all-shops.csv.gz --horizon 13 --by theta"
        })
public final class TimeSeriesApp {

    static final String NAME = "timeseries";

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, the course's experiment. */
    public static void main(String... args) {
        Cli.run(new TimeSeriesApp(), args.length == 0 ? new String[] {"train"} : args);
    }

    @Command(
            description =
                    "Train a network on one series or many, score it beside all baselines on what was held out, and"
                            + " save it. Without a file, the networks of a preset compete.",
            footer = {
                "",
                "Examples:",
                "  timeseries train --csv sales.csv --target units --features price,ads --time month --horizon 3",
                "  timeseries train --series shops.csv.gz --horizon 13 --cell LSTM --layers 2 --units 32",
                "  timeseries train --preset SINE",
                "  timeseries train --budget FULL",
                "  timeseries train --resume --out runs/timeseries/course"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin DataOptions data,
            @Mixin StackOptions stack,
            @Mixin TrainingOptions training,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs,
            @Option(
                            names = "--show-gradients",
                            description = "Show in the report how far back each network's loss reaches.")
                    boolean showGradients)
            throws IOException {

        if (showGradients && engines.engine() == Engine.STOCK) {
            throw new InputException(
                    "--show-gradients looks into the backward pass of our own layers; leave out --engine STOCK.");
        }
        Optional<CourseTask> course = data.course();
        if (course.isPresent()) {
            List<NetworkSpec> networks = data.networks(course.get(), stack, training);
            train(course.get(), networks, training, engines, runs, showGradients);
            return;
        }
        SeriesSet all = data.read();
        BacktestTask task = BacktestTask.ofTraining(all, data.horizon(), data.source(all));
        GlobalRecurrent described =
                GlobalRecurrent.of(stack, training, engines::install).calendar(data.calendar());
        engines.start();
        Run run = runs.open(
                all.shortName(), provenance(task.source(), training, engines), task.settings(described.settings()));
        System.err.println(task.sentence());

        var log = new TrainingLog();
        GlobalRecurrent network =
                described.in(context(engines, log.beside(ConsoleProgress::withoutValidation), run::checkpoint));
        List<ForecastMethod> contestants = Methods.baselines();
        contestants.add(network);
        BacktestResults trials = task.judge(contestants, trial -> System.err.println(trial.name() + " is done"));
        Scoreboard scores = BacktestScores.of(trials, Set.of(network.name()));
        var margins = Margins.of(trials.of(network.name()).orElseThrow(), List.of(0.8, 0.95));

        System.err.println("Now the network learns from all values of %,d series, and is saved.".formatted(all.size()));
        FittedGlobalRecurrent networks = network.fit(all, data.horizon());
        var question = new SeriesQuestion(
                network.name(), networks.framing(), all.frequency().step(), data.columns());
        var saved = new SavedNetworks(run.card(scores), question, networks, margins, Seen.of(all));
        saved.save(run.bundle());
        var sections = new BacktestSections(task, trials, scores);
        System.out.println(sections.text());
        ForecastReport.of(sections, new ForecastOutput(saved.name(), all, saved.forecast(all)), log, run.provenance())
                .write(run.path(), Optional.of("model"));
        System.out.println("The model is " + run.bundle());
        System.out.println("The report is " + run.report());
    }

    /** Lets the networks of a preset compete on its data, and saves the best. */
    private void train(
            CourseTask task,
            List<NetworkSpec> networks,
            TrainingOptions training,
            EngineOptions engines,
            RunOptions runs,
            boolean showGradients)
            throws IOException {

        if (engines.engine() == Engine.STOCK
                && networks.stream().anyMatch(one -> one.plan().carryState())) {
            System.err.println(
                    "Deeplearning4j's own layers ignore a carried state in the backward pass, so that the network"
                            + " with a carried state learns from wrong gradients; leave out --engine STOCK.");
        }
        engines.start();
        Provenance provenance = provenance(task.source(), training, engines);
        var results = new CourseResults(task);
        Run run = runs.open(task.preset().title(), provenance, task.settings(networks));
        results.train(
                networks, context(engines, ConsoleProgress::of, run::checkpoint), showGradients, System.err::println);
        System.out.println(results.contest().scores());
        results.save(run.bundle(), run.card(results.contest().scores()));
        ForecastReport.of(results, provenance).write(run.path(), Optional.of("model"));
        System.out.println("The model is " + run.bundle());
        System.out.println("The report is " + run.report());
    }

    @Command(
            description =
                    "Score a saved model beside baselines: on the last values of a file, or on the test part of the"
                            + " preset that it was trained on.",
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
            @Mixin SeriesOptions file,
            @Mixin EngineOptions engines)
            throws IOException {

        engines.start();
        SavedModel saved = load(model, engines);
        SavedModel.Evaluation evaluation = saved.evaluate(file.read(saved));
        System.err.println(evaluation.remark());
        System.out.println(evaluation.tables());
    }

    @Command(
            description =
                    "Forecast the past of one series or many from rolling origins by every method, with intervals, and"
                            + " tell who is best.",
            footer = {
                "",
                "Examples:",
                "  timeseries backtest --series shops.csv.gz --horizon 13 --folds 4",
                "  timeseries backtest --csv air.csv --time month --target passengers --horizon 12 --folds 24 --step 1",
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

        BacktestTask task = options.task();
        GlobalRecurrent recurrent =
                GlobalRecurrent.of(stack, training, engines::install).calendar(options.calendar());
        EsRnn esRnn = EsRnn.of(stack, training, engines::install);
        engines.start();
        Run run = runs.open(
                task.set().shortName() + "-backtest",
                provenance(task.source(), training, engines),
                task.settings(recurrent.settings(), esRnn.settings()));
        System.err.println(task.sentence());

        TrainingContext context = context(engines, ConsoleProgress::withoutValidation, run::checkpoint);
        List<ForecastMethod> methods = Methods.baselines();
        if (options.withNetworks()) {
            methods.addAll(List.of(recurrent.in(context), esRnn.in(context)));
        }
        BacktestResults trials = task.run(methods, trial -> System.err.println(trial.name() + " is done"));
        Scoreboard scores = BacktestScores.of(trials, Set.of(recurrent.name(), esRnn.name()));

        var sections = new BacktestSections(task, trials, scores);
        System.out.println(sections.text());
        ForecastReport.of(sections, run.provenance()).write(run.path(), Optional.empty());
        sections.errorsByStep().write(run.path().resolve("errors-by-step.csv"));
        System.out.println("The report is " + run.report());
    }

    @Command(
            description = "Continue one series or many by a saved model, or by a method of backtest: CSV on standard"
                    + " output, or a CSV file and a plot beside it.",
            footer = {
                "",
                "Examples:",
                "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv",
                "  timeseries forecast --model runs/timeseries/shops/model --series shops.csv.gz --out next.csv",
                "  timeseries forecast --series shops.csv.gz --horizon 13 --by es-rnn"
            },
            mixinStandardHelpOptions = true)
    void forecast(
            @Option(names = "--model", paramLabel = "DIR", description = "A run's model folder.") Path model,
            @Option(names = "--out", paramLabel = "FILE", description = "The CSV file; the plot's name ends in .png.")
                    Path out,
            @Mixin SeriesOptions file,
            @Mixin MethodOptions methods,
            @Mixin EngineOptions engines)
            throws IOException {

        if (out != null) {
            ForecastOutput.requireFree(out);
        }
        if ((model == null) != methods.given()) {
            throw new InputException(
                    "A forecast is made by a saved network, --model with --series or --csv, or by a method,"
                            + " --by with --series; give one of the two.");
        }
        engines.start();
        ForecastOutput output;
        if (methods.given()) {
            TrainingContext context = context(engines, ConsoleProgress::withoutValidation, name -> Checkpoint.none());
            output = methods.forecast(file, context);
        } else {
            SavedModel saved = load(model, engines);
            methods.requireHorizon(saved.horizon());
            SeriesSet known = file.read(saved).orElseGet(saved::known);
            saved.remarks(known).forEach(System.err::println);
            output = new ForecastOutput(saved.name(), known, saved.forecast(known));
        }
        if (out == null) {
            System.out.print(output.csv());
        } else {
            output.write(out);
        }
    }

    private static SavedModel load(Path folder, EngineOptions engines) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, NAME);
        Optional<SavedPreset> preset = SavedPreset.in(bundle, engines::install);
        return preset.isPresent() ? preset.get() : SavedNetworks.in(bundle, engines::install);
    }

    private static TrainingContext context(
            EngineOptions engines,
            BiFunction<String, Long, ? extends Progress> progress,
            Function<String, Checkpoint> checkpoints) {
        return new TrainingContext(engines::install, progress::apply, checkpoints);
    }

    private Provenance provenance(DataSource data, TrainingOptions training, EngineOptions engines) {
        var environment = Environment.here(engines.engine().description(), engines.threads());
        return new Provenance(NAME, Cli.commandLine(spec), training.seed(), data, environment);
    }
}
