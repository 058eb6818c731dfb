package recurrent4j.timeseries;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.backtest.Conformal;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.global.TrainingContext;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that say by which method series are to be forecast, without a saved model. */
final class MethodOptions {

    @Option(
            names = "--by",
            paramLabel = "METHOD",
            description =
                    "Theta, Comb, ES-RNN or another method of backtest; a network is trained first, and not kept.")
    private String by;

    @Option(names = "--horizon", paramLabel = "N", description = "Steps to forecast, with --by.")
    private Integer horizon;

    /** Whether a method is to forecast, rather than a saved model. */
    boolean given() {
        return by != null;
    }

    /** Refuses another horizon than that of a saved model. */
    void requireHorizon(int trained) {
        if (horizon != null && horizon != trained) {
            throw new InputException(
                    "The model was trained to forecast %d steps, not %d; leave out --horizon, or train one for it."
                            .formatted(trained, horizon));
        }
    }

    /**
     * Returns the method.
     *
     * @throws InputException if none is called so, or more than one
     */
    ForecastMethod method(TrainingContext workshop) {
        return Methods.named(by, Methods.all(workshop));
    }

    /**
     * Reads the series.
     *
     * @throws InputException if an option is missing, or a series is too short to learn intervals from
     */
    SeriesSet read(SeriesOptions series) throws IOException {
        if (horizon == null) {
            throw new InputException("--by needs --horizon, the number of steps to forecast.");
        }
        SeriesSet set = series.read();
        if (horizon < 1) {
            throw new InputException("A horizon of %d steps forecasts nothing; choose 1 or more.".formatted(horizon));
        }
        set.requireLength(horizon + 1L, "A horizon of %d, held out once to learn intervals from,".formatted(horizon));
        return set;
    }

    /** Returns a method with intervals of 80 and 95 % for these series. */
    ForecastMethod calibrated(ForecastMethod method, SeriesSet set) {
        List<Integer> lengths = set.series().stream().map(Series::length).toList();
        return Conformal.of(method, horizon, lengths, List.of(0.8, 0.95));
    }

    /** Returns how many steps are to be forecast. */
    int horizon() {
        return horizon;
    }
}
