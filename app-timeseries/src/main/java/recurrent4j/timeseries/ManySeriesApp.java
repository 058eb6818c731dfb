package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.RunFolder;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.StackOptions;
import recurrent4j.cli.TrainingOptions;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.AtomicFile;
import recurrent4j.timeseries.backtest.BacktestResult;
import recurrent4j.timeseries.backtest.BacktestResults;
import recurrent4j.timeseries.backtest.Margins;
import recurrent4j.timeseries.esrnn.EsRnn;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastFile;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.FittedGlobalRecurrent;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;

/** The second page: what the commands do with many series at once, by one network for all of them or by none. */
final class ManySeriesApp {

    private final CommandSpec spec;
    private final EngineOptions engines;

    /** @param spec of the command that was given, which a run remembers */
    ManySeriesApp(CommandSpec spec, EngineOptions engines) {
        this.spec = spec;
        this.engines = engines;
    }

    /** Scores a network beside the baselines on what is held out; then lets it learn from everything, and saves it. */
    void train(SourceOptions source, StackOptions stack, TrainingOptions training, RunOptions runs) throws IOException {
        SeriesSet all = source.many();
        BacktestTask task = source.judging(all);
        GlobalRecurrent described =
                GlobalRecurrent.of(stack, training, engines::install).calendar(source.calendar());
        engines.start();
        RunFolder run = runs.open(Path.of("runs", "timeseries", task.shortName()), settings(task, described));
        System.err.println(task.sentence());

        GlobalRecurrent recurrent = described.in(workshop(run));
        List<ForecastMethod> contestants = Methods.baselines();
        contestants.add(recurrent);
        BacktestResults trials = task.judge(contestants, ManySeriesApp::tell);
        long parameters = recurrent.parameters(task.set(), task.plan().horizon());
        Scoreboard scores = BacktestScores.of(trials, Map.of(recurrent.name(), parameters));
        var margins = Margins.of(trials.of(recurrent.name()).orElseThrow(), List.of(0.8, 0.95));

        System.err.println("Now the network learns from all values of %,d series, and is saved.".formatted(all.size()));
        FittedGlobalRecurrent networks = recurrent.fit(all, task.plan().horizon());
        Provenance provenance = provenance(task.source(), training);
        var report = new BacktestReport(task, trials, scores, provenance);
        System.out.println(report.text());
        var question = new SeriesQuestion(
                recurrent.name(), networks.framing(), all.frequency().step(), source.columns());
        new SavedNetworks(RunCard.of(provenance, scores.scores()), question, networks, margins, Seen.of(all))
                .save(run.bundle());
        report.write(run.path(), Optional.of("model"));
        System.out.println("The model is " + run.bundle());
        System.out.println("The report is " + run.path().resolve("report.html"));
    }

    /** Lets every method forecast the past from rolling origins. */
    void backtest(BacktestOptions options, StackOptions stack, TrainingOptions training, RunOptions runs)
            throws IOException {

        BacktestTask task = options.task();
        GlobalRecurrent described =
                GlobalRecurrent.of(stack, training, engines::install).calendar(options.calendar());
        EsRnn smoothing = EsRnn.of(stack, training, engines::install);
        engines.start();
        RunFolder run = runs.open(
                Path.of("runs", "timeseries", task.shortName() + "-backtest"),
                settings(task, described) + "\n" + smoothing.settings());
        System.err.println(task.sentence());

        GlobalRecurrent recurrent = described.in(workshop(run));
        EsRnn esRnn = smoothing.in(workshop(run));
        List<ForecastMethod> methods = Methods.baselines();
        if (options.withNetworks()) {
            methods.addAll(List.of(recurrent, esRnn));
        }
        BacktestResults trials = task.run(methods, ManySeriesApp::tell);
        Map<String, Long> parameters = Map.of(
                recurrent.name(),
                recurrent.parameters(task.set(), task.plan().horizon()),
                esRnn.name(),
                esRnn.parameters(task.set(), task.plan().horizon()));
        Scoreboard scores = BacktestScores.of(trials, parameters);

        var report = new BacktestReport(task, trials, scores, provenance(task.source(), training));
        System.out.println(report.text());
        report.write(run.path(), Optional.empty());
        System.out.println("The report is " + run.path().resolve("report.html"));
    }

    /** Scores a saved network beside the baselines on the last values of a file. */
    void evaluate(Path model, FileOptions file) throws IOException {
        SavedNetworks saved = SavedNetworks.load(model, engines);
        SeriesSet set = file.many().read(saved.question().columns());
        saved.question().requireFit(set, saved.question().framing().horizon());
        Evaluation evaluation = Evaluation.of(saved, set);
        System.err.println(evaluation.sentence());
        System.out.println(evaluation.text(saved));
    }

    /** Continues the series of a file by a saved network, to a file or to standard output. */
    void forecast(Path model, FileOptions file, MethodOptions methods, Path out) throws IOException {
        SavedNetworks saved = SavedNetworks.load(model, engines);
        methods.requireHorizon(saved.question().framing().horizon());
        SeriesSet known = file.many().read(saved.question().columns());
        saved.question().requireFit(known, 0);
        Stream.of(saved.remark(), saved.question().remark(known))
                .flatMap(Optional::stream)
                .forEach(System.err::println);
        write(saved.name(), known, saved.forecast(known), out);
    }

    /** Continues the series of a file by a method of its own, to a file or to standard output. */
    void forecast(FileOptions file, MethodOptions methods, Path out) throws IOException {
        ForecastMethod plain = methods.method(workshop(name -> Checkpoint.none()));
        SeriesSet known = methods.read(file.many());
        ForecastMethod method = methods.calibrated(plain, known);
        write(method.name(), known, method.fit(known, methods.horizon()).forecast(known), out);
    }

    private static void write(String method, SeriesSet known, List<Forecast> forecasts, Path out) throws IOException {
        String csv = ForecastFile.csv(known, forecasts);
        if (out == null) {
            System.out.print(csv);
        } else {
            AtomicFile.write(out, csv);
            ForecastPlot.of(method, known, forecasts).write(out);
        }
    }

    private TrainingContext workshop(RunFolder run) {
        return workshop(name -> Checkpoint.at(run.checkpoint(name)));
    }

    private TrainingContext workshop(Function<String, Checkpoint> checkpoints) {
        return new TrainingContext(engines::install, ConsoleProgress::withoutValidation, checkpoints);
    }

    private static void tell(BacktestResult trial) {
        System.err.println(trial.method() + " is done");
    }

    private Provenance provenance(DataSource data, TrainingOptions training) {
        var environment = Environment.here(engines.engine().description(), engines.threads());
        return new Provenance("timeseries", Cli.commandLine(spec), training.seed(), data, environment);
    }

    private String settings(BacktestTask task, GlobalRecurrent recurrent) {
        return "data %s, %s, %s, %s%nengine %s, threads %d%n%s"
                .formatted(
                        task.source().sha256(),
                        task.set().features(),
                        task.set().frequency(),
                        task.plan(),
                        engines.engine(),
                        engines.threads(),
                        recurrent.settings());
    }
}
