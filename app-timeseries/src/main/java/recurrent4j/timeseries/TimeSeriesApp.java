package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recurrent4j.cli.Cli;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.JointProgress;
import recurrent4j.cli.Run;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.ServeOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.cli.UsualValues;
import recurrent4j.eval.Scoreboard;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.baseline.Baselines;
import recurrent4j.timeseries.course.CourseResults;
import recurrent4j.timeseries.course.CourseTask;
import recurrent4j.timeseries.course.NetworkSpec;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.report.BacktestSections;
import recurrent4j.timeseries.report.ForecastOutput;
import recurrent4j.timeseries.report.TrainingSections;
import recurrent4j.timeseries.saved.SavedNetworks;
import recurrent4j.timeseries.saved.TrainedModel;
import recurrent4j.timeseries.search.NetworkSearch;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Epoch;

/** Forecasts time series by recurrent networks, and says whether that was worth it. */
@Command(
        name = TimeSeriesApp.NAME,
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        description = "Forecasts time series by recurrent networks, and compares them with honest baselines."
                + " Without a command, the course's experiment is run: train --preset COURSE.",
        footer = {
            "  timeseries train",
            "  timeseries train --csv app-timeseries/examples/air-passengers.csv \\",
            "    --time month --target passengers --horizon 12",
            "  timeseries forecast --model runs/timeseries/air-passengers/model \\",
            "    --csv app-timeseries/examples/air-passengers.csv"
        })
@UsualValues.By(DefaultOptions.class)
public final class TimeSeriesApp {

    static final String NAME = "timeseries";

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, the course's experiment. */
    public static void main(String... args) {
        String experiment = "The networks of a course are trained on 7,000 short series and compared with baselines,"
                + " in about two minutes.";
        Cli.main(new TimeSeriesApp(), "train", experiment, args);
    }

