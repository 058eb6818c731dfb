package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.cli.Cli;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.JointProgress;
import recurrent4j.cli.Run;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.BacktestScores;
import recurrent4j.timeseries.backtest.BacktestTask;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.course.CourseResults;
import recurrent4j.timeseries.course.CourseTask;
import recurrent4j.timeseries.course.NetworkSpec;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.report.BacktestSections;
import recurrent4j.timeseries.report.ForecastOutput;
import recurrent4j.timeseries.report.ForecastReport;
import recurrent4j.timeseries.report.TrainingLog;
import recurrent4j.timeseries.saved.SavedNetworks;
import recurrent4j.timeseries.saved.Seen;
import recurrent4j.timeseries.saved.SeriesQuestion;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;

/** Forecasts time series by recurrent networks, and says whether that was worth it. */
@Command(
        name = TimeSeriesApp.NAME,
        mixinStandardHelpOptions = true,
        description = "Forecasts time series by recurrent networks, and compares them with honest baselines."
                + " Without a command, the course's experiment is run: train --preset COURSE.",
        footer = {
            "  timeseries train",
            "  timeseries train --csv sales.csv --target units --time month --horizon 3",
            "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv",
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
                "  timeseries train --csv sales.csv --target units --features price,ads --time month --horizon 3",
                "  timeseries train --series shops.csv.gz --horizon 13 --cell LSTM --layers 2 --units 32",
                "  timeseries train --budget FULL",
                "  timeseries train --resume --out runs/timeseries/course"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin DataOptions data,
            @Mixin NetworkOptions method,
            @Mixin StackOptions stack,
            @Mixin TrainingOptions training,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {

        boolean showGradients = method.showGradients(engines);
        Optional<CourseTask> course = data.course();
        if (course.isPresent()) {
            method.requireNone();
            List<NetworkSpec> networks = data.networks(course.get(), stack, training);
            engines.start();
            var results = new CourseResults(course.get());
            Provenance provenance = provenance(course.get().source(), training, engines);
            Run run = runs.open(
                    course.get().preset().title(), provenance, course.get().settings(networks));
            TrainingContext context = NetworkOptions.context(engines, JointProgress::of, run::checkpoint);
            results.train(networks, context, showGradients, System.err::println);
            System.out.println(results.contest().scores());
            results.save(run.bundle(), run.card(results.contest().scores()));
            finish(run, ForecastReport.of(results, provenance), Optional.of("model"));
            return;
        }
        SeriesSet all = data.read();
        BacktestTask task = BacktestTask.ofTraining(all, data.horizon(), data.source(all));
        NetworkMethod described = method.chosen(data, stack, training);
        engines.start();
        Run run = runs.open(
                all.shortName(), provenance(task.source(), training, engines), task.settings(described.settings()));
        data.remarks().forEach(System.err::println);
        System.err.println(task.sentence());

        var log = new TrainingLog();
        NetworkMethod network = described.in(
                NetworkOptions.context(engines, log.beside(JointProgress::withoutValidation), run::checkpoint));
        List<ForecastMethod> contestants = new ArrayList<>(Baselines.all());
        contestants.add(network);
        BacktestResults trials = task.judge(contestants, trial -> System.err.println(trial.name() + " is done"));
        Scoreboard scores = BacktestScores.of(trials, Set.of(network.name()));
        var margins = Margins.of(trials.of(network.name()).orElseThrow(), List.of(0.8, 0.95));

        System.err.println("Now the network learns from all values of %,d series, and is saved.".formatted(all.size()));
        TrainedNetworks networks = network.fit(all, data.horizon());
        var question = SeriesQuestion.of(network.name(), networks, all, data.columns());
        var saved = new SavedNetworks(run.card(scores), question, networks, margins, Seen.of(all));
        saved.save(run.bundle());
        var sections = new BacktestSections(task, trials, scores);
        System.out.println(sections.text());
        log.note(showGradients ? networks.stateGradients(all) : Map.of());
        var future = new ForecastOutput(saved.name(), all, saved.forecast(all));
        finish(run, ForecastReport.of(sections, future, log, run.provenance()), Optional.of("model"));
    }

    @Command(
            description =
                    "Score a saved model beside baselines: on the last values of a file, or on the test part of the"
                            + " preset that it was trained on.",
            footer = {
                "  timeseries evaluate --model runs/timeseries/course/model",
                "  timeseries evaluate --model runs/timeseries/sales/model --csv sales-until-today.csv"
            },
            mixinStandardHelpOptions = true)
    void evaluate(@Mixin ModelOptions model, @Mixin SeriesOptions file, @Mixin EngineOptions engines)
            throws IOException {

        engines.start();
        SavedModel saved = model.load(engines);
        SavedModel.Evaluation evaluation = saved.evaluate(file.read(saved));
        file.remarks().forEach(System.err::println);
        System.err.println(evaluation.remark());
        System.out.println(evaluation.tables());
    }

    @Command(
            description =
                    "Forecast the past of one series or many from rolling origins by every method, with intervals, and"
                            + " tell who is best.",
            footer = {
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
        List<NetworkMethod> networks = NetworkOptions.all(stack, training, options.calendar(), OptionalInt.empty());
        engines.start();
        Run run = runs.open(
                task.set().shortName() + "-backtest",
                provenance(task.source(), training, engines),
                task.settings(networks.stream().map(NetworkMethod::settings).toArray(String[]::new)));
        options.remarks().forEach(System.err::println);
        System.err.println(task.sentence());

        TrainingContext context = NetworkOptions.context(engines, JointProgress::withoutValidation, run::checkpoint);
        List<ForecastMethod> methods = new ArrayList<>(Baselines.all());
        if (options.withNetworks()) {
            networks.forEach(network -> methods.add(network.in(context)));
        }
        BacktestResults trials = task.run(methods, trial -> System.err.println(trial.name() + " is done"));
        Scoreboard scores = BacktestScores.of(
                trials, networks.stream().map(NetworkMethod::name).collect(Collectors.toSet()));

        var sections = new BacktestSections(task, trials, scores);
        System.out.println(sections.text());
        sections.errorsByStep().write(run.path().resolve("errors-by-step.csv"));
        finish(run, ForecastReport.of(sections, run.provenance()), Optional.empty());
    }

    @Command(
            description = "Continue one series or many by a saved model, or by a method of backtest: CSV on standard"
                    + " output, or a CSV file and a plot beside it.",
            footer = {
                "  timeseries forecast --model runs/timeseries/sales/model --csv sales.csv",
                "  timeseries forecast --model runs/timeseries/shops/model --series shops.csv.gz --out next.csv",
                "  timeseries forecast --series shops.csv.gz --horizon 13 --by es-rnn"
            },
            mixinStandardHelpOptions = true)
    void forecast(
            @Mixin ModelOptions model,
            @Option(names = "--out", paramLabel = "FILE", description = "The CSV file; the plot's name ends in .png.")
                    Path out,
            @Mixin SeriesOptions file,
            @Mixin MethodOptions methods,
            @Mixin EngineOptions engines)
            throws IOException {

        if (out != null) {
            ForecastOutput.requireFree(out);
        }
        boolean byMethod = methods.givenWithout(model);
        engines.start();
        ForecastOutput output;
        if (byMethod) {
            TrainingContext context =
                    NetworkOptions.context(engines, JointProgress::withoutValidation, name -> Checkpoint.none());
            output = methods.forecast(file, context);
        } else {
            SavedModel saved = model.load(engines);
            methods.requireHorizon(saved.horizon());
            SeriesSet known = file.read(saved).orElseGet(saved::known);
            saved.remarks(known).forEach(System.err::println);
            output = new ForecastOutput(saved.name(), known, saved.forecast(known));
        }
        file.remarks().forEach(System.err::println);
        if (out == null) {
            System.out.print(output.csv());
        } else {
            output.write(out);
        }
    }

    private static void finish(Run run, ForecastReport report, Optional<String> model) throws IOException {
        report.write(run.path(), model);
        model.ifPresent(folder -> System.out.println("The model is " + run.bundle()));
        System.out.println("The report is " + run.report());
    }

    private Provenance provenance(DataSource data, TrainingOptions training, EngineOptions engines) {
        var environment = Environment.here(engines.engine().description(), engines.threads());
        return new Provenance(NAME, Cli.commandLine(spec), training.seed(), data, environment);
    }
}
