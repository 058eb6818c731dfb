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
 * decide what the network is shown and what is asked of it: rates and the first indices of the seasons, learned by Adam
 * (Kingma and Ba, 2015). Short series keep what was guessed, since they would learn their chance.
 *
 * <p>The optimizer of the networks cannot take these steps: each series counts its own, moves in a unit of its own, and is in
 * double precision, since what is smoothed over a thousand values would show what single precision leaves out.
 */
final class EsRnnObjective implements Objective {

    /** Values from which a series learns parameters of its own. */
    static final int FEWEST_VALUES = 200;

    /** Steps of logits beside those of weights: from 0.3 to 0.5 in ten steps at a rate of 0.01. */
    private static final double LOGITS = 10;

    private static final double MEAN_KEPT = 0.9;

    /** Each series moves but once an epoch, so its running squares must not be those of a hundred epochs ago. */
    private static final double SQUARE_KEPT = 0.99;

    private static final double TINY = 1e-12;

    private final EsRnnSetup setup;
    private final List<NormalizedHistory> histories;
    private final List<NormalizedHistory> whole;
    private final double[] vectors;
    private final double[] means;
    private final double[] squares;
    private final double[] steps;
    private int[] series = {};
    private List<double[]> gradients = List.of();

    /** @param whole the same series as those that are learned from, perhaps with later values that judge */
    EsRnnObjective(EsRnnSetup setup, List<NormalizedHistory> histories, List<NormalizedHistory> whole) {
        this.setup = setup;
        this.histories = histories;
        this.whole = whole;
        this.vectors = histories.stream()
                .flatMapToDouble(history -> Arrays.stream(setup.seasons().guess(history.values())))
                .toArray();
        this.means = new double[vectors.length];
        this.squares = new double[vectors.length];
        this.steps = new double[histories.size()];
    }

    /** Returns what was learned of all series, one after another as {@link Seasons} lays each out; not copied. */
    double[] vectors() {
        return vectors;
    }

    /** The gradient is that of the mean over values at which the whole horizon is answered. */
    @Override
    public Loss gradient(Network network, DataSet numbers) {
        series = EsRnnBatches.numbers(numbers);
        EsRnnBatch batch = batch(histories);
        var shown = new DataSet(batch.features(network.weights().dataType()), null);
        UnaryOperator<INDArray> slopes = batch::slopes;
        if (Arrays.stream(series).anyMatch(this::learns)) {
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
        int size = setup.seasons().parameters();
        return new EsRnnBatch(
                setup,
                Arrays.stream(series).mapToObj(all::get).toList(),
                Arrays.stream(series)
                        .mapToObj(i -> Arrays.copyOfRange(vectors, i * size, (i + 1) * size))
                        .toList());
    }

    private boolean learns(int number) {
        return histories.get(number).length() >= FEWEST_VALUES;
    }

    @Override
    public void step(double learningRate) {
        for (int i = 0; i < gradients.size(); i++) {
            if (learns(series[i])) {
                step(series[i], gradients.get(i), learningRate);
            }
        }
    }

    /** Moves the parameters of a series down a gradient; indices in units of an ordinary change. */
    private void step(int number, double[] gradient, double learningRate) {
        NormalizedHistory history = histories.get(number);
        double step = ++steps[number];
        for (int i = 0; i < gradient.length; i++) {
            int place = number * gradient.length + i;
            means[place] = MEAN_KEPT * means[place] + (1 - MEAN_KEPT) * gradient[i];
            squares[place] = SQUARE_KEPT * squares[place] + (1 - SQUARE_KEPT) * gradient[i] * gradient[i];
            double direction = means[place]
                    / (1 - Math.pow(MEAN_KEPT, step))
                    / (Math.sqrt(squares[place] / (1 - Math.pow(SQUARE_KEPT, step))) + TINY);
            double unit = i < setup.seasons().rates() ? LOGITS : history.unit(history.length() - 1);
            vectors[place] -= learningRate * unit * direction;
        }
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("smoothing", vectors);
    }

    @Override
    public Map<String, double[]> moments() {
        return Map.of("means", means, "squares", squares, "steps", steps);
    }

    @Override
    public String settings() {
        return setup.toString();
    }
}