    @Command(
            description =
                    "Train a network, compare it with baselines, and save the best; without a file, those of a preset compete.",
            footer = {
                "  timeseries train --csv app-timeseries/examples/air-passengers.csv \\",
                "    --time month --target passengers --horizon 12",
                "  timeseries train --series app-timeseries/examples/shops.csv --id shop \\",
                "    --time week --target sales --horizon 8 --future price --search 2m",
                "  timeseries train --resume --out runs/timeseries/course"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin TaskOptions task,
            @Mixin StackOptions stack,
            @Mixin TrainingOptions training,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {
        boolean showGradients = task.showGradients(engines);
        Optional<CourseTask> course = task.course();
        if (course.isPresent()) {
            List<NetworkSpec> networks = task.networks(course.get(), stack, training);
            runs.check(NAME, course.get().preset().title());
            System.err.println(course.get().sentence());
            engines.start();
            Cli.doing("Fitting the baselines …");
            var results = new CourseResults(course.get());
            Run run = runs.open(
                    course.get().preset().title(),
                    Cli.provenance(spec, engines, training.seed(), course.get().source()),
                    course.get().settings(networks));
            TrainingContext context = MethodOptions.context(engines, run.watched(JointProgress::of), run::checkpoint);
            results.train(networks, context, showGradients, System.err::println);
            System.out.println(results.contest().scores());
            results.save(run.bundle(), run.card(results.contest().scores()));
            finish(run, TrainingSections.page(run.provenance(), results), results.epochs(), "forecast --model MODEL");
            return;
        }
        SeriesSet all = task.read();
        Backtest backtest = Backtest.ofTraining(all, task.horizon());
        NetworkMethod described = task.method(all, stack, training);
        runs.check(NAME, all.shortName());
        task.file.remarks().forEach(System.err::println);
        System.err.println(backtest.sentence());
        described.reason(all, task.horizon()).ifPresent(System.err::println);
        engines.start();
        Run run = runs.open(
                all.shortName(),
                Cli.provenance(spec, engines, training.seed(), task.source(all)),
                backtest.settings(described.settings() + task.search.settings()));
        Cli.doing("Fitting the baselines …");

        TrainingContext context =
                MethodOptions.context(engines, run.watched(JointProgress::withoutValidation), run::checkpoint);
        NetworkMethod network = task.search.given()
                ? task.search.best(
                        NetworkSearch.of(
                                backtest, task.usual(all, training), task.candidates(all, stack, training), context),
                        run.path().resolve("search.csv"),
                        System.err::println)
                : described.in(context);
        var model = TrainedModel.of(backtest, all, network, System.err::println);
        Scoreboard scores = model.scores();
        SavedNetworks saved = model.saved(run.card(scores), task.columns());
        saved.save(run.bundle());
        var sections = new BacktestSections(model.trials(), scores);
        System.out.println(sections.text());
        Map<String, double[]> gradients = showGradients ? model.networks().stateGradients(all) : Map.of();
        List<Section> learned = TrainingSections.of(context.epochs(), gradients);
        boolean known = all.knowsAhead(task.horizon());
        String next = "forecast --model MODEL" + Cli.repeated(spec, SeriesOptions.FILE);
        HtmlReport page = known
                ? sections.page(run.provenance(), new ForecastOutput(saved.name(), all, saved.forecast(all)), learned)
                : sections.page(run.provenance(), learned);
        finish(run, page, context.epochs(), known ? next : next + " --future-file FILE");
    }

    @Command(
            description = "Score a saved model beside baselines, on a file's last values or its preset's test part.",
            footer = {
                "  timeseries evaluate --model runs/timeseries/course/model",
                "  timeseries evaluate --model runs/timeseries/air-passengers/model \\",
                "    --csv app-timeseries/examples/air-passengers.csv"
            },
            mixinStandardHelpOptions = true)
    void evaluate(@Mixin ModelOptions model, @Mixin SeriesOptions file, @Mixin EngineOptions engines)
            throws IOException {
        engines.start();
        SavedModel saved = model.load(engines);
        Optional<SeriesSet> known = file.read(saved)
                .map(all -> file.shorts.withoutFallback().enough(all, (long) saved.fewest() + saved.horizon()));
        SavedModel.Evaluation evaluation = saved.evaluate(known);
        file.remarks().forEach(System.err::println);
        known.map(SeriesSet::sentence).ifPresent(System.err::println);
        System.out.println(evaluation.remark() + System.lineSeparator());
        System.out.println(evaluation.tables());
    }

    @Command(
            description =
                    "Cross-validate: forecast the past from rolling origins by every method, and tell who is best.",
            footer = {
                "  timeseries backtest --csv app-timeseries/examples/air-passengers.csv \\",
                "    --time month --target passengers --horizon 12 --folds 5",
                "  timeseries backtest --series app-timeseries/examples/shops.csv --id shop \\",
                "    --time week --target sales --horizon 8 --folds 4 --no-network",
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
        runs.requireNoModel();
        SeriesSet known = options.series.read();
        Backtest backtest = options.backtest(known);
        List<NetworkMethod> networks = options.networks(backtest, stack, training);
        runs.check(NAME, known.shortName() + "-backtest");
        options.series.remarks().forEach(System.err::println);
        System.err.println(backtest.sentence());
        options.reason(networks, backtest).ifPresent(System.err::println);
        engines.start();
        Run run = runs.open(
                known.shortName() + "-backtest",
                Cli.provenance(spec, engines, training.seed(), options.series.source(known)),
                backtest.settings(networks.stream().map(NetworkMethod::settings).toArray(String[]::new)));
        Cli.doing("Fitting the baselines …");

        TrainingContext context =
                MethodOptions.context(engines, run.watched(JointProgress::withoutValidation), run::checkpoint);
        List<ForecastMethod> methods = new ArrayList<>(Baselines.of(known));
        if (options.withNetworks()) {
            networks.forEach(network -> methods.add(network.in(context)));
        }
        BacktestResults trials =
                backtest.runWithIntervals(methods, trial -> System.err.println(trial.name() + " is done"));
        Scoreboard scores =
                trials.scores(networks.stream().map(NetworkMethod::name).collect(Collectors.toSet()));

        var sections = new BacktestSections(trials, scores);
        System.out.println(sections.text());
        sections.errorsByStep().write(run.path().resolve("errors-by-step.csv"));
        String best = scores.winner().contestant().name();
        String next = "forecast" + Cli.repeated(spec, SeriesOptions.FILE) + Cli.repeated(spec, SeriesOptions.COLUMNS)
                + " --horizon %d --by %s".formatted(backtest.plan().horizon(), Cli.quoted(best));
        finish(run, sections.page(run.provenance()), Map.of(), next);
    }

    @Command(
            description = "Continue series by a saved model or a method: CSV on standard output, or a file and a plot.",
            footer = {
                "  timeseries forecast --model runs/timeseries/air-passengers/model \\",
                "    --csv app-timeseries/examples/air-passengers.csv --out next.csv",
                "  timeseries forecast --series app-timeseries/examples/shops.csv --id shop \\",
                "    --time week --target sales --horizon 8 --by theta --json"
            },
            mixinStandardHelpOptions = true)
    void forecast(
            @Mixin ModelOptions model,
            @Mixin OutputOptions answer,
            @Mixin SeriesOptions file,
            @Mixin MethodOptions methods,
            @Mixin EngineOptions engines)
            throws IOException {
        answer.requireFree();
        List<String> remarks = List.of();
        ForecastOutput output;
        if (methods.givenWithout(model)) {
            engines.start();
            TrainingContext context =
                    MethodOptions.context(engines, JointProgress::withoutValidation, name -> Checkpoint.none());
            output = methods.forecast(model.by().orElseThrow(), file, context);
        } else {
            SavedModel saved = model.answering(engines);
            int steps = methods.steps(saved.horizon());
            SeriesSet all = file.read(saved).orElseGet(saved::known);
            SeriesSet known = file.shorts.enough(all, saved.fewest());
            saved.requireFit(known);
            remarks = saved.remarks(known);
            output = file.shorts.output(
                    saved.name(),
                    all,
                    known,
                    saved.forecast(known).stream()
                            .map(forecast -> forecast.first(steps))
                            .toList());
        }
        file.remarks().forEach(System.err::println);
        System.err.println(output.known().sentence());
        remarks.forEach(System.err::println);
        answer.write(output).ifPresent(System.out::print);
        answer.remarks(output).forEach(System.err::println);
    }

    @Command(
            description = "Forecast series by a saved model over HTTP, in JSON, until the program is stopped.",
            footer = {
                "  timeseries serve --model runs/timeseries/sales/model --port 8080",
                "  curl -H 'Content-Type: application/json' \\",
                "    -d @series.json localhost:8080/forecast"
            },
            mixinStandardHelpOptions = true)
    void serve(@Mixin ServeOptions service) throws IOException {
        try (var best = Forecaster.load(service.model());
                var chosen = service.by().map(best::by).orElse(best)) {
            service.run("Forecasting", ForecastRoute.of(chosen));
        }
    }

    /** Writes what a run leaves beside its model, says where it is, and what can be done next. */
    private static void finish(Run run, HtmlReport page, Map<String, List<Epoch>> epochs, String next)
            throws IOException {
        page.write(run.report());
        JsonReport.of(run.provenance(), page.scoreboard(), Files.exists(run.bundle()) ? "model" : "")
                .write(run.path().resolve("report.json"));
        if (!epochs.isEmpty()) {
            new LearningCurves(epochs).writeCsv(run.path().resolve("losses.csv"));
        }
        System.out.println(run.ending(next));
    }
}
