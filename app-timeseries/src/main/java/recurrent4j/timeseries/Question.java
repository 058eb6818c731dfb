package recurrent4j.timeseries;

import java.util.List;
import recurrent4j.io.InputException;

/**
 * What a saved model was trained to answer; {@code question.json} in its bundle.
 *
 * @param network what the scoreboard calls the network
 * @param target the column that it forecasts
 * @param features the other columns that it reads, in their order
 * @param time the column of moments, or empty if rows were counted
 * @param window steps of the past that it reads
 * @param horizon steps that it forecasts
 * @param flat whether it reads them all at once
 * @param seenRows how many rows of the series training and validation have seen; 0 if there was no one series
 * @param seenTarget the checksum of the target in those rows
 */
record Question(
        String network,
        String target,
        List<String> features,
        String time,
        int window,
        int horizon,
        boolean flat,
        int seenRows,
        String seenTarget) {

    Question {
        if (network == null || target == null || time == null || seenTarget == null) {
            throw new InputException("A model's question must name its network, target, time and data.");
        }
        if (window < 1 || horizon < 1 || seenRows < 0) {
            throw new InputException("A model's question must have a window and a horizon of 1 or more.");
        }
        features = List.copyOf(features);
    }

    /** Whether a series begins with the rows that training and validation have seen. */
    boolean hasSeen(TimeSeries series) {
        return seenRows > 0
                && series.rows() >= seenRows
                && series.fingerprint(seenRows).equals(seenTarget);
    }

    /** Returns the question that a task has asked a network. */
    static Question of(Task task, RecurrentForecaster network) {
        List<String> columns = task.series().map(TimeSeries::columns).orElse(List.of("value"));
        return new Question(
                network.name(),
                columns.get(0),
                columns.subList(1, columns.size()),
                task.series()
                        .map(TimeSeries::time)
                        .filter(TimeAxis::isNamed)
                        .map(TimeAxis::name)
                        .orElse(""),
                task.steps(),
                task.horizon(),
                network.flat(),
                task.series().map(TimeSeries::rowsBeforeTest).orElse(0),
                task.series()
                        .map(series -> series.fingerprint(series.rowsBeforeTest()))
                        .orElse(""));
    }
}
