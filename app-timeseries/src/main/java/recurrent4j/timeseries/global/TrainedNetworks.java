package recurrent4j.timeseries.global;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;
import java.util.Map;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.series.SeriesSet;

/** Networks that have learned from many series, and can be saved. */
public interface TrainedNetworks extends FittedMethod {

    /** What a saved model says it is. */
    enum Kind {
        /** One that reads windows of many series, and answers with all steps of a horizon. */
        @JsonEnumDefaultValue
        WINDOWS,
        /** Exponential smoothing and a recurrent network in one. */
        ES_RNN
    }

    /** Returns what they are. */
    Kind kind();

    /** Returns how they are shown series, and how far they forecast. */
    Framing framing();

    /** Returns the networks, whose answers are averaged. */
    List<Network> networks();

    @Override
    default long parameters() {
        return networks().stream().mapToLong(Network::parameters).sum();
    }

    /** Returns what each of them is shown at a step. */
    Input reads();

    /** Returns what each of them answers. */
    Readout answers();

    /** Returns what else was learned, by the names of the parts of a bundle. */
    default Map<String, Object> parts() {
        return Map.of();
    }

    /** Returns how far back the loss of each network reaches, by time step, as far as that can be told. */
    default Map<String, double[]> stateGradients(SeriesSet known) {
        return Map.of();
    }
}
