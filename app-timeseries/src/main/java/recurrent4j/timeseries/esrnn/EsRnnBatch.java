package recurrent4j.timeseries.esrnn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some series that are shown to a network at once, at all their values: what it reads, what its answers cost, and what
 * that says about the answers and about the parameters of each series' smoothing. All arrays are those of ND4J in
 * {@code 'f'} order, {@code [series, features or answers, position]}; shorter series are padded at the end.
 */
final class EsRnnBatch {

    /** A large change must not outweigh all others. */
    private static final double MOST_WEIGHT = 5;

    private final EsRnnSetup subject;
    private final List<NormalizedHistory> pasts;
    private final List<SeasonalSmoothing> states;
    private final List<SeasonalSmoothing.Adjoint> adjoints;
    private final int positions;
    private final double[] losses;
    private final double[] counts;

    /** @param parameters one vector a series */
    EsRnnBatch(EsRnnSetup subject, List<NormalizedHistory> pasts, List<double[]> parameters) {
        this.subject = subject;
        this.pasts = pasts;
        this.states = IntStream.range(0, pasts.size())
                .mapToObj(i -> new SeasonalSmoothing(pasts.get(i).values(), subject.seasons(), parameters.get(i)))
                .toList();
        this.adjoints = states.stream().map(one -> one.new Adjoint()).toList();
        this.positions = pasts.stream()
                .mapToInt(past -> past.length() - subject.first(past))
                .max()
                .orElseThrow();
        this.losses = new double[pasts.size()];
        this.counts = new double[pasts.size()];
    }

    int positions() {
        return positions;
    }

    double[] features() {
        int size = subject.glimpse().features();
        double[] features = new double[pasts.size() * size * positions];
        for (int i = 0; i < pasts.size(); i++) {
            NormalizedHistory past = pasts.get(i);
            for (int t = subject.first(past); t < past.length(); t++) {
                if (past.unit(t) > 0) {
                    subject.glimpse().show(past, states.get(i), t, row(features, size, i, t));
                }
            }
        }
        return features;
    }

    /** Returns the derivatives of the loss, summed over all answers whose truth is known, by the answers. */
    double[] judge(double[] answers) {
        double[] slopes = new double[answers.length];
        for (int i = 0; i < pasts.size(); i++) {
            NormalizedHistory past = pasts.get(i);
            for (int t = subject.first(past); t < past.length() - 1; t++) {
                if (past.unit(t) > 0) {
                    int size = subject.answers();
                    judge(i, t, row(answers, size, i, t), row(slopes, size, i, t));
                }
            }
        }
        return slopes;
    }

    private void judge(int i, int t, EsRnnFeatures.Row answers, EsRnnFeatures.Row slopes) {
        NormalizedHistory past = pasts.get(i);
        SeasonalSmoothing state = states.get(i);
        int horizon = subject.glimpse().horizon();
        Quantiles quantiles = subject.quantiles();
        double unit = past.unit(t);
        double weight = weight(past, t);
        for (int step = 1; step <= Math.min(horizon, past.length() - 1 - t); step++) {
            double truth = (past.values()[t + step] - state.ahead(t, step) - state.level(t)) / unit;
            double sum = 0;
            for (int q = 0; q < quantiles.count(); q++) {
                int answer = q * horizon + step - 1;
                double distance = truth - answers.get(answer);
                losses[i] += weight * quantiles.loss(q, distance);
                double slope = weight * quantiles.slope(q, distance);
                slopes.set(answer, slope);
                sum += slope;
            }
            counts[i]++;
            adjoints.get(i).level(t, sum / unit);
            adjoints.get(i).ahead(t, step, sum / unit);
        }
    }

    /** Half scaled errors, half percentages: in logarithms an ordinary change is a percentage. */
    private double weight(NormalizedHistory past, int t) {
        return past.logarithmic() ? (1 + Math.min(MOST_WEIGHT, past.unit(t) / subject.usualChange())) / 2 : 1;
    }

    /** Returns how many answers had a truth. */
    double answers() {
        return sum(counts);
    }

    /** Returns the loss, summed over all answers. */
    double loss() {
        return sum(losses);
    }

    /** Returns the derivatives of each series' loss by its parameters, from those by what the network was shown. */
    List<double[]> byParameters(double[] byFeatures) {
        int size = subject.glimpse().features();
        for (int i = 0; i < pasts.size(); i++) {
            NormalizedHistory past = pasts.get(i);
            for (int t = subject.first(past); t < past.length(); t++) {
                if (past.unit(t) > 0) {
                    subject.glimpse().derive(past, states.get(i), t, row(byFeatures, size, i, t), adjoints.get(i));
                }
            }
        }
        return adjoints.stream().map(SeasonalSmoothing.Adjoint::byParameters).toList();
    }

    /** Returns what an answer at the last value of a series says, {@code [quantile][step]}, not yet undone. */
    double[][] latest(int i, double[] answers) {
        NormalizedHistory past = pasts.get(i);
        int t = past.length() - 1;
        int horizon = subject.glimpse().horizon();
        EsRnnFeatures.Row row = row(answers, subject.answers(), i, t);
        double[][] latest = new double[subject.quantiles().count()][horizon];
        for (int q = 0; q < latest.length; q++) {
            for (int step = 1; step <= horizon; step++) {
                double distance = past.unit(t) * EsRnnFeatures.clipped(row.get(q * horizon + step - 1));
                latest[q][step - 1] = states.get(i).level(t) + states.get(i).ahead(t, step) + distance;
            }
        }
        return latest;
    }

    private EsRnnFeatures.Row row(double[] array, int size, int i, int t) {
        int position = t - subject.first(pasts.get(i));
        return new EsRnnFeatures.Row(array, i + pasts.size() * size * position, pasts.size());
    }

    private static double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }
}
