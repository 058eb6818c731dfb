package recurrent4j.timeseries.forecast;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import recurrent4j.eval.Scoreboard;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** A model that was trained before. */
public interface SavedModel extends FittedMethod {

    /**
     * A score on data that the model has not learned from, beside that of baselines.
     *
     * @param remark what must be known about the data
     * @param tables for a terminal
     */
    record Evaluation(String remark, String tables) {}

    /** Returns what tables call the method that answers. */
    String name();

    /** Returns the names of all methods that can answer. */
    List<String> methods();

    /**
     * Returns the same model, for which another method answers.
     *
     * @param method its name, in which case and punctuation do not matter and a part is enough
     * @throws recurrent4j.io.InputException if it is not one of {@link #methods}
     */
    SavedModel by(String method);

    /**
     * Returns how all methods were scored in training.
     *
     * @throws IOException if the scores are none that a run has printed
     */
    Scoreboard scores() throws IOException;

    /** Whether a network answers, which can be asked by one thread at a time. */
    boolean isNetwork();

    /** Returns how many steps it forecasts. */
    int horizon();

    /** Returns the levels of the intervals that it gives. */
    default List<Double> levels() {
        return List.of();
    }

    /** Returns how many values a series must have for it to be continued. */
    default int fewest() {
        return 1;
    }

    /** Returns how the file of its training held the series; nothing if it knows no data but those of a preset. */
    Optional<SeriesColumns> columns();

    /** Returns how often the values came that it has learned from, in words, if it knows. */
    default Optional<String> step() {
        return Optional.empty();
    }

    /** Returns how often values come that it was trained to forecast, and their season. */
    Frequency frequency();

    /**
     * Refuses series that it cannot continue.
     *
     * @throws recurrent4j.io.InputException if they have another season or other covariates, or one is too short; it is named
     */
    void requireFit(SeriesSet known);

    /** Returns what it reads beside the values, with the events of a calendar that it has learned of. */
    default CovariateNames covariates() {
        return CovariateNames.NONE;
    }

    /**
     * Returns the series of the preset that it was trained on, to be continued.
     *
     * @throws recurrent4j.io.InputException if there are none
     */
    SeriesSet known();

    /**
     * Returns what should be said before series are continued: who answers, and that they are of another kind
     * than in training.
     *
     * @throws IOException if the model's own scores are none
     */
    List<String> remarks(SeriesSet known) throws IOException;

    /**
     * Scores it beside baselines.
     *
     * @param set whose last values it is scored on, as far as it has not learned from them; not read by the model of a preset,
     *     which is scored on the test part of that
     * @throws recurrent4j.io.InputException if it cannot be scored on them
     */
    Evaluation evaluate(Optional<SeriesSet> set);
}
