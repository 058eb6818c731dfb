package recurrent4j.timeseries.esrnn;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.train.Objective;

/**
 * Some series that are shown to a network at once, at all their values: what it reads, what its answers cost, and what
 * that says about the answers and about the parameters of each series' smoothing. Arrays are {@code [series, features or
 * answers, position]}; shorter series are padded at the end.
 */
final class EsRnnBatch {

    /** A large change must not outweigh all others. */
    private static final double MOST_WEIGHT = 5;

    private final EsRnnSetup setup;
    private final List<NormalizedHistory> histories;
    private final List<SeasonalSmoothing> states;
    private final List<SeasonalSmoothing.Adjoint> adjoints;
    private final int positions;
    private final int[] known;
    private final double[] losses;
    private long counted;

    /** @param parameters one vector a series */
    EsRnnBatch(EsRnnSetup setup, List<NormalizedHistory> histories, List<double[]> parameters) {
        this.setup = setup;
        this.histories = histories;
        this.states = IntStream.range(0, histories.size())
                .mapToObj(i -> new SeasonalSmoothing(histories.get(i).values(), setup.seasons(), parameters.get(i)))
                .toList();
        this.adjoints = states.stream().map(one -> one.new Adjoint()).toList();
        this.positions = histories.stream()
                .mapToInt(history -> history.length() - setup.first(history))
                .max()
                .orElseThrow();
        this.known = new int[histories.size()];
        this.losses = new double[histories.size()];
    }

    /** Lets only answers count that are about later values than so many of each series. */
    EsRnnBatch judgingAfter(int[] values) {
        System.arraycopy(values, 0, known, 0, known.length);
        return this;
    }

    /** Returns what the network reads. */
    public INDArray features(DataType type) {
        int size = setup.features().features();
        double[] features = new double[histories.size() * size * positions];
        visit((i, t) -> setup.features().show(histories.get(i), states.get(i), t, row(features, size, i, t)));
        return array(features, type);
    }

    private interface Visitor {
        void at(int i, int t);
    }

    /** Visits the values of all series at which they are shown: where something has changed. */
    private void visit(Visitor visitor) {
        for (int i = 0; i < histories.size(); i++) {
            NormalizedHistory history = histories.get(i);
            for (int t = setup.first(history); t < history.length(); t++) {
                if (history.unit(t) > 0) {
                    visitor.at(i, t);
                }
            }
        }
    }

    /** Returns the derivatives of the loss, summed over all answers whose truth is known, by the answers. */
    INDArray slopes(INDArray given) {
        double[] answers = values(given);
        double[] slopes = new double[answers.length];
        int size = setup.answers();
        visit((i, t) -> {
            if (t >= known[i] - 1) {
                judge(i, t, row(answers, size, i, t), row(slopes, size, i, t));
            }
        });
        if (given.dataType() == DataType.FLOAT) {
            round(slopes, answers, size);
        }
        return array(slopes, given.dataType());
    }

    /**
     * Leaves of the derivatives what is left of those of squared errors, {@code (answer - label)² / size}, by labels in single
     * precision. That is how published scores came about, and other roundings lead to other ones in the third figure.
     */
    private static void round(double[] slopes, double[] answers, int size) {
        for (int i = 0; i < slopes.length; i++) {
            float label = (float) (answers[i] - size / 2.0 * slopes[i]);
            slopes[i] = 2 * ((float) answers[i] - label) / size;
        }
    }

    private void judge(int i, int t, EsRnnFeatures.Row answers, EsRnnFeatures.Row slopes) {
        NormalizedHistory history = histories.get(i);
        SeasonalSmoothing state = states.get(i);
        int horizon = setup.features().horizon();
        Quantiles quantiles = setup.quantiles();
        double unit = history.unit(t);
        double weight = weight(history, t);
        for (int step = 1; step <= Math.min(horizon, history.length() - 1 - t); step++) {
            double truth = (history.values()[t + step] - state.ahead(t, step) - state.level(t)) / unit;
            double sum = 0;
            for (int q = 0; q < quantiles.count(); q++) {
                int answer = q * horizon + step - 1;
                double distance = truth - answers.get(answer);
                losses[i] += weight * quantiles.loss(q, distance);
                double slope = weight * quantiles.slope(q, distance);
                slopes.set(answer, slope);
                sum += slope;
            }
            counted++;
            adjoints.get(i).level(t, sum / unit);
            adjoints.get(i).ahead(t, step, sum / unit);
        }
    }

    /** Half scaled errors, half percentages: in logarithms an ordinary change is a percentage. */
    private double weight(NormalizedHistory history, int t) {
        return history.logarithmic() ? (1 + Math.min(MOST_WEIGHT, history.unit(t) / setup.usualChange())) / 2 : 1;
    }

    /** Returns the loss of all answers that had a truth. */
    Objective.Loss loss() {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return new Objective.Loss(counted == 0 ? 0 : sum / counted, counted);
    }

    /** Returns the derivatives of each series' loss by its parameters, from those by what the network was shown. */
    List<double[]> byParameters(INDArray gradient) {
        double[] byFeatures = values(gradient);
        int size = setup.features().features();
        visit((i, t) -> setup.features()
                .derive(histories.get(i), states.get(i), t, row(byFeatures, size, i, t), adjoints.get(i)));
        return adjoints.stream().map(SeasonalSmoothing.Adjoint::byParameters).toList();
    }

    /**
     * Adds a share of what the answers at the last value of each series say, not yet undone.
     *
     * @param means {@code [series][quantile][step]}
     * @param members by which it is divided
     */
    void addLatest(INDArray answers, double[][][] means, int members) {
        double[] values = values(answers);
        int horizon = setup.features().horizon();
        for (int i = 0; i < means.length; i++) {
            NormalizedHistory history = histories.get(i);
            int t = history.length() - 1;
            EsRnnFeatures.Row row = row(values, setup.answers(), i, t);
            for (int answer = 0; answer < setup.answers(); answer++) {
                int step = answer % horizon;
                double distance = history.unit(t) * EsRnnFeatures.clipped(row.get(answer));
                double latest = states.get(i).level(t) + states.get(i).ahead(t, step + 1) + distance;
                means[i][answer / horizon][step] += latest / members;
            }
        }
    }

    private INDArray array(double[] values, DataType type) {
        int series = histories.size();
        return Nd4j.create(values, new long[] {series, values.length / series / positions, positions}, 'f')
                .castTo(type);
    }

    /** Returns the numbers of an array, in whatever order it holds them. */
    private static double[] values(INDArray array) {
        return (array.ordering() == 'f' && !array.isView() ? array : array.dup('f'))
                .data()
                .asDouble();
    }

    private EsRnnFeatures.Row row(double[] array, int size, int i, int t) {
        int position = t - setup.first(histories.get(i));
        return new EsRnnFeatures.Row(array, i + histories.size() * size * position, histories.size());
    }
}
