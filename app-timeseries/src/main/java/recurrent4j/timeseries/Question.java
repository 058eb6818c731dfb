package recurrent4j.timeseries;

import java.util.List;

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
 */
record Question(
        String network, String target, List<String> features, String time, int window, int horizon, boolean flat) {

    Question {
        features = List.copyOf(features);
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
                network.flat());
    }
}
