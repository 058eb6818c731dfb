package recurrent4j.timeseries.esrnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recurrent4j.network.Network;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * Networks trained with the smoothing of many series. A series is smoothed anew from its first value by its own parameters;
 * one that was not learned from, or begins elsewhere, by the mean rates and with indices guessed from its first cycles.
 *
 * @param subject what was learned
 * @param members whose answers are averaged
 */
record FittedEsRnn(EsRnnSetup subject, List<Member> members) implements FittedMethod {

    private static final int BATCH = 16;

    /**
     * One trained network.
     *
     * @param network answers at every value
     * @param parameters by {@link #key}
     * @param rates of smoothing, as logits, the means over all series
     */
    record Member(Network network, Map<String, double[]> parameters, double[] rates) {

        private double[] parameters(Series series, NormalizedHistory past, Seasons seasons) {
            double[] own = parameters.get(key(series));
            if (own != null) {
                return own;
            }
            double[] guess = seasons.guess(past.values());
            System.arraycopy(rates, 0, guess, 0, rates.length);
            return guess;
        }
    }

    /** Returns what tells a series from others, and from itself cut at its beginning. */
    static String key(Series series) {
        return series.clock().label(1 - series.length()) + " " + series.id();
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

    @Override
    public long parameters() {
        return members.stream()
                .mapToLong(member -> member.network().parameters())
                .sum();
    }

    private List<Forecast> forecast(List<Series> batch, int season) {
        List<NormalizedHistory> pasts = batch.stream()
                .map(series -> new NormalizedHistory(series.values(), season))
                .toList();
        int horizon = subject.glimpse().horizon();
        double[][][] means = new double[batch.size()][subject.quantiles().count()][horizon];
        for (Member member : members) {
            List<double[]> parameters = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                parameters.add(member.parameters(batch.get(i), pasts.get(i), subject.seasons()));
            }
            var lesson = new EsRnnBatch(subject, pasts, parameters);
            double[] answers = Cube.values(
                    member.network().output(Cube.array(lesson.features(), batch.size(), lesson.positions()), null));
            for (int i = 0; i < batch.size(); i++) {
                add(lesson.latest(i, answers), means[i]);
            }
        }
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            NormalizedHistory past = pasts.get(i);
            forecasts.add(subject.quantiles()
                    .forecast(Arrays.stream(means[i])
                            .map(quantile ->
                                    Arrays.stream(quantile).map(past::undo).toArray())
                            .toArray(double[][]::new)));
        }
        return forecasts;
    }

    private void add(double[][] answer, double[][] mean) {
        for (int quantile = 0; quantile < mean.length; quantile++) {
            for (int step = 0; step < mean[quantile].length; step++) {
                mean[quantile][step] += answer[quantile][step] / members.size();
            }
        }
    }
}
