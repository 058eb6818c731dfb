package recurrent4j.timeseries.esrnn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.global.Framing;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Networks trained with the smoothing of many series. A series is smoothed anew from its first value by its own parameters;
 * one that was not learned from, or begins elsewhere, by the mean rates and with indices guessed from its first cycles.
 *
 * @param setup what was learned
 * @param networks whose answers are averaged
 * @param smoothing what each of them was trained with
 */
public record FittedEsRnn(EsRnnSetup setup, List<Network> networks, SavedSmoothing smoothing)
        implements TrainedNetworks {

    private static final String SETUP = "setup";
    private static final int BATCH = 16;

    /** Copies the list. */
    public FittedEsRnn {
        networks = List.copyOf(networks);
    }

    /**
     * Returns what {@link #parts} has put into a bundle.
     *
     * @param networks of the bundle, as an engine computes them
     * @throws IOException if the parts do not belong to each other
     */
    public static FittedEsRnn of(ModelBundle bundle, List<Network> networks) throws IOException {
        var setup = bundle.part(SETUP, EsRnnSetup.class);
        return new FittedEsRnn(setup, networks, SavedSmoothing.of(bundle, networks.size(), setup.seasons()));
    }

    @Override
    public Map<String, Object> parts() {
        Map<String, Object> parts = smoothing.parts();
        parts.put(SETUP, setup);
        return parts;
    }

    @Override
    public Kind kind() {
        return Kind.ES_RNN;
    }

    @Override
    public Framing framing() {
        return new Framing(
                setup.seasons().shortest(),
                setup.features().horizon(),
                setup.features().window(),
                List.of(),
                List.of());
    }

    @Override
    public long answers() {
        return setup.answers();
    }

    @Override
    public List<Forecast> forecast(SeriesSet known) {
        List<Forecast> forecasts = new ArrayList<>(known.size());
        for (int from = 0; from < known.size(); from += BATCH) {
            forecasts.addAll(forecast(
                    known.series().subList(from, Math.min(known.size(), from + BATCH)), known.season()));
        }
        return forecasts;
    }

    private List<Forecast> forecast(List<Series> batch, int season) {
        List<NormalizedHistory> histories = batch.stream()
                .map(series -> new NormalizedHistory(series.values(), season))
                .toList();
        int horizon = setup.features().horizon();
        double[][][] means = new double[batch.size()][setup.quantiles().count()][horizon];
        for (int n = 0; n < networks.size(); n++) {
            List<double[]> parameters = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                parameters.add(smoothing.of(n, batch.get(i), histories.get(i)));
            }
            var shown = new EsRnnBatch(setup, histories, parameters);
            Network network = networks.get(n);
            INDArray output = network.output(shown.features(network.weights().dataType()), null);
            double[][][] latest = shown.latest(output);
            for (int i = 0; i < batch.size(); i++) {
                add(latest[i], means[i]);
            }
        }
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            NormalizedHistory history = histories.get(i);
            forecasts.add(setup.quantiles()
                    .forecast(Arrays.stream(means[i])
                            .map(quantile ->
                                    Arrays.stream(quantile).map(history::undo).toArray())
                            .toArray(double[][]::new)));
        }
        return forecasts;
    }

    private void add(double[][] answer, double[][] mean) {
        for (int quantile = 0; quantile < mean.length; quantile++) {
            for (int step = 0; step < mean[quantile].length; step++) {
                mean[quantile][step] += answer[quantile][step] / networks.size();
            }
        }
    }
}
