package recurrent4j.timeseries.esrnn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.global.Framing;
import recurrent4j.timeseries.global.TrainedNetworks;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Networks trained with the smoothing of many series. A series is smoothed anew from its first value by its own parameters;
 * one that was not learned from, or begins elsewhere, by the mean rates and with indices guessed from its first cycles.
 */
public record FittedEsRnn(EsRnnSetup setup, List<Network> networks, SavedSmoothing smoothing)
        implements TrainedNetworks {

    private static final String SETUP = "setup";
    private static final int BATCH = 16;

    /**
     * Returns what {@link #parts} has put into a bundle.
     *
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
    public Input reads() {
        return setup.reads();
    }

    @Override
    public Readout answers() {
        return setup.readout();
    }

    /** {@inheritDoc} The networks leave a device that computes them when all is answered. */
    @Override
    public List<Forecast> forecast(SeriesSet known) {
        List<Forecast> forecasts = new ArrayList<>(known.size());
        try {
            for (int from = 0; from < known.size(); from += BATCH) {
                forecasts.addAll(forecast(
                        known.series().subList(from, Math.min(known.size(), from + BATCH)), known.season()));
            }
            return forecasts;
        } finally {
            networks.forEach(Network::leaveDevice);
        }
    }

    private List<Forecast> forecast(List<Series> batch, int season) {
        List<NormalizedHistory> histories = batch.stream()
                .map(series -> NormalizedHistory.of(series.values(), season))
                .toList();
        double[][][] means = new double[batch.size()][setup.quantiles().count()]
                [setup.features().horizon()];
        for (int n = 0; n < networks.size(); n++) {
            List<double[]> parameters = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                parameters.add(smoothing.of(n, batch.get(i), histories.get(i)));
            }
            var shown = new EsRnnBatch(setup, histories, parameters);
            Network network = networks.get(n);
            INDArray features = shown.features(network.weights().dataType());
            shown.addLatest(network.output(features, null), means, networks.size());
        }
        return IntStream.range(0, batch.size())
                .mapToObj(i -> Forecast.of(
                        batch.get(i),
                        () -> setup.quantiles().forecast(histories.get(i).undo(means[i]))))
                .toList();
    }
}
