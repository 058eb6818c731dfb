package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.course.SavedPreset;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.global.GlobalRecurrent;
import recurrent4j.timeseries.global.NetworkMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.saved.SavedNetworks;
import recurrent4j.timeseries.saved.TrainedModel;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.EnsembleTrainer;

/**
 * Forecasts series, from Java, by a model that {@code timeseries train} has saved or that is trained here:
 *
 * <pre>{@code
 * try (Forecaster forecaster = Forecaster.load(Path.of("runs/timeseries/air-passengers/model"))) {
 *     System.out.println(forecaster.forecast(Series.of("air", YearMonth.of(1949, 1), values), 12));
 * }
 * }</pre>
 *
 * <p>One forecaster may be asked by any number of threads at once; each gets the answer that it would get alone.
 */
public final class Forecaster implements AutoCloseable {

    private static final String APP = "timeseries";

    private static final String NO_ENGINE = "There is no engine; give Engine.usual().";
    private static final String NO_SERIES =
            "There is no series to forecast; give one, such as Series.of(\"air\", values).";

    /** What is drawn in trainings for which nobody says a seed. */
    static final long SEED = 42;

    /** A network notes what it is shown while it answers, so that it can answer one question at a time. */
    private final Object answering;

    private volatile SavedModel model;

    private Forecaster(SavedModel model, Object answering) {
        this.model = model;
        this.answering = answering;
    }

