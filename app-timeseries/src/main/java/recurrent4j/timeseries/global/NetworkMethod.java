package recurrent4j.timeseries.global;

import java.util.Optional;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.SeriesSet;

/** Recurrent networks that learn from many series at once. */
public interface NetworkMethod extends ForecastMethod {

    /** Returns the same, trained in a context. */
    NetworkMethod in(TrainingContext context);

    @Override
    TrainedNetworks fit(SeriesSet known, int horizon);

    /** Says how large the network is and how it is trained, and why, where that depends on the series. */
    default Optional<String> reason(SeriesSet known, int horizon) {
        return Optional.empty();
    }

    /** Returns what decides the result, in one line. */
    String settings();
}
