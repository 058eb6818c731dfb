package recurrent4j.timeseries.global;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.FullRows;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Trained networks whose answers are averaged. They forecast any series of the same frequency, also one that they have
 * never seen.
 *
 * @param networks each reads windows and answers with all steps of the horizon at once
 */
public record FittedGlobalRecurrent(Framing framing, List<Network> networks) implements TrainedNetworks {

    private static final int BATCH = 500;
    private static final int GRADIENT_WINDOWS = 500;

    @Override
    public Kind kind() {
        return Kind.WINDOWS;
    }

    @Override
    public Input reads() {
        return framing.reads();
    }

    @Override
    public Readout answers() {
        return framing.answers();
    }

    @Override
    public Map<String, double[]> stateGradients(SeriesSet known) {
        var examples = FramedWindowBatches.of(known, framing, Math.max(1, GRADIENT_WINDOWS / known.size()));
        Map<String, double[]> gradients = new LinkedHashMap<>();
        // What is answered step by step has no one last answer whose loss could reach back.
        for (int i = 0; i < networks.size() && examples.examples() > 0 && !framing.readsAhead(); i++) {
            gradients.putAll(GradientsThroughTime.of("network " + (i + 1), networks.get(i), examples));
        }
        return gradients;
    }

    /**
     * {@inheritDoc} The networks leave a device that computes them when all is answered.
     *
     * @throws recurrent4j.io.InputException if a covariate that is read over the horizon is not known so far
     */
    @Override
    public List<Forecast> forecast(SeriesSet series) {
        SeriesSet known = series.reaching(framing.horizon());
        List<Forecast> forecasts = new ArrayList<>(known.size());
        try {
            for (int from = 0; from < known.size(); from += BATCH) {
                forecasts.addAll(forecast(known.series().subList(from, Math.min(known.size(), from + BATCH))));
            }
            return forecasts;
        } finally {
            networks.forEach(Network::leaveDevice);
        }
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
                .map(network -> answers(network, latest))
                .toList();
        return IntStream.range(0, framed.size())
                .parallel()
                .mapToObj(i -> Forecast.of(
                        batch.get(i), () -> Forecast.of(framed.get(i).undo(mean(answers, i)))))
                .toList();
    }

    /** Returns what a network says follows each window, {@code [window][step]}. */
    private float[][] answers(Network network, List<Window> windows) {
        Window[] asked = FullRows.of(windows).toArray(Window[]::new);
        INDArray output = network.output(WindowBatches.features(asked), null);
        if (framing.readsAhead()) {
            return AbsoluteErrorAhead.ahead(output, framing.horizon());
        }
        return IntStream.range(0, windows.size())
                .mapToObj(i -> output.getRow(i).toFloatVector())
                .toArray(float[][]::new);
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
