package recurrent4j.timeseries.global;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.data.Window;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Trained networks whose answers are averaged. They forecast any series of the same frequency, also one that they have
 * never seen.
 *
 * @param framing how the networks are shown series
 * @param networks each reads windows and answers with all steps of the horizon at once
 */
public record FittedGlobalRecurrent(Framing framing, List<Network> networks) implements FittedMethod {

    private static final int BATCH = 500;

    /** Copies the list. */
    public FittedGlobalRecurrent {
        networks = List.copyOf(networks);
    }

    @Override
    public List<Forecast> forecast(SeriesSet known) {
        List<Forecast> forecasts = new ArrayList<>(known.size());
        for (int from = 0; from < known.size(); from += BATCH) {
            forecasts.addAll(forecast(known.series().subList(from, Math.min(known.size(), from + BATCH))));
        }
        return forecasts;
    }

    @Override
    public long parameters() {
        return networks.stream().mapToLong(Network::parameters).sum();
    }

    private List<Forecast> forecast(List<Series> batch) {
        List<FramedSeries> framed = batch.stream()
                .parallel()
                .map(series -> new FramedSeries(series, framing))
                .toList();
        List<Window> latest =
                framed.stream().parallel().map(FramedSeries::latest).toList();
        List<float[][]> answers = networks.stream()
                .parallel()
                .map(network -> new Member(network).answers(latest))
                .toList();
        return IntStream.range(0, framed.size())
                .parallel()
                .mapToObj(i -> Forecast.of(framed.get(i).undo(mean(answers, i))))
                .toList();
    }

    private static float[] mean(List<float[][]> answers, int series) {
        float[] mean = new float[answers.get(0)[series].length];
        for (float[][] answer : answers) {
            for (int step = 0; step < mean.length; step++) {
                mean[step] += answer[series][step] / answers.size();
            }
        }
        return mean;
    }
}
