package recurrent4j.timeseries.course;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import recurrent4j.io.InputException;

/**
 * What a saved network was trained to answer; {@code question.json} in its bundle.
 *
 * @param network what the scoreboard calls the network
 * @param window steps of the past that it reads
 * @param horizon steps that it forecasts
 * @param flat whether it reads them all at once
 */
@JsonIgnoreProperties(ignoreUnknown = true) // earlier versions named columns, too
record PresetQuestion(String network, int window, int horizon, boolean flat) {

    PresetQuestion {
        if (network == null || window < 1 || horizon < 1) {
            throw new InputException(
                    "A model's question must name its network, and a window and a horizon of 1 or more.");
        }
    }
}