    /**
     * Loads a model, which computes in all processors; this sets up the native libraries for the whole process.
     *
     * @param model a run's model folder
     * @throws IOException if the folder holds no such model, or one that is damaged
     */
    public static Forecaster load(Path model) throws IOException {
        return load(model, Engine.ofProcessor(), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Loads a model.
     *
     * @param model a run's model folder
     * @param threads in which a network is computed, 1 or more
     * @throws IOException if the folder holds no such model, or one that is damaged
     * @throws InputException if the engine cannot run here
     */
    public static Forecaster load(Path model, Engine engine, int threads) throws IOException {
        if (threads < 1) {
            throw new InputException("%d threads compute nothing; choose 1 or more.", threads);
        }
        return new Forecaster(
                saved(model, Objects.requireNonNull(engine, NO_ENGINE).onDemand(threads)), new Object());
    }

    /**
     * Trains a recurrent network of a size that suits the series, and compares it with all baselines on the last values; the best of them
     * forecasts. Of a few hundred values this takes some ten seconds.
     *
     * @param series to learn from, each of at least two horizons and one value
     * @param horizon steps to forecast, 1 or more
     * @throws InputException if a series is too short, or nothing ever changes
     */
    public static Forecaster train(SeriesSet series, int horizon) {
        return train(series, horizon, GlobalRecurrent.of(series, horizon, SEED));
    }

    /** Trains networks of another kind or size, such as {@link recurrent4j.timeseries.esrnn.EsRnn}, in the same way. */
    public static Forecaster train(SeriesSet series, int horizon, NetworkMethod network) {
        Objects.requireNonNull(series, "There are no series to learn from; give a SeriesSet.");
        Objects.requireNonNull(network, "There is no network to train; give a NetworkMethod, or none.");
        Engine engine = Engine.ofProcessor();
        int threads = Runtime.getRuntime().availableProcessors();
        engine.start(threads);
        var trainer = new EnsembleTrainer(threads, EnsembleProgress.Display.SILENT);
        var model = TrainedModel.of(
                Backtest.ofTraining(series, horizon),
                series,
                network.in(new TrainingContext(engine, trainer, name -> Checkpoint.none())),
                sentence -> {});
        var data = DataSource.generated(series.name(), "given by a program", series.fingerprint(""), series.values());
        var environment = Environment.here(engine.description(), threads);
        var provenance = new Provenance(APP, "Forecaster.train, " + network.settings(), 0, data, environment);
        var columns = new SeriesColumns(SeriesColumns.Format.LONG, "unique_id", "ds", "y", series.features());
        return new Forecaster(model.saved(RunCard.of(provenance, model.scores().scores()), columns), new Object());
    }

    /**
     * Saves what was trained here as a folder, for {@link #load} and for the command line.
     *
     * @throws IOException if it cannot be written, or the folder holds something that is no model
     * @throws InputException if the model belongs to a preset, which lies in a folder already
     */
    public void save(Path folder) throws IOException {
        if (!(model() instanceof SavedNetworks networks)) {
            throw new InputException("The model of a preset lies in a folder already; copy that.");
        }
        networks.save(folder);
    }

    /** Loads a model whose networks an engine computes. */
    static SavedModel saved(Path folder, UnaryOperator<Network> installed) throws IOException {
        return saved(folder, parts -> true, installed);
    }

    /** Loads a model of which one method answers, and its networks only if that is one of them. */
    static SavedModel answering(Path folder, Optional<String> by, UnaryOperator<Network> installed) throws IOException {
        SavedModel saved = saved(folder, parts -> SavedNetworks.needsNetwork(parts, by), installed);
        return by.map(saved::by).orElse(saved);
    }

    private static SavedModel saved(Path folder, ModelBundle.Need needed, UnaryOperator<Network> installed)
            throws IOException {
        Objects.requireNonNull(folder, "There is no model to load; give the path of a run's model folder.");
        ModelBundle bundle = ModelBundle.loadIf(folder, APP, needed);
        Optional<SavedPreset> preset = SavedPreset.in(bundle, installed);
        return preset.isPresent() ? preset.get() : SavedNetworks.in(bundle, installed);
    }

    /** Returns what forecasts, as the table of its training calls it. */
    public String method() {
        return model().name();
    }

    /**
     * Returns how all methods were scored when the model was trained.
     *
     * @throws IOException if the scores of a loaded model are damaged
     */
    public Scoreboard scores() throws IOException {
        return model().scores();
    }

    /** Returns the methods that can forecast: the baselines that the table of its training shows, and its networks. */
    public List<String> methods() {
        return model().methods();
    }

    /**
     * Returns a forecaster of the same model by another method than the one that was best in training.
     *
     * @param name one of {@link #methods()}, in which case and punctuation do not matter and a part is enough
     * @throws InputException if there is no such method, or more than one
     */
    public Forecaster by(String name) {
        Objects.requireNonNull(name, "There is no name of a method; give one of methods().");
        return new Forecaster(model().by(name), answering);
    }

    /** Returns how many steps it was trained to forecast. */
    public int horizon() {
        return model().horizon();
    }

    /** Returns how often values come that it was trained to forecast, and their season. */
    public Frequency frequency() {
        return model().frequency();
    }

    /**
     * Forecasts what follows a series. One whose moments are only counted is taken to have the frequency of those in training.
     *
     * @param steps from 1 to {@link #horizon()}
     * @return one value a step with its intervals, and when the steps are
     * @throws InputException if there are more steps, or the series is too short or of another season: one sentence says so
     */
    public Forecast forecast(Series series, int steps) {
        return forecast(List.of(Objects.requireNonNull(series, NO_SERIES)), steps)
                .get(0);
    }

    /**
     * Forecasts what follows each of several series, as {@link #forecast(Series, int)} does, in less time.
     *
     * @param series at least one, with different ids
     * @return one forecast a series, in their order
     */
    public List<Forecast> forecast(List<Series> series, int steps) {
        Objects.requireNonNull(series, NO_SERIES).forEach(one -> Objects.requireNonNull(one, NO_SERIES));
        SavedModel asked = model();
        Frequency trained = asked.frequency();
        SeriesSet set = SeriesSet.of("the question", series);
        Frequency given = set.frequency();
        boolean same = series.get(0).clock().isCounting() || given.step().equals(trained.step());
        CovariateNames names = asked.covariates();
        var question =
                new SeriesSet(set.name(), series, same ? trained : given, set.repairs(), names.with(Holidays.NONE));
        return forecast(names.holidays().columns().isEmpty() ? question : question.with(names.holidays()), steps);
    }

    /** Forecasts what follows each series of a set that was read, as {@link #forecast(Series, int)} does. */
    public List<Forecast> forecast(SeriesSet set, int steps) {
        Objects.requireNonNull(set, NO_SERIES);
        SavedModel asked = model();
        if (steps < 1 || steps > asked.horizon()) {
            throw new InputException(
                    "The model was trained to forecast %d step(s), not %d; ask for 1 to %d, or train one for more.",
                    asked.horizon(), steps, asked.horizon());
        }
        asked.requireFit(set);
        List<Forecast> forecasts = answer(asked, set);
        return IntStream.range(0, set.size())
                .mapToObj(i -> forecasts.get(i).after(set.series().get(i)).first(steps))
                .toList();
    }

    /**
     * Returns who answers records, each of the rows of a series, as the command {@code forecast} does; it is closed with this
     * forecaster.
     *
     * @throws InputException if the model knows no series but those of a preset, or more steps are asked for than it was trained
     *     for
     */
    public BatchScorer scorer(SeriesRecords records, BatchScorer.Form form) {
        return SeriesScorer.of(this, records.of(model()), form);
    }

    /**
     * Returns a baseline that answers records, each of the rows of a series, from each by itself and without a model.
     *
     * @param by its name, such as {@code Theta}, in which case and punctuation do not matter and a part is enough
     * @throws InputException if there is no such baseline, or the records do not say how many steps
     */
    public static BatchScorer baseline(String by, SeriesRecords records, BatchScorer.Form form) {
        return SeriesScorer.of(by, records, form);
    }

    /** Returns what follows each series, as whoever answers says; the checks are the caller's. */
    List<Forecast> continued(SeriesSet set) {
        return answer(model(), set);
    }

    private List<Forecast> answer(SavedModel asked, SeriesSet set) {
        if (!asked.isNetwork()) {
            return asked.forecast(set);
        }
        synchronized (answering) {
            return asked.forecast(set);
        }
    }

    /** Lets the model go; whoever asks afterwards gets an {@link IllegalStateException}. */
    @Override
    public void close() {
        model = null;
    }

    /** Returns the model as long as it is there. */
    SavedModel model() {
        SavedModel present = model;
        if (present == null) {
            throw new IllegalStateException("The forecaster is closed.");
        }
        return present;
    }
}
