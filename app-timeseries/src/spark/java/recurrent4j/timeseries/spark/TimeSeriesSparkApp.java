package recurrent4j.timeseries.spark;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Cli;

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
}
