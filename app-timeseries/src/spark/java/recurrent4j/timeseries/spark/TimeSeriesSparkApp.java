package recurrent4j.timeseries.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Cli;
import recurrent4j.cli.spark.AveragingOptions;
import recurrent4j.cli.spark.Jobs;
import recurrent4j.spark.ScoreJob;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.SeriesColumns;

/** Forecasts of more series than one machine can hold, on Spark. */
@Command(
        name = "timeseries-spark",
        mixinStandardHelpOptions = true,
        description = "Forecasts series by a saved model, or by a method without one, on Spark.",
        footer = {
            "  timeseries-spark score --task forecast --model runs/timeseries/shops/model \\",
            "    --in shops.csv --format LONG --out next",
        })
public final class TimeSeriesSparkApp {

    private static final int UNITS = 32;

    /** What a model does. */
    enum Task {
        /** Say what follows series. */
        FORECAST
    }

    /** Runs a command. */
    public static void main(String... args) {
        Cli.run(new TimeSeriesSparkApp(), args);
    }

    @Command(
            description = "Forecast the series of files by a saved model, or by a baseline of each by itself.",
            footer = {
                "  timeseries-spark score --task forecast --model runs/timeseries/shops/model \\",
                "    --in shops.csv --format LONG --out next",
                "  timeseries-spark --master spark://node:7077 score --task forecast --by Theta \\",
                "    --horizon 12 --season 12 --in hdfs:///series --out hdfs:///next"
            },
            mixinStandardHelpOptions = true)
    void score(
            @Option(
                            names = "--task",
                            paramLabel = "NAME",
                            required = true,
                            description = "What the model does: ${COMPLETION-CANDIDATES}.")
                    Task task,
            @Mixin ForecastOptions forecast,
            @Mixin SeriesFileOptions files)
            throws IOException {
        switch (task) {
            case FORECAST -> forecast.run(files);
        }
    }

    @Command(
            description = "Backtest all baselines on the series of files, each by itself, and add up their errors.",
            footer = {
                "  timeseries-spark backtest --in series.csv --horizon 12 --season 12 --folds 3",
                "  timeseries-spark --master spark://node:7077 backtest --in hdfs:///sales \\",
                "    --format PARQUET --horizon 8"
            },
            mixinStandardHelpOptions = true)
    void backtest(
            @Bounds(max = 100_000)
                    @Option(names = "--horizon", paramLabel = "N", required = true, description = "Steps to forecast.")
                    int horizon,
            @Bounds(max = 1_000)
                    @Option(names = "--folds", paramLabel = "N", description = "Origins, a horizon apart (default: 1).")
                    Integer folds,
            @Mixin SeriesFileOptions files)
            throws IOException {
        SeriesLayout layout = files.layout(horizon, false);
        Jobs.run(session -> {
            long begin = System.nanoTime();
            BacktestJob.Result result =
                    new BacktestJob(layout, horizon, folds == null ? 1 : folds).run(files.records(session, layout));
            System.out.println(result.sums().table());
            return new ScoreJob.Done(
                    result.sums().series() + result.errors(),
                    result.errors(),
                    Optional.of(result.example()),
                    (System.nanoTime() - begin) / 1e9);
        });
    }

    @Command(
            description = "Train a forecaster by parameter averaging, beside the same on this machine: an experiment.",
            footer = {"  timeseries-spark averaging --series series.csv --horizon 6 --season 12 --workers 2"},
            mixinStandardHelpOptions = true)
    void averaging(
            @Option(
                            names = "--series",
                            paramLabel = "FILE",
                            required = true,
                            description = "CSV with a row a series, here.")
                    Path file,
            @Bounds(max = 100_000)
                    @Option(names = "--horizon", paramLabel = "N", required = true, description = "Steps to forecast.")
                    int horizon,
            @Bounds(max = 1_000_000)
                    @Option(names = "--season", paramLabel = "N", required = true, description = "Steps to a season.")
                    int season,
            @Mixin AveragingOptions experiment)
            throws IOException {
        var reading = new Reading(
                Reading.MissingValues.REFUSE, Reading.Duplicates.REFUSE, Optional.empty(), Optional.of(season));
        var rows = new SeriesColumns(SeriesColumns.Format.M4, "unique_id", "", "y", List.of());
        System.out.println(
                experiment.run(WindowLearner.of(rows.read(file, reading), horizon, UNITS, experiment.epochs())));
    }
}
