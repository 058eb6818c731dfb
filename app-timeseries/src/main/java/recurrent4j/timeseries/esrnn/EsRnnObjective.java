package recurrent4j.timeseries.esrnn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.network.Network;
import recurrent4j.train.Objective;

/**
 * The quantile losses of all answers whose truth is known. Its own numbers are the parameters of each series' smoothing, which
 * decide what the network is shown and what is asked of it.
 */
final class EsRnnObjective implements Objective {

    private final EsRnnSetup setup;
    private final List<NormalizedHistory> histories;
    private final List<NormalizedHistory> whole;
    private final SeriesParameters parameters;
    private int[] series = {};
    private List<double[]> gradients = List.of();

    /**
     * An objective whose parameters are guessed.
     *
     * @param histories what is learned from
     * @param whole the same series, perhaps with later values that judge
     */
    EsRnnObjective(EsRnnSetup setup, List<NormalizedHistory> histories, List<NormalizedHistory> whole) {
        this.setup = setup;
        this.histories = histories;
        this.whole = whole;
        this.parameters = new SeriesParameters(setup.seasons(), histories);
    }

    /** Returns what was learned of all series, one after another as {@link Seasons} lays each out. */
    double[] vectors() {
        return parameters.vectors();
    }

    /** The gradient is that of the mean over values at which the whole horizon is answered. */
    @Override
    public Loss gradient(Network network, DataSet numbers) {
        series = EsRnnBatches.numbers(numbers);
        EsRnnBatch batch = batch(histories);
        var shown = new DataSet(batch.features(network.weights().dataType()), null);
        UnaryOperator<INDArray> slopes = batch::slopes;
        if (Arrays.stream(series).anyMatch(parameters::learns)) {
            gradients = batch.byParameters(network.inputGradient(shown, slopes));
        } else {
            gradients = List.of();
            network.backpropagate(shown, slopes);
        }
        Loss loss = batch.loss();
        if (loss.answers() > 0) {
            network.gradient().divi(loss.answers() / setup.features().horizon());
        }
        return loss;
    }

    /** Only what follows the histories judges. */
    @Override
    public Loss loss(Network network, DataSet numbers) {
        series = EsRnnBatches.numbers(numbers);
        EsRnnBatch batch = batch(whole)
                .judgingAfter(Arrays.stream(series)
                        .map(i -> histories.get(i).length())
                        .toArray());
        batch.slopes(network.output(batch.features(network.weights().dataType()), null));
        return batch.loss();
    }

    private EsRnnBatch batch(List<NormalizedHistory> all) {
        return new EsRnnBatch(
                setup,
                Arrays.stream(series).mapToObj(all::get).toList(),
                Arrays.stream(series).mapToObj(parameters::of).toList());
    }

    @Override
    public void step(double learningRate) {
        for (int i = 0; i < gradients.size(); i++) {
            if (parameters.learns(series[i])) {
                parameters.step(series[i], gradients.get(i), learningRate);
            }
        }
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("smoothing", parameters.vectors());
    }

    @Override
    public Map<String, double[]> moments() {
        return parameters.moments();
    }

    @Override
    public String settings() {
        return setup.toString();
    }
}
